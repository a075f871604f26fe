using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Referrals;

/// <summary>One referral: read it, accept it by name, or send it back with a reason.</summary>
[Needs("open_referral"), ForReferral]
public sealed class OpenModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    [BindProperty]
    public string? Reason { get; set; }

    public Referral Referral => HttpContext.Referral();

    public RecordHeader Header { get; private set; } = null!;

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public string Summary { get; private set; } = "";

    public string FromAgency => Db.Partnership.Configuration.AgencyOf(Referral.FromAgency).Name;

    public bool CanAnswer { get; private set; }

    public bool MayOpenConcern { get; private set; }

    public async Task OnGet() => await Draw();

    public Task<IActionResult> OnPostAccept() => Try(async () =>
    {
        if (!await MayAnswer()) return NotOpen();
        await new AcceptReferral(Db).Do(ActFor(LawfulStep.Refer), Viewer, Referral, Version);
        Done("You accepted this referral. You are responsible for it from now.");
        return RedirectToPage(new { id = Referral.Id });
    }, Draw);

    public Task<IActionResult> OnPostDecline() => Try(async () =>
    {
        if (!await MayAnswer()) return NotOpen();
        await new DeclineReferral(Db).Do(ActFor(LawfulStep.Refer), Viewer, Referral, Version, Reason);
        Done("Sent back to the hub's duty manager with your reason.");
        return LocalRedirect("/referrals");
    }, Draw);

    private Task<bool> MayAnswer() => Db.ReferralsOpenTo(Viewer, abilities["answer_referral"]).AnyAsync(r => r.Id == Referral.Id);

    private async Task Draw()
    {
        Version = Version == 0 ? Referral.Version : Version;
        CanAnswer = ReferralMoves.Table.Allows(Referral.Status, ReferralAct.Accepted) && await MayAnswer();
        MayOpenConcern = await Db.OpenTo(Viewer, abilities["open_concern"]).AnyAsync(c => c.Id == Referral.ConcernId);
        Summary = await Db.Unseal(Referral.Id.Value, "referrals.summary", Referral.Summary) ?? "";
        Timeline = await Db.TimelineOf(Referral.Id.Value);
        var configuration = Db.Partnership.Configuration;
        Header = new RecordHeader
        {
            Kind = "Referral",
            Reference = Referral.Reference,
            Title = configuration.DecisionOf(Referral.Kind).Words,
            Marking = "OFFICIAL-SENSITIVE · UK GDPR",
            OwningAgency = configuration.AgencyOf(Referral.FromAgency).Name,
            Responsible = configuration.AgencyOf(Referral.ResponsibleAgency).Name,
            Status = Referral.Status.ToString().ToLowerInvariant(),
            Due = Referral.AnsweredAt is { } answered ? DueTag.Met(Referral.AcceptBy, answered) : DueTag.Running(Referral.AcceptBy, Clock.Instant()),
        };
    }
}
