using System.Text.Json;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Breakwater.Web.Pages.Concerns;
using Breakwater.Web.Pages.Worklist;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Referrals;

/// <summary>The page of one referral, and each act on it: an endpoint with one ability, drawing the same page.</summary>
public abstract class ReferralPage(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    [BindProperty] public string? Reason { get; set; }

    [BindProperty] public string? TakeBackBecause { get; set; }

    public Referral Referral { get; private set; } = null!;

    public RecordHeader Header { get; private set; } = null!;

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public string Summary { get; private set; } = "";

    public string? Declined { get; private set; }

    /// <summary>Whose the reason of a decline is, and under which law.</summary>
    public string? DeclinedHeld => Marks.Beside(Db.Partnership.Configuration, (Referral.ToAgency, Referral.DeclineRegime), (Referral.FromAgency, Referral.Regime));

    /// <summary>The people of the concern, where the viewer may open it; else nobody.</summary>
    public Concern? Concern { get; private set; }

    public string FromAgency => Db.Partnership.Configuration.AgencyOf(Referral.FromAgency).Name;

    /// <summary>People of other concerns who may be somebody of this referral's; null where its concern isn't open to the viewer.</summary>
    public (IReadOnlyList<LikelyMatch> Matches, bool Compared)? Likely { get; private set; }

    public bool CanAnswer { get; private set; }

    public bool CanWithdraw { get; private set; }

    public bool CanExport { get; private set; }

    public virtual Task<IActionResult> OnGet() => Task.FromResult<IActionResult>(RedirectToPage("/Referrals/Open", new { id = HttpContext.Referral().Id }));

    protected Task<IActionResult> Does(Func<Referral, Task> work, string done, bool stay = true) => Try(async () =>
    {
        await work(HttpContext.Referral());
        Done(done);
        return stay ? RedirectToPage("/Referrals/Open", new { id = HttpContext.Referral().Id }) : LocalRedirect("/referrals");
    }, Draw);

    protected async Task Draw()
    {
        var (id, configuration) = (HttpContext.Referral().Id, Db.Partnership.Configuration);
        Referral = await Db.Referrals.AsNoTracking().SingleAsync(r => r.Id == id);
        (Version, ViewData["Title"], ViewData["Wide"], ViewData["Back"]) = (Referral.Version, "Referral " + Referral.Reference, true, Lists.BackTo(Request, "/referrals"));
        ModelState.Remove(nameof(Version));
        Concern = await Db.OpenTo(Viewer, abilities["open_concern"]).Include(c => c.People).AsNoTracking().FirstOrDefaultAsync(c => c.Id == Referral.ConcernId);
        if (Concern is not null)
        {
            var likely = new LikelyMatches(Db);
            Likely = (await likely.Of(Concern.Id, Viewer, abilities["open_concern"]), await likely.AreCompared(Concern.Id));
            if (LikelyMatches.Looks(Viewer, Likely.Value.Matches) is { Count: > 0 } looks) await Db.Look(ActFor(Referral.Step(configuration)), looks);
        }
        CanAnswer = ReferralMoves.Table.Allows(Referral.Status, ReferralAct.Accepted) && await May("answer_referral");
        CanWithdraw = ReferralMoves.Table.Allows(Referral.Status, ReferralAct.Withdrawn) && await May("withdraw_referral");
        CanExport = Concern is not null && await Db.OpenTo(Viewer, abilities["export_concern"]).AnyAsync(c => c.Id == Referral.ConcernId);
        Summary = await Db.Unseal(Referral.Id.Value, "referrals.summary", Referral.Summary) ?? "";
        Declined = await Db.Unseal(Referral.Id.Value, "referrals.decline", Referral.DeclineReason);
        Timeline = await Db.TimelineOf(Referral.Id.Value);
        // Whoever offered it answers for it only as long as the concern is in their hands.
        var responsible = Referral.AcceptedBy ?? (Concern is null ? Referral.OfferedBy : Concern.HolderId);
        var name = await Db.Set<Worker>().Where(w => w.Id == responsible).Select(w => w.Name).FirstOrDefaultAsync();
        var (safe, told) = await Contact();
        Header = new RecordHeader
        {
            Kind = "Referral",
            Reference = Referral.Reference,
            Title = configuration.DecisionOf(Referral.Kind).Words + (await Whom() is { } whom ? ": " + whom : ""),
            Marking = Marks.Of(Referral.Regime),
            Holds = Referral.DeclineReason is null || Referral.Regime == Regime.LawEnforcement ? null : Marks.Holds(configuration, [(Referral.ToAgency, Referral.DeclineRegime)]),
            OwningAgency = FromAgency,
            Responsible = Referral.Status == ReferralStatus.Accepted
                ? $"{name}, {WaitingRow.TeamName(configuration, Referral.ToAgency, Referral.ToTeam)}" : $"{name ?? "nobody by name"}, {FromAgency}, until somebody has accepted",
            SafeContact = safe,
            ContactIsDangerous = SheetWords.SoundsDangerous(safe),
            Told = told,
            ToldOf = Concern is null ? "" : SheetWords.ToldOf(Concern),
            Status = SheetWords.Status(Referral.Status),
            Due = Referral.AnsweredAt is { } answered ? DueTag.Met(Referral.AcceptBy, answered) : DueTag.Running(Referral.AcceptBy, Clock.Instant()),
        };
    }

    /// <summary>Whether it is safe to call or write, and who was told: of the concern, so only where that is open to the viewer.</summary>
    private async Task<(string? Safe, string? Told)> Contact()
    {
        if (Concern is not { } concern) return (null, null);
        var safe = await Db.Reporters.Where(r => r.ConcernId == concern.Id).Select(r => r.SafeContact).FirstOrDefaultAsync();
        var told = await Db.Unseal(concern.Id.Value, "concerns.told", concern.Told);
        var around = await Db.Unseal(concern.Id.Value, "concerns.circumstances", concern.Circumstances);
        var circumstances = around is null ? null : JsonSerializer.Deserialize<Circumstances>(around);
        return (SheetWords.SafeContact(concern, safe, circumstances?.SafeToContact), SheetWords.Told(concern, told is null ? null : JsonSerializer.Deserialize<WhoWasTold>(told), circumstances));
    }

    /// <summary>Whom it is about: who may open the referral reads the name, as in the list, and no more where the concern isn't open to them.</summary>
    private async Task<string?> Whom() => Concern is not null ? SheetWords.Title(Concern, Db.Partnership.Configuration)
        : (await Db.Set<ConcernPerson>().Where(p => p.ConcernId == Referral.ConcernId && p.Name != null && (p.Role == PersonRole.ChildAtRisk || p.Role == PersonRole.AdultAtRisk)).Select(p => p.Name).FirstOrDefaultAsync())?.Text;

    private Task<bool> May(string ability) => Db.ReferralsOpenTo(Viewer, abilities[ability]).AnyAsync(r => r.Id == Referral.Id);
}
