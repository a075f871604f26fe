using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Pages.Reply;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Professional;

/// <summary>One report of mine: how it stands in safe words, the hub's questions, and my answers.</summary>
[Needs("report_professional")]
public sealed class FollowedModel(SafeguardingDb db, WordShelf shelf) : StaffPage(db)
{
    [BindProperty]
    public string? Message { get; set; }

    public PublicWords W { get; } = shelf["professional"];

    public ReporterView Report { get; private set; } = null!;

    public string StatusWords => Told.Words(Report.Status, Report.DecisionCode, Report.About, shelf["reply"], Db.Partnership.Configuration);

    public async Task<IActionResult> OnGet(Id<Concern> id) => await Open(id) ? Page() : NotOpen();

    public async Task<IActionResult> OnPost(Id<Concern> id)
    {
        if (!await Mine(id)) return NotOpen();
        return await Try(
            async () =>
            {
                var twice = await new ReturnToReport(Db).HasJust(id, Message);
                if (!twice) await new AddToReport(Db).Do(id, Viewer.AsActor(), Message, Viewer.Agency);
                Done(W[twice ? "more.twice" : "more.done"]);
                return LocalRedirect($"/my-reports/{id}");
            },
            () => Open(id));
    }

    private Task<bool> Mine(Id<Concern> id) => new ReturnToReport(Db).BroughtBy(Viewer.WorkerId).AnyAsync(c => c.Id == id);

    private async Task<bool> Open(Id<Concern> id)
    {
        if (!await Mine(id) || await new ReturnToReport(Db).Open(id, Viewer.AsActor()) is not { } view) return false;
        Report = view;
        return true;
    }
}
