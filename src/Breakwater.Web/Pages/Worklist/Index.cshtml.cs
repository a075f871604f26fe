using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Breakwater.Web.Pages.Worklist;

/// <summary>Everything that waits for somebody; what nobody has yet on top. Being shown the names on it is one fact.</summary>
[Needs("see_worklist")]
public sealed class IndexModel(SafeguardingDb db, AbilityTable abilities, ListShelf shelf) : StaffPage(db)
{
    [BindProperty(SupportsGet = true)] public string? Area { get; set; }

    [BindProperty(SupportsGet = true)] public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)] public string? Whose { get; set; }

    [BindProperty(SupportsGet = true)] public int At { get; set; } = 1;

    public IReadOnlyList<WaitingRow> Rows { get; private set; } = [];

    public bool More { get; private set; }

    public (int Nobodys, int Late, int Mine) Counts { get; private set; }

    public IEnumerable<SelectListItem> Areas => AreaChoices.All(Db.Partnership.Configuration);

    public IEnumerable<SelectListItem> Kinds { get; } = [new("Concerns", "concern"), new("Referrals", "referral"), new("Checks", "check")];

    public bool Filtered => Area is not null || Kind is not null || Whose is not null;

    public async Task OnGet()
    {
        (Area, Kind, Whose, At) = (Blank(Area), Blank(Kind), Blank(Whose), Math.Clamp(At, 1, 400));
        var work = new WaitingWork(Db, abilities, Viewer);
        var filter = new WaitingFilter(Area, Kind, Whose, At);
        ((Rows, More), Counts) = await shelf.Of(Db, Viewer, $"worklist {filter}", async () => (await work.Read(filter), await work.Counts(filter)));
        if (Rows.Count == 0) return;
        var records = Rows.Select(r => r.Record).ToList();
        await Db.LookAtList(ActFor(LawfulStep.Triage), new ConcernListShown(Viewer.Name, records.Count, records), new ListShownTo(Viewer.WorkerId), records);
    }

    /// <summary>The same list with one thing changed, as an address.</summary>
    public string With(string? whose = null, int at = 1) =>
        "/worklist" + Microsoft.AspNetCore.Http.QueryString.Create(new Dictionary<string, string?> { ["Area"] = Area, ["Kind"] = Kind, ["Whose"] = whose ?? Whose, ["At"] = at > 1 ? at.ToString(System.Globalization.CultureInfo.InvariantCulture) : null }
            .Where(p => !string.IsNullOrEmpty(p.Value)));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
