using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Pages.Report;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.SchoolLinks;

/// <summary>The task list of a school's report, and its sending.</summary>
[OpenToAll]
public sealed class ReportModel(SafeguardingDb db, WordShelf shelf) : SchoolForm(db, shelf)
{
    /// <summary>Set once it was sent: the words of the receipt, shown this once.</summary>
    public string? Receipt { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!await IsOpen()) return ToTheDoor();
        await Load(null);
        return Page();
    }

    public async Task<IActionResult> OnPostSend()
    {
        if (!await IsOpen()) return ToTheDoor();
        try
        {
            var reported = await SendIn(Channel.SchoolLink, input => new SendByLink(Db).Do(Link, input with
            {
                ReporterKind = "school",
                WantsReceipt = true,
                Identity = new ReporterIdentity(Answers.YourName, Answers.YourPhone, Link.Email, Link.School, Answers.YourRole),
            }));
            Receipt = reported?.Receipt;
        }
        catch (Kernel.Storage.SecondWriter)
        {
            return ToTheDoor();
        }
        if (Receipt is null) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        else DraftCookie.School.Forget(Response);
        return Page();
    }
}
