using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Published;
using Breakwater.Web.Access;
using Breakwater.Web.Hosting;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Breakwater.Web.Pages.Asked;

/// <summary>The public tracker: everything that committees asked, of whom, and what came of it.</summary>
[OpenToAll, SameForAll]
public sealed class IndexModel(ScrutinyDb db, WordShelf shelf) : PageModel
{
    private const int OnePage = 40;
    private static readonly string[] Standings = ["open", "late", "unanswered", "principle", "rejected", "closed"];

    [BindProperty(SupportsGet = true)]
    public string? Topic { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Body { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>The first year of a municipal year, such as 2026 for 2026/27.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public int From { get; set; }

    public IReadOnlyList<SelectListItem> Years { get; private set; } = [];

    /// <summary>Those of <see cref="Requests"/> that stand on this page.</summary>
    public IReadOnlyList<TrackedRequest> Shown { get; private set; } = [];

    public PublicWords W { get; } = shelf["asked"];

    public IReadOnlyList<TrackedRequest> Requests { get; private set; } = [];

    public TrackerTotals Totals { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Topics { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IReadOnlyList<SelectListItem> States { get; private set; } = [];

    public DateTime Now { get; } = db.Partnership.Clock.Instant();

    public bool Filtered => Year is not null || new[] { Topic, Body, Area, State }.Any(f => !string.IsNullOrEmpty(f));

    public async Task OnGet()
    {
        var all = await new ReadTracker(db).All();
        Requests = ReadTracker.Filter(all, new TrackerFilter(Chosen(Topic), Chosen(Body), Chosen(Area), Chosen(State), Year is { } first ? new MunicipalYear(first) : null), Now).ToList();
        Totals = TrackerTotals.Of(Requests, Now);
        Topics = all.Select(r => r.Request.Topic).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(t => new SelectListItem(t, t)).ToList();
        Bodies = all.SelectMany(r => r.Asked.Select(a => a.Body).Append(r.Committee)).DistinctBy(b => b.Id).OrderBy(b => b.Name, StringComparer.Ordinal).Select(b => new SelectListItem(b.Name, b.Slug)).ToList();
        Areas = db.Partnership.Configuration.Areas.Where(a => all.Any(r => r.Request.Area == a.Code)).Select(a => new SelectListItem(a.Name, a.Code)).ToList();
        Years = all.Select(r => r.Year).Distinct().OrderByDescending(y => y.First).Select(y => new SelectListItem(y.ToString(), y.First.ToString(System.Globalization.CultureInfo.InvariantCulture))).ToList();
        From = Math.Clamp(From, 0, Math.Max(0, Requests.Count - 1));
        Shown = Requests.Skip(From).Take(OnePage).ToList();
        States = Standings.Select(s => new SelectListItem(W["state." + s], s)).ToList();
    }

    /// <summary>The same choice, from another request on; null where there is none.</summary>
    public string? Further(int by) => From + by is var at && (at < 0 && From == 0 || at >= Requests.Count) ? null
        : "/asked?" + string.Join('&', new[] { ("Topic", Topic), ("Body", Body), ("Area", Area), ("State", State), ("Year", Year?.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("From", Math.Max(0, at).ToString(System.Globalization.CultureInfo.InvariantCulture)) }
            .Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));

    public string? Older => Further(OnePage);

    public string? Newer => Further(-OnePage);

    public string? AreaName(string? code) => db.Partnership.Configuration.Areas.FirstOrDefault(a => a.Code == code)?.Name;

    private static string? Chosen(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
