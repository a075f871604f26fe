using Breakwater.Kernel.Access;
using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Pages.Reply;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Professional;

/// <summary>One thing that this worker reported, with its plain status: no name, no decision's reason.</summary>
/// <param name="Path">Where its messages stand; null for somebody who reports for others, such as a councillor.</param>
public sealed record Brought(string Reference, string About, DateTime ReceivedAt, string Status, string? Path);

/// <summary>"What I reported": plain status words only.</summary>
[Needs("follow_own_report")]
public sealed class SentModel(SafeguardingDb db, WordShelf shelf, AbilityTable abilities) : PageModel
{
    public PublicWords W { get; private set; } = shelf["professional"];

    /// <summary>Whom to ring about what was just sent and can't wait; null else.</summary>
    public FrontDoor? Ring { get; private set; }

    /// <summary>How pressing it is to ring, as they said it: now, or today.</summary>
    public string RingText { get; private set; } = "ring.text";

    public IReadOnlyList<Brought> Reports { get; private set; } = [];

    public async Task OnGet()
    {
        Reports = await Of(HttpContext.Viewer(), db, shelf, abilities);
        if (TempData["Ring"] is not string code) return;
        Ring = db.Partnership.Configuration.FrontDoorOf(code);
        RingText = TempData["RingText"] as string ?? RingText;
        W = shelf["professional", Ring];
    }

    /// <summary>What this worker brought, newest first, a hundred at most.</summary>
    public static async Task<IReadOnlyList<Brought>> Of(Viewer viewer, SafeguardingDb db, WordShelf shelf, AbilityTable abilities)
    {
        var opens = WaysToReporter.ReadsMessages(viewer.Roles, abilities);
        var rows = await new ReturnToReport(db).BroughtBy(viewer.WorkerId).Take(100)
            .Select(c => new { c.Id, c.Reference, c.About, c.ReceivedAt, c.Status, c.DecisionCode }).AsNoTracking().ToListAsync();
        return rows.ConvertAll(c => new Brought(c.Reference, shelf["professional"]["about." + c.About], c.ReceivedAt,
            Told.Words(c.Status, c.DecisionCode, c.About, shelf["reply"], db.Partnership.Configuration), opens ? $"/my-reports/{c.Id}" : null));
    }
}
