using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Outbox;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Safeguarding.Retention;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Desk;

/// <summary>A notice, and whether what it asks for was done since, by whomever.</summary>
public sealed record NoticeLine(Notice Notice, bool Done);

/// <summary>
/// A notice was written for a team, or before something changed; whoever may not open what it is about, or not any more,
/// must not learn of it from the desk, and what somebody has done by now reads as work no longer. What it is about stands in
/// its path: <c>/concerns/id</c>, or <c>/my-reports?of=id</c>; <c>/concerns/id#decide</c> asks for a second name to a decision.
/// </summary>
internal sealed class StillOpenTo(SafeguardingDb db, AbilityTable abilities, Viewer viewer)
{
    private static readonly string[] Records = ["/concerns", "/referrals", "/checks", "/my-reports", "/identities"];

    // What is looked up, by its place in this list; the first three are about a concern.
    private static readonly string[] Kinds = ["/concerns", "/identities", "/my-reports", "/referrals", "/checks", "/break-glass/reviews", "/retention/confirm"];
    private const int OfConcern = 0, OfIdentity = 1, OfReport = 2, OfReferral = 3, OfCheck = 4, OfReview = 5, OfDisposal = 6;

    /// <param name="notices">The notices of the viewer. Whatever they are about, it is looked up by one statement.</param>
    /// <param name="accounts">Whose accounts wait for the viewer's name.</param>
    public async Task<List<NoticeLine>> Of(List<Notice> notices, List<Guid> accounts)
    {
        var asked = new List<IQueryable<Found>>();
        List<Guid> Named(string kind) => notices.Select(n => About(n.Path)).Where(a => a.Kind == kind).Select(a => a.Id).Distinct().ToList();
        void Ask(int kind, Func<List<Guid>, IQueryable<Found>> which)
        {
            if (Named(Kinds[kind]) is { Count: > 0 } ids) asked.Add(which(ids));
        }

        Ask(OfConcern, ids => Among(db.OpenTo(viewer, abilities["open_concern"]), ids).Select(c => new Found { Kind = OfConcern, Id = (Guid)(object)c.Id, Over = c.DecidedAt, Waits = c.Status == ConcernStatus.AwaitingCountersignature }));
        Ask(OfIdentity, ids => Among(db.InSightOf(viewer), ids).Select(c => new Found { Kind = OfIdentity, Id = (Guid)(object)c.Id, Over = c.DecidedAt, Waits = false }));
        Ask(OfReport, ids => Among(new ReturnToReport(db).BroughtBy(viewer.WorkerId), ids).Select(c => new Found { Kind = OfReport, Id = (Guid)(object)c.Id, Over = c.DecidedAt, Waits = false }));
        Ask(OfReferral, ids =>
        {
            var wanted = ids.ConvertAll(id => new Id<Referral>(id));
            return db.ReferralsOpenTo(viewer, abilities["open_referral"]).Where(r => wanted.Contains(r.Id)).Select(r => new Found { Kind = OfReferral, Id = (Guid)(object)r.Id, Over = r.AnsweredAt, Waits = false });
        });
        Ask(OfCheck, ids =>
        {
            var wanted = ids.ConvertAll(id => new Id<AgencyCheck>(id));
            return db.ChecksOpenTo(viewer, abilities["answer_check"]).Where(k => wanted.Contains(k.Id)).Select(k => new Found { Kind = OfCheck, Id = (Guid)(object)k.Id, Over = k.AnsweredAt, Waits = false });
        });
        Ask(OfReview, ids =>
        {
            var wanted = ids.ConvertAll(id => new Id<BreakGlassOpening>(id));
            return db.BreakGlassOpenings.Where(o => wanted.Contains(o.Id)).Select(o => new Found { Kind = OfReview, Id = (Guid)(object)o.Id, Over = o.ReviewedAt, Waits = false });
        });
        Ask(OfDisposal, ids =>
        {
            var wanted = ids.ConvertAll(id => new Id<Disposal>(id));
            return db.Disposals.Where(d => wanted.Contains(d.Id)).Select(d => new Found { Kind = OfDisposal, Id = (Guid)(object)d.Id, Over = d.SettledAt, Waits = false });
        });
        // What is open to the viewer, and since when there is nothing left to do with it; null: there is.
        var open = new Dictionary<(string Kind, Guid Id), DateTime?>();
        if (asked.Count > 0)
            foreach (var found in await asked.Aggregate((all, next) => all.Concat(next)).ToListAsync())
                open[(Kinds[found.Kind], found.Id)] = found.Kind <= OfReport ? Unless(found.Waits) : found.Over;
        foreach (var id in Named("/people/second-name")) open[("/people/second-name", id)] = Unless(accounts.Contains(id));
        return notices.FindAll(n => !IsOfRecord(n.Path) || open.ContainsKey(About(n.Path)))
            .ConvertAll(n => new NoticeLine(n, Asks(n.Path) && n.At < open.GetValueOrDefault(About(n.Path))));
    }

    private static IQueryable<Concern> Among(IQueryable<Concern> reach, List<Guid> ids)
    {
        var wanted = ids.ConvertAll(id => new Id<Concern>(id));
        return reach.Where(c => wanted.Contains(c.Id));
    }

    /// <summary>It is over, whenever that was, unless it still waits.</summary>
    private static DateTime? Unless(bool waits) => waits ? null : DateTime.MaxValue;

    /// <summary>Whether it names a record; the list of referrals names none.</summary>
    private static bool IsOfRecord(string path) => path != "/referrals" && Array.Exists(Records, r => path.StartsWith(r, StringComparison.Ordinal));

    /// <summary>Whether it asks for an act that the place it leads to can tell to be done; what else it may be is news.</summary>
    private static bool Asks(string path) => About(path).Kind switch
    {
        "/concerns" => path.EndsWith("#decide", StringComparison.Ordinal),
        "/my-reports" or "/identities" => false,
        _ => true,
    };

    private static (string Kind, Guid Id) About(string path)
    {
        var plain = path.Split('#')[0];
        var last = plain.LastIndexOf('/');
        var (kind, id) = plain.Split("?of=") is [var page, var of] ? (page, of) : (plain[..Math.Max(last, 0)], plain[(last + 1)..]);
        return (kind, Guid.TryParse(id, out var known) ? known : Guid.Empty);
    }

    /// <summary>Something that a notice is about and the viewer may reach.</summary>
    private sealed class Found
    {
        public required int Kind { get; init; }

        public required Guid Id { get; init; }

        /// <summary>Since when it is done; of a concern it says nothing.</summary>
        public required DateTime? Over { get; init; }

        /// <summary>Of a concern: it waits for a second name.</summary>
        public required bool Waits { get; init; }
    }
}
