using Breakwater.Kernel.Access;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Breakwater.Web.Pages.Worklist;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Referrals;

/// <summary>The page of one referral, and each act on it: an endpoint with one ability, drawing the same page.</summary>
public abstract class ReferralPage(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    [BindProperty] public string? Reason { get; set; }

    [BindProperty] public string? TakeBackBecause { get; set; }

    public ReferralSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    /// <summary>People of other concerns who may be somebody of this referral's; null where its concern isn't open to the viewer.</summary>
    public (IReadOnlyList<LikelyMatch> Matches, bool Compared)? Likely { get; private set; }

    public LawfulLine Lawful => LineOf(Sheet.Referral.Step(Db.Partnership.Configuration));

    public bool CanAnswer { get; private set; }

    public bool CanWithdraw { get; private set; }

    public bool CanExport { get; private set; }

    public bool CanExportConcern { get; private set; }

    public virtual Task<IActionResult> OnGet() => Task.FromResult<IActionResult>(RedirectToPage("/Referrals/Open", new { id = HttpContext.Referral().Id }));

    protected Task<IActionResult> Does(Func<Referral, Task> work, string done, bool stay = true) => Does(async referral =>
    {
        await work(referral);
        return done;
    }, stay);

    /// <summary>As above, where what is said afterwards depends on what happened.</summary>
    protected Task<IActionResult> Does(Func<Referral, Task<string>> work, bool stay = true) => Try(async () =>
    {
        Done(await work(HttpContext.Referral()));
        return stay ? RedirectToPage("/Referrals/Open", new { id = HttpContext.Referral().Id }) : LocalRedirect("/referrals");
    }, Draw);

    protected async Task Draw()
    {
        var id = HttpContext.Referral().Id;
        var referral = await Db.Referrals.AsNoTracking().SingleAsync(r => r.Id == id);
        (Version, ViewData["Title"], ViewData["Wide"], ViewData["Back"]) = (referral.Version, "Referral " + referral.Reference, true, Lists.BackTo(Request, "/referrals"));
        ModelState.Remove(nameof(Version));
        Sheet = await ReferralSheet.Read(Db, abilities, Viewer, referral);
        if (Sheet.Concern is { } concern)
        {
            var likely = new LikelyMatches(Db);
            Likely = (await likely.Of(concern.Id, Viewer, abilities["open_concern"]), await likely.AreCompared(concern.Id));
            if (LikelyMatches.Looks(Viewer, Likely.Value.Matches) is { Count: > 0 } looks) await Db.Look(ActFor(referral.Step(Db.Partnership.Configuration)), looks);
            CanExportConcern = await Db.OpenTo(Viewer, abilities["export_concern"]).AnyAsync(c => c.Id == referral.ConcernId);
        }
        CanAnswer = ReferralMoves.Table.Allows(referral.Status, ReferralAct.Accepted) && await May("answer_referral");
        CanWithdraw = ReferralMoves.Table.Allows(referral.Status, ReferralAct.Withdrawn) && await May("withdraw_referral");
        CanExport = await May("export_referral");
        Timeline = await Db.TimelineOf(id.Value);

        Task<bool> May(string ability) => Db.ReferralsOpenTo(Viewer, abilities[ability]).AnyAsync(r => r.Id == id);
    }
}
