using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Web.Appearance;
using Breakwater.Web.Pages.Concerns;
using Breakwater.Web.Pages.Worklist;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Referrals;

/// <summary>
/// What stands in a copy of a referral. Who told us is never in it, nor how they may be reached, which can name them. Why
/// another agency declined is in it, marked as theirs; what they said under Part 3 is theirs to give, and stays out.
/// </summary>
public static class ReferralCopy
{
    public static async Task<RecordCopy> Of(SafeguardingDb db, ReferralSheet sheet, CopyFor to)
    {
        var (referral, configuration) = (sheet.Referral, sheet.Configuration);
        var (offeredBy, acceptedBy) = (referral.OfferedBy, referral.AcceptedBy);
        var names = await db.Set<Worker>().Where(w => w.Id == offeredBy || w.Id == acceptedBy).ToDictionaryAsync(w => w.Id, w => w.Name);
        var door = WaitingRow.TeamName(configuration, referral.FromAgency, await db.Concerns.Where(c => c.Id == referral.ConcernId).Select(c => c.Team).FirstOrDefaultAsync());
        var team = $"{WaitingRow.TeamName(configuration, referral.ToAgency, referral.ToTeam)}, {configuration.AgencyOf(referral.ToAgency).Name}";
        var answered = referral.AnsweredAt is { } at ? SpokenTime.At(at) : "";
        var declined = sheet.Declined is not null && (referral.DeclineRegime != Regime.LawEnforcement || referral.ToAgency == to.Agency) ? sheet.Declined : null;
        var parts = new List<CopyPart>
        {
            new("The referral",
            [
                $"Reference {referral.Reference}, {configuration.DecisionOf(referral.Kind).Words}, held by {sheet.FromAgency}.",
                $"Offered by {names.GetValueOrDefault(offeredBy) ?? "somebody"}, {door}, {sheet.FromAgency}, on {SpokenTime.At(referral.OfferedAt)}.",
                $"Offered to {team}, to be accepted by {SpokenTime.At(referral.AcceptBy)}.",
                referral.Status switch
                {
                    ReferralStatus.Accepted => $"Accepted by {(acceptedBy is { } by ? names.GetValueOrDefault(by) : null) ?? "somebody"}, {team}, on {answered}.",
                    ReferralStatus.Declined => $"Declined by {team} on {answered}.",
                    ReferralStatus.Withdrawn => $"Taken back by {sheet.FromAgency} on {answered}.",
                    ReferralStatus.Expired => "Nobody accepted in time, and nobody has accepted since.",
                    _ => "Nobody has accepted yet.",
                },
                $"Responsible: {sheet.Header.Responsible}.",
                $"Whom to ring: {sheet.Header.Ring}.",
            ]),
            new("What the team needs to know", [sheet.Summary]),
        };
        var passages = new List<(string Agency, Regime Regime)>();
        if (sheet.Concern is { } concern)
        {
            parts.Add(new CopyPart("Before anybody calls or writes",
            [
                .. Held(sheet, (concern.OwningAgency, concern.Regime)),
                "Safe to call or write? " + (sheet.SafeForFamily ?? "Ask before you call or write."),
                .. sheet.Header.Told is { } told ? [$"{sheet.Header.ToldOf} {told}"] : Array.Empty<string>(),
            ]));
            passages.Add((concern.OwningAgency, concern.Regime));
        }
        if (declined is not null)
        {
            parts.Add(new CopyPart("Why it was declined", [.. Held(sheet, (referral.ToAgency, referral.DeclineRegime)), declined]));
            passages.Add((referral.ToAgency, referral.DeclineRegime));
        }
        parts.Add(new CopyPart("Not in this copy", ["Who told us, and how they may be reached."
            + (declined is null && sheet.Declined is not null ? $" Why it was declined is for {configuration.AgencyOf(referral.ToAgency).Name} to say: ask them for it." : "")]));
        return RecordCopy.Of(sheet.Header, referral.Regime == Regime.LawEnforcement ? null : Marks.Holds(configuration, passages), to, parts);
    }

    /// <summary>Whose a passage is and under which law, where that is not the referral's own.</summary>
    private static string[] Held(ReferralSheet sheet, (string Agency, Regime Regime) passage) =>
        Marks.Beside(sheet.Configuration, passage, (sheet.Referral.FromAgency, sheet.Referral.Regime)) is { } mark ? [mark] : [];
}
