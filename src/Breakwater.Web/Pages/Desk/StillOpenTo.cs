using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Outbox;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Desk;

/// <summary>
/// A notice was written for a team, or before something changed; whoever may not open what it is about, or not any more,
/// must not learn of it from the desk. What it is about stands in its path: <c>/concerns/id</c>, or <c>/my-reports?of=id</c>.
/// </summary>
internal sealed class StillOpenTo(SafeguardingDb db, AbilityTable abilities, Viewer viewer)
{
    private static readonly string[] Records = ["/concerns", "/referrals", "/checks", "/my-reports", "/identities"];

    public async Task<List<Notice>> Of(List<Notice> notices)
    {
        var open = new HashSet<(string, Guid)>();
        async Task Add(string kind, Func<List<Guid>, Task<List<Guid>>> which)
        {
            var ids = notices.Select(n => About(n.Path)).Where(a => a.Kind == kind).Select(a => a.Id).Distinct().ToList();
            if (ids.Count > 0) open.UnionWith((await which(ids)).Select(id => (kind, id)));
        }

        await Add("/concerns", ids => Concerns(db.OpenTo(viewer, abilities["open_concern"]), ids));
        await Add("/identities", ids => Concerns(db.InSightOf(viewer), ids));
        await Add("/my-reports", ids => Concerns(new ReturnToReport(db).BroughtBy(viewer.WorkerId), ids));
        await Add("/referrals", async ids =>
        {
            var wanted = ids.ConvertAll(id => new Id<Referral>(id));
            return (await db.ReferralsOpenTo(viewer, abilities["open_referral"]).Where(r => wanted.Contains(r.Id)).Select(r => r.Id).ToListAsync()).ConvertAll(id => id.Value);
        });
        await Add("/checks", async ids =>
        {
            var wanted = ids.ConvertAll(id => new Id<AgencyCheck>(id));
            return (await db.ChecksOpenTo(viewer, abilities["answer_check"]).Where(c => wanted.Contains(c.Id)).Select(c => c.Id).ToListAsync()).ConvertAll(id => id.Value);
        });
        return notices.FindAll(n => About(n.Path) is var about && (!Records.Contains(about.Kind) || open.Contains(about)));
    }

    private static async Task<List<Guid>> Concerns(IQueryable<Concern> reach, List<Guid> ids)
    {
        var wanted = ids.ConvertAll(id => new Id<Concern>(id));
        return (await reach.Where(c => wanted.Contains(c.Id)).Select(c => c.Id).ToListAsync()).ConvertAll(id => id.Value);
    }

    private static (string Kind, Guid Id) About(string path)
    {
        var (place, query) = (path.Split('?', '#')[0].Split('/'), path.Split("?of="));
        var id = query is [_, var of] ? of : place.ElementAtOrDefault(2);
        return ("/" + place.ElementAtOrDefault(1), Guid.TryParse(id, out var known) ? known : Guid.Empty);
    }
}
