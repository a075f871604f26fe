using System.Security.Cryptography;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Pages.Report;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.SchoolLinks;

/// <summary>The task list of a school's report, and its sending.</summary>
[OpenToAll]
public sealed class ReportModel(SafeguardingDb db, WordShelf shelf) : SchoolForm(db, shelf)
{
    /// <summary>Set once it was sent: the words of the receipt, shown for some minutes in the browser that sent it.</summary>
    public string? Receipt { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        Receipt = await ReceiptOfSent();
        if (Receipt is not null) return Page();
        if (!await IsOpen()) return ToTheDoor();
        await Load(null);
        return Page();
    }

    public async Task<IActionResult> OnPostSend()
    {
        if (!await IsOpen()) return await ReceiptOfSent() is null ? ToTheDoor() : LocalRedirect(Root);
        try
        {
            var browser = DraftCookie.School.Read(Request)!;
            await new Drafts(Db).Keep(SentByLink.Form, browser, new SentByLink(Token), SentByLink.Life);
            var reported = await SendIn(Channel.SchoolLink, input => new SendByLink(Db).Do(Link, input with
            {
                ReporterKind = "school",
                WantsReceipt = true,
                ReceiptSecret = browser,
                Identity = new ReporterIdentity(Answers.YourName, Answers.YourPhone, Link.Email, Link.School, Answers.YourRole),
            }));
            // To a page of its own: a second press of "Send" lands there too, and no receipt is lost.
            if (reported is not null) return LocalRedirect(Root);
        }
        catch (Exception fault) when (fault is Kernel.Storage.SecondWriter or DbUpdateException or CryptographicException)
        {
            // Pressed twice at the same moment: the other one was quicker (and took the draft and its key away), and the same page shows its receipt.
            Db.GiveUp();
            return LocalRedirect(Root);
        }
        // The quicker press may have taken the draft away before this one read it: then nothing is missing.
        Db.GiveUp();
        if (!await IsOpen()) return LocalRedirect(Root);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
