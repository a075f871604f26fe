using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Matches;

/// <summary>Two records side by side, and each act on them: an endpoint with one ability, drawing the same page.</summary>
public abstract class MatchPage(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? BackBecause { get; set; }

    /// <summary>Attribute → source record: which record each is to be taken from.</summary>
    [BindProperty(Name = nameof(Picks))] // named, or a form without picks would be read as one whole dictionary
    public Dictionary<string, Guid> Picks { get; set; } = [];

    public PossibleMatch Match { get; private set; } = null!;

    public SourceRecord One { get; private set; } = null!;

    public SourceRecord Other { get; private set; } = null!;

    public Concern OneConcern { get; private set; } = null!;

    public Concern OtherConcern { get; private set; } = null!;

    public IReadOnlyList<ComparedRow> Rows { get; private set; } = [];

    public IReadOnlyList<EvidenceRow> Evidence { get; private set; } = [];

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public string? Judge { get; private set; }

    public string? JudgedBecause { get; private set; }

    public string? JudgedHeld => Marks.Part3(Db.Partnership.Configuration, Match.ReasonAgency, Match.ReasonRegime);

    public LawfulLine Lawful => LineOf(LawfulStep.Triage);

    public bool CanJudge => May("judge_match") && Match.Status is MatchStatus.Waiting or MatchStatus.NotSure;

    public bool CanConfirm => May("confirm_match") && Match.Status == MatchStatus.AwaitingSecondName && Match.JudgedBy != Viewer.WorkerId;

    public bool CanAskAgain => May("judge_match") && Match.Status == MatchStatus.ToldApart;

    public string AgencyName(SourceRecord record) => Db.Partnership.Configuration.AgencyOf(record.OwningAgency).Name;

    /// <summary>Reading an act's address leads to the match.</summary>
    public virtual async Task<IActionResult> OnGet(Id<PossibleMatch> id) => await Load(id) ? LocalRedirect("/matches/" + id) : NotOpen();

    protected async Task<bool> Load(Id<PossibleMatch> id)
    {
        if (await Db.MatchesOpenTo(Viewer, abilities["open_concern"]).FirstOrDefaultAsync(m => m.Id == id) is not { } match) return false;
        Match = match;
        return true;
    }

    protected async Task<IActionResult> Does(Id<PossibleMatch> id, Func<Task<string>> work)
    {
        if (!await Load(id)) return NotOpen();
        return await Try(async () =>
        {
            Done(await work());
            return LocalRedirect("/matches/" + id);
        }, Draw);
    }

    /// <summary>Fills the page; that both records were laid side by side is a fact of both concerns, stored first.</summary>
    protected async Task Draw()
    {
        var id = Match.Id;
        Match = await Db.Matches.AsNoTracking().SingleAsync(m => m.Id == id);
        (OneConcern, OtherConcern) = (await Db.Concerns.SingleAsync(c => c.Id == Match.LaterConcernId), await Db.Concerns.SingleAsync(c => c.Id == Match.EarlierConcernId));
        Db.Begin(ActFor(LawfulStep.Triage));
        foreach (var concern in new[] { OneConcern, OtherConcern }) Db.Record(new MatchCompared(Viewer.Name), concern);
        await Db.SaveChangesAsync();
        (Version, ViewData["Title"], ViewData["Wide"], ViewData["Back"]) = (Match.Version, "Same person?", true, "/matches");
        ModelState.Remove(nameof(Version));
        (One, Other) = (await Db.SourceRecords.AsNoTracking().SingleAsync(r => r.Id == Match.LaterId), await Db.SourceRecords.AsNoTracking().SingleAsync(r => r.Id == Match.EarlierId));
        Rows = SideBySide.Of(One, Other);
        Evidence = SideBySide.Evidence(new LikelyMatches(Db).Explain(One, Other));
        Timeline = await Db.TimelineOf(id.Value);
        Judge = Match.JudgedBy is { } by ? await Db.Set<Worker>().Where(w => w.Id == by).Select(w => w.Name).FirstOrDefaultAsync() : null;
        JudgedBecause = await Db.Unseal(id.Value, "matches.reason", Match.Reason);
    }

    private bool May(string ability) => abilities[ability].For(Viewer.Roles) != Relations.None;
}
