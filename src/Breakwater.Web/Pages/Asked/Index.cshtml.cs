using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Published;
using Breakwater.Web.Access;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Breakwater.Web.Pages.Asked;

/// <summary>The public tracker: everything that committees asked, of whom, and what came of it.</summary>
[OpenToAll]
public sealed class IndexModel(ScrutinyDb db, WordShelf shelf) : PageModel
{
    private static readonly string[] Standings = ["open", "late", "unanswered", "principle", "rejected", "closed"];

    [BindProperty(SupportsGet = true)]
    public string? Topic { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Body { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    public PublicWords W { get; } = shelf["asked"];

    public IReadOnlyList<TrackedRequest> Requests { get; private set; } = [];

    public TrackerTotals Totals { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Topics { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IReadOnlyList<SelectListItem> States { get; private set; } = [];

    public DateTime Now { get; } = db.Partnership.Clock.Instant();

    public bool Filtered => new[] { Topic, Body, Area, State }.Any(f => !string.IsNullOrEmpty(f));

    public async Task OnGet()
    {
        var all = await new ReadTracker(db).All();
        Requests = ReadTracker.Filter(all, new TrackerFilter(Chosen(Topic), Chosen(Body), Chosen(Area), Chosen(State)), Now).ToList();
        Totals = TrackerTotals.Of(Requests, Now);
        Topics = all.Select(r => r.Request.Topic).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(t => new SelectListItem(t, t)).ToList();
        Bodies = all.SelectMany(r => r.Asked.Select(a => a.Body).Append(r.Committee)).DistinctBy(b => b.Id).OrderBy(b => b.Name, StringComparer.Ordinal).Select(b => new SelectListItem(b.Name, b.Slug)).ToList();
        Areas = db.Partnership.Configuration.Areas.Where(a => all.Any(r => r.Request.Area == a.Code)).Select(a => new SelectListItem(a.Name, a.Code)).ToList();
        States = Standings.Select(s => new SelectListItem(W["state." + s], s)).ToList();
    }

    public string? AreaName(string? code) => db.Partnership.Configuration.Areas.FirstOrDefault(a => a.Code == code)?.Name;

    private static string? Chosen(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
