using System.Security.Cryptography;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Professional;

/// <summary>"Report a concern" for partners: the task list of the draft.</summary>
[Needs("report_professional")]
public sealed class IndexModel(SafeguardingDb db, WordShelf shelf) : ByWorker(db, shelf)
{
    public Task OnGet() => Load(null);

    public async Task<IActionResult> OnPostSend()
    {
        Reported? reported;
        try
        {
            reported = await SendIn(Channel.ProfessionalForm, input => new ReportConcern(Db).Do(LawfulStep.Triage.By(Viewer, Db.Partnership.Clock), input with
            {
                BroughtBy = Viewer.WorkerId,
                ReporterKind = AgencyKind,
                Identity = new ReporterIdentity(Viewer.Name, null, null, Configuration.AgencyOf(Viewer.Agency).Name, null),
            }));
        }
        catch (Exception fault) when (fault is DbUpdateException or CryptographicException)
        {
            // Pressed twice at the same moment: the other one was quicker, and it stands in the list.
            Db.GiveUp();
            return LocalRedirect("/my-reports");
        }
        if (reported is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        TempData["Done"] = W.Say("sent", reported.Concern.Reference);
        // Whoever said that it can't wait until tomorrow is told whom to ring: the form alone may be read too late.
        if (reported.Concern.Urgency != Urgency.Routine)
            (TempData["Ring"], TempData["RingText"]) = (reported.Concern.FrontDoor, reported.Concern.Urgency == Urgency.Now ? "ring.text" : "ring.text.soon");
        return LocalRedirect("/my-reports");
    }

    public async Task<IActionResult> OnPostThrowAway()
    {
        await ThrowAway();
        return LocalRedirect("/professional");
    }
}
