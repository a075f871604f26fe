using System.Collections.Concurrent;
using Breakwater.Kernel.Configuration;

namespace Breakwater.Web.Tests.Access.Matrix;

/// <summary>tests/never.yaml: what must never be granted, held against the table and looked for over HTTP.</summary>
[Collection<PlantedOnce>]
public sealed class NeverTests(PlantedCounty county)
{
    private static readonly string[] Relations = ["own", "team", "agency", "shared", "accepted", "past_worker", "break_glass", "anyone"];
    private static readonly List<(string Role, IReadOnlyList<string> Never, Dictionary<string, IReadOnlyList<string>> NotUnder, IReadOnlyList<string> SeesNo)> Lines = Read();

    [Fact]
    public void The_table_grants_nothing_that_must_never_be_granted()
    {
        foreach (var (role, never, notUnder, _) in Lines)
        {
            county.Table.Roles.ShouldContain(role);
            foreach (var ability in never)
            {
                county.Table.Knows(ability).ShouldBeTrue($"tests/never.yaml names \"{ability}\", which is not an ability");
                county.Table.HasAtAll(role, ability).ShouldBeFalse($"{role} must never have {ability}");
            }
            foreach (var (ability, relations) in notUnder)
                foreach (var relation in relations)
                {
                    Relations.ShouldContain(relation);
                    county.Table.Grants(role, ability, relation).ShouldBeFalse($"{role} must never have {ability} by the relation {relation}");
                }
        }
    }

    [Fact]
    public async Task Nothing_of_it_is_seen_over_http()
    {
        var faults = new ConcurrentBag<string>();
        var looked = 0;
        await county.Everybody(async (person, visitor) =>
        {
            if (person.RoleList is not [var role] || Lines.Find(l => l.Role == role) is not { SeesNo.Count: > 0 } line) return;
            var brought = county.Planted.Concerns.FindAll(c => c.BroughtBy == person.Id);
            brought.Count.ShouldBeGreaterThan(0);
            // Some of every kind there is, not only those planted for this person.
            List<string> concerns = [.. brought.Concat(county.Planted.Concerns.Where(c => c.Number % 9 == 0 || c.Relation == "none")).Select(c => c.Id.ToString()).Distinct()];
            List<string> referrals = [.. county.Planted.Referrals.Where(r => r.ToAgency != person.Agency).Take(15).Select(r => r.Id.ToString())];
            List<string> every = [.. concerns, .. referrals, .. county.Planted.Checks.Where(c => c.Agency != person.Agency).Take(15).Select(c => c.Id.ToString())];
            foreach (var door in county.Doors)
                foreach (var id in door switch { { Parameters.Count: 0 } => [""], { Record: "concern" } => concerns, { Record: "referral" } => referrals, _ => every })
                {
                    var answer = await visitor.Get(door.At(id));
                    Interlocked.Increment(ref looked);
                    foreach (var kind in line.SeesNo.Where(k => k != "reference"))
                        if (answer.Text.Contains(kind + "mark", StringComparison.OrdinalIgnoreCase)) faults.Add($"{person.Name} saw {kind}mark at {door.Route}");
                    if (line.SeesNo.Contains("reference") && county.Planted.Concerns.Find(c => (c.BroughtBy != person.Id || c.Conflicts.Contains(person.Id)) && answer.Text.Contains(c.Reference, StringComparison.Ordinal)) is { } seen) faults.Add($"{person.Name} saw {seen.Reference} at {door.Route}");
                }
        });
        faults.Distinct().Take(30).ShouldBeEmpty();
        looked.ShouldBeGreaterThan(500);
    }

    private static List<(string, IReadOnlyList<string>, Dictionary<string, IReadOnlyList<string>>, IReadOnlyList<string>)> Read()
    {
        var file = Yaml.Load(Path.Combine(AppContext.BaseDirectory, "never.yaml"));
        return file.Maps("never").Select(line =>
        {
            var under = new Dictionary<string, IReadOnlyList<string>>();
            if (line.Has("not_under"))
            {
                var map = line.Map("not_under");
                foreach (var ability in new TableAsWritten().Abilities.Where(map.Has)) under[ability] = map.Texts(ability);
                map.Done();
            }
            var entry = (line.Text("role"), line.Texts("never"), under, line.Texts("sees_no"));
            line.Text("why").Length.ShouldBeGreaterThan(10);
            line.Done();
            return entry;
        }).ToList();
    }
}
