using Breakwater.Kernel.Access;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Referrals;

/// <summary>
/// Whoever had accepted a referral may not see it any more, or is gone: it is offered to their team again, and the deciding
/// agency is responsible until somebody there has accepted. Part of the act that takes it out of their hands; saved by it.
/// </summary>
public sealed class GiveBackReferral(SafeguardingDb db)
{
    internal void Make(Referral referral, Concern concern, Worker from)
    {
        var configuration = db.Partnership.Configuration;
        referral.GiveBack(db.Act.At);
        // One that was opened again meanwhile is being worked on already.
        if (concern.Status == ConcernStatus.Decided) concern.OfferAgain(referral.AcceptBy);
        var (to, by) = (configuration.AgencyOf(referral.ToAgency), configuration.AgencyOf(referral.FromAgency).Name);
        var fact = new ReferralGivenBack(from.Name, to.Teams.FirstOrDefault(t => t.Code == referral.ToTeam)?.Words ?? referral.ToTeam, to.Name, by, referral.AcceptBy);
        db.Record(fact, referral);
        db.Record(fact, concern);
    }

    /// <summary>
    /// Tells each team, its manager with it, that nobody has these any more. Of one, whoever may answer it is told; of several,
    /// whoever answers the team's referrals at all, in one line that names none of them.
    /// </summary>
    internal async Task Tell(IReadOnlyCollection<Referral> given, Worker from)
    {
        var (colleagues, answer) = (new Colleagues(db), db.Partnership.Abilities["answer_referral"]);
        foreach (var team in given.GroupBy(r => (r.ToAgency, r.ToTeam)))
        {
            var (one, many) = (team.First(), team.Count());
            var whom = (await colleagues.Team(one.ToAgency, one.ToTeam)).FindAll(w => w.Id != from.Id && answer.For(w.RoleList).HasFlag(Relations.Team));
            if (many > 1)
            {
                colleagues.Tell(whom, $"{many} referrals to your team have nobody again: whoever had accepted them does not have them any more. Each has to be accepted by name.", "/referrals");
                continue;
            }
            var may = new List<Worker>(whom.Count);
            foreach (var worker in whom)
                if (await db.ReferralsOpenTo(Viewer.Of(worker), answer).AnyAsync(r => r.Id == one.Id)) may.Add(worker);
            colleagues.Tell(may, $"{one.Reference} has nobody again: whoever had accepted it does not have it any more. It has to be accepted by name.", $"/referrals/{one.Id}");
        }
    }
}
