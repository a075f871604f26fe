using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Testing;
using Breakwater.Web.Pages.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Concerns;

/// <summary>What the page of a concern offers and what the act itself would allow are one answer, for every role and relation.</summary>
public sealed class StandingTests
{
    private static readonly string[] Acts = ["take_concern", "triage_concern", "decide_concern", "countersign_decision", "export_concern", "see_access", "declare_conflict", "restrict_concern"];

    public static readonly TheoryData<Database> Databases = [Database.Sqlite, Database.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task The_page_offers_what_the_query_allows(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var ids = new List<Id<Concern>>();
        for (var i = 0; i < 8; i++) ids.Add((await county.Report()).Id);
        await using (var db = county.Db())
        {
            db.Begin(county.Act(county.Hub));
            var all = await db.Concerns.ToListAsync();
            foreach (var (concern, i) in all.Select((c, i) => (c, i)))
            {
                concern.Handling = i % 3 == 0 ? Handling.Restricted : i % 3 == 1 ? Handling.Open : Handling.Sealed;
                if (i % 2 == 0) db.Add(Relation(county, concern, RelationKind.Named, county.SocialWorker.WorkerId, null));
                if (i > 3) db.Add(Relation(county, concern, RelationKind.Shared, null, "police"));
                if (i is 2 or 5 or 7) db.Add(Relation(county, concern, RelationKind.PastWorker, county.Manager.WorkerId, null));
                db.Record(new ConcernTaken("Owen Marsh"), concern);
            }
            await db.SaveChangesAsync();
        }

        var (offered, held) = (0, 0);
        var roles = county.Open.Abilities.Roles.Select(r => r.Code).ToList();
        foreach (var role in roles)
            foreach (var (who, agency, team) in new[] { (county.Hub, "csc", "hub"), (county.SocialWorker, "csc", "exploitation"), (county.Manager, "police", "missing") })
            {
                var viewer = new Viewer(who.WorkerId, who.Name, agency, team, [role]);
                await using var db = county.Db();
                foreach (var concern in await db.InSightOf(viewer).Include(c => c.People).AsNoTracking().ToListAsync())
                {
                    var sheet = await ConcernSheet.Read(db, county.Open.Abilities, viewer, concern);
                    foreach (var act in Acts)
                    {
                        var allowed = await db.OpenTo(viewer, county.Open.Abilities[act]).AnyAsync(c => c.Id == concern.Id);
                        sheet.May(act).ShouldBe(allowed, $"{role}, {agency}/{team}, {act}, {concern.Handling}");
                        if (allowed) offered++;
                        else held++;
                    }
                }
            }
        offered.ShouldBeGreaterThan(100);
        held.ShouldBeGreaterThan(100);
    }

    private static Relation<Concern> Relation(EmptyPartnership county, Concern concern, RelationKind kind, Id<Kernel.Workers.Worker>? worker, string? agency) => new()
    {
        Id = Id<Relation<Concern>>.New(county.Clock),
        RecordId = concern.Id,
        Kind = kind,
        WorkerId = worker,
        Agency = agency,
        From = county.Clock.GetUtcNow().UtcDateTime,
    };
}
