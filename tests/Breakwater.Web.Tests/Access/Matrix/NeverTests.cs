namespace Breakwater.Web.Tests.Access.Matrix;

/// <summary>tests/never.yaml: what must never be granted, held against the table. Over HTTP <see cref="Leaks"/> looks for it in every answer of the matrix.</summary>
[Collection<PlantedOnce>]
public sealed class NeverTests(PlantedCounty county)
{
    private static readonly string[] Relations = ["own", "team", "agency", "shared", "accepted", "past_worker", "break_glass", "anyone"];

    [Fact]
    public void The_table_grants_nothing_that_must_never_be_granted()
    {
        foreach (var (role, never, notUnder, _) in Never.Lines)
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
    public void What_is_never_to_be_seen_is_a_leak_whatever_the_table_grants()
    {
        var leaks = new Leaks(county.Table, county.Planted);
        foreach (var (role, _, _, seesNo) in Never.Lines.Where(l => l.SeesNo.Count > 0))
        {
            var person = county.People.Single(p => p.RoleList is [var only] && only == role);
            var (theirs, brought) = (county.Planted.Concerns.First(c => c.BroughtBy != person.Id), county.Planted.Concerns.First(c => c.BroughtBy == person.Id && !c.Conflicts.Contains(person.Id)));
            foreach (var kind in seesNo.Where(k => k != "reference")) leaks.Never(Marked(brought, kind), person).ShouldHaveSingleItem();
            leaks.Never(theirs.Reference, person).Count().ShouldBe(seesNo.Contains("reference") ? 1 : 0);
            leaks.Never(brought.Reference, person).ShouldBeEmpty("what somebody reported themselves they may follow");
        }

        static string Marked(PlantedConcern concern, string kind) => $"<p>{kind}mark{concern.Number}z</p>";
    }
}
