using System.Text.Json;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Web.Appearance;
using Breakwater.Web.Pages.Concerns;
using Breakwater.Web.Pages.Worklist;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Referrals;

/// <summary>What a referral says to whoever may open it, opened and put into words: its page and a copy of it both take it from here.</summary>
public sealed class ReferralSheet
{
    public required Referral Referral { get; init; }

    public required PartnershipConfiguration Configuration { get; init; }

    public RecordHeader Header { get; private set; } = null!;

    public string Summary { get; private set; } = "";

    public string? Declined { get; private set; }

    /// <summary>Whose the reason of a decline is, and under which law.</summary>
    public string? DeclinedHeld => Marks.Beside(Configuration, (Referral.ToAgency, Referral.DeclineRegime), (Referral.FromAgency, Referral.Regime));

    /// <summary>The concern with its people, where the viewer may open it; else null.</summary>
    public Concern? Concern { get; private init; }

    // The concern, whoever looks: whom it is about, whether it is safe to call the family and who was told go with the referral.
    private Concern _from = null!;

    /// <summary>Whether it is safe to call or write to the family. What whoever told us said of themselves is not in it.</summary>
    public string? SafeForFamily { get; private set; }

    public string FromAgency => Configuration.AgencyOf(Referral.FromAgency).Name;

    public static async Task<ReferralSheet> Read(SafeguardingDb db, AbilityTable abilities, Viewer viewer, Referral referral)
    {
        var sheet = new ReferralSheet
        {
            Referral = referral,
            Configuration = db.Partnership.Configuration,
            Concern = await db.OpenTo(viewer, abilities["open_concern"]).Include(c => c.People).AsNoTracking().FirstOrDefaultAsync(c => c.Id == referral.ConcernId),
            Summary = await db.Unseal(referral.Id.Value, "referrals.summary", referral.Summary) ?? "",
            Declined = await db.Unseal(referral.Id.Value, "referrals.decline", referral.DeclineReason),
        };
        sheet._from = sheet.Concern ?? await db.Concerns.Include(c => c.People).AsNoTracking().SingleAsync(c => c.Id == referral.ConcernId);
        sheet.Header = await sheet.MakeHeader(db);
        return sheet;
    }

    private async Task<RecordHeader> MakeHeader(SafeguardingDb db)
    {
        var (safe, told) = await Contact(db);
        return new RecordHeader
        {
            Kind = "Referral",
            Reference = Referral.Reference,
            Title = Configuration.DecisionOf(Referral.Kind).Words + (Whom() is { } whom ? ": " + whom : ""),
            Marking = Marks.Of(Referral.Regime),
            Holds = Referral.DeclineReason is null || Referral.Regime == Regime.LawEnforcement ? null : Marks.Holds(Configuration, [(Referral.ToAgency, Referral.DeclineRegime)]),
            OwningAgency = FromAgency,
            Responsible = await Responsible(db),
            Ring = SheetWords.Ring(Configuration, _from.FrontDoor),
            SafeContact = safe,
            ContactIsDangerous = SheetWords.SoundsDangerous(safe),
            Told = told,
            ToldOf = SheetWords.ToldOf(_from),
            Status = SheetWords.Status(Referral.Status),
            Due = Referral.AnsweredAt is { } answered ? DueTag.Met(Referral.AcceptBy, answered) : DueTag.Running(Referral.AcceptBy, db.Partnership.Clock.Instant()),
        };
    }

    /// <summary>
    /// Whoever accepted it; else whoever has the concern, or offered it where that isn't open to the viewer. Beside another one that
    /// somebody accepted they answer too, and alone where this one was declined or taken back and nothing is left to decide.
    /// </summary>
    private async Task<string> Responsible(SafeguardingDb db)
    {
        // Whoever offered it answers for it only as long as the concern is in their hands.
        var (id, concern, has) = (Referral.Id, Referral.ConcernId, Referral.AcceptedBy ?? (Concern is null ? Referral.OfferedBy : Concern.HolderId));
        var found = await db.Referrals.Where(r => r.ConcernId == concern && (r.Id == id || r.Status == ReferralStatus.Accepted)).OrderByDescending(r => r.OfferedAt).Select(r => new
        {
            r.Id,
            r.Reference,
            r.ToAgency,
            r.ToTeam,
            AcceptedBy = db.Set<Worker>().Where(w => w.Id == r.AcceptedBy).Select(w => w.Name).FirstOrDefault(),
            Has = db.Set<Worker>().Where(w => w.Id == has).Select(w => w.Name).FirstOrDefault(),
        }).ToListAsync();
        var name = found.Find(r => r.Id == id)?.Has;
        if (Referral.Status == ReferralStatus.Accepted) return $"{name}, {WaitingRow.TeamName(Configuration, Referral.ToAgency, Referral.ToTeam)}";
        var (ours, waits) = ($"{name ?? "nobody by name"}, {FromAgency}", Referral.Status is ReferralStatus.Offered or ReferralStatus.Expired);
        // A team that is asked, and may not open the concern, hears nothing of what others accepted.
        if (found.Find(r => r.Id != id) is not { } other || (waits && Concern is null)) return ours + ", until somebody has accepted";
        var theirs = $"{other.AcceptedBy}, {WaitingRow.TeamName(Configuration, other.ToAgency, other.ToTeam)}, who accepted {other.Reference}";
        return waits ? $"{ours}, until somebody has accepted; {theirs}" : Concern is { IsOpen: true } ? $"{ours}; {theirs}" : theirs;
    }

    /// <summary>Whether it is safe to call or write, and who was told. How whoever told us may be reached is said only where the concern is open to the viewer.</summary>
    private async Task<(string? Safe, string? Told)> Contact(SafeguardingDb db)
    {
        var concern = _from;
        var safe = await db.Unseal(concern.Id.Value, "reporters.safe_contact", await db.Reporters.Where(r => r.ConcernId == concern.Id).Select(r => r.SafeContact).FirstOrDefaultAsync());
        var told = await db.Unseal(concern.Id.Value, "concerns.told", concern.Told);
        var around = await db.Unseal(concern.Id.Value, "concerns.circumstances", concern.Circumstances);
        var circumstances = around is null ? null : JsonSerializer.Deserialize<Circumstances>(around);
        // Of somebody who told us about themselves both are one; else what the reporter said of themselves was never the family's.
        SafeForFamily = circumstances?.SafeToContact is { } family && family != safe ? family : null;
        return (Concern is null ? SafeForFamily : SheetWords.SafeContact(concern, safe, circumstances?.SafeToContact), SheetWords.Told(concern, told is null ? null : JsonSerializer.Deserialize<WhoWasTold>(told), circumstances));
    }

    /// <summary>Whom it is about: who may open the referral reads the name, as in the list, and no more where the concern isn't open to them.</summary>
    private string? Whom() => Concern is not null ? SheetWords.Title(Concern, Configuration)
        : _from.People.Find(p => p.Name is not null && p.Role is PersonRole.ChildAtRisk or PersonRole.AdultAtRisk)?.Name?.Text;
}
