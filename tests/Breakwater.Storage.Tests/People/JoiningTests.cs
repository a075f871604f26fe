using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;
using static Breakwater.Storage.Tests.People.County;

namespace Breakwater.Storage.Tests.People;

/// <summary>Nothing joins without two named people; what was joined comes apart exactly; "different" is remembered.</summary>
public sealed class JoiningTests
{
    public static TheoryData<Database> Databases => [Database.Sqlite, Database.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task Two_named_people_join_records_and_each_stays_as_it_came(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var (one, other) = await Two(county);
        var (before, match) = (await county.RecordOf(one), await county.Match(one, other));
        await Should.ThrowAsync<RuleBroken>(county.Judge(match.Id, (j, m) => j.Same(county.Act(county.Hub), county.Hub, m, m.Version, "  ")));
        await county.Judge(match.Id, (j, m) => j.Same(county.Act(county.Hub), county.Hub, m, m.Version, "Same school, same mother."));
        await using (var db = county.Db())
        {
            (await db.SourceRecords.CountAsync(r => r.PersonId != null)).ShouldBe(0, "judged is not joined");
            var judged = await db.Matches.SingleAsync();
            (await Should.ThrowAsync<RuleBroken>(new ConfirmMatch(db).Do(county.Act(county.Hub), county.Hub, judged, judged.Version, new Dictionary<string, Guid>()))).Rule.ShouldBe("confirm-self");
        }
        await using (var db = county.Db())
        {
            var judged = await db.Matches.SingleAsync();
            var person = await new ConfirmMatch(db).Do(county.Act(county.Manager), county.Manager, judged, judged.Version, new Dictionary<string, Guid> { ["name"] = before.Id.Value });
            person.PickedFrom["name"].ShouldBe(before.Id.Value);
            judged.Status.ShouldBe(MatchStatus.Joined);
        }
        var after = await county.RecordOf(one);
        after.PersonId.ShouldNotBeNull();
        (after.Name, after.Born, after.Phone, after.Address).ShouldBe((before.Name, before.Born, before.Phone, before.Address));
        (await county.RecordOf(other)).PersonId.ShouldBe(after.PersonId);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Each_reason_carries_whose_it_is_and_which_law_governs_it(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var (one, other) = await Two(county);
        var police = county.Hub with { Name = "Marcus Hale", Agency = "police", Team = "missing-exploitation", Roles = ["police_officer"] };
        await county.Judge((await county.Match(one, other)).Id, (j, m) => j.Same(county.Act(police, new LawfulStep("crime-prevention", "dpa2018-part3")), police, m, m.Version, "Both were searched."));
        await using (var db = county.Db())
        {
            var judged = await db.Matches.SingleAsync();
            (judged.ReasonAgency, judged.ReasonRegime).ShouldBe(("police", Regime.LawEnforcement));
            await new ConfirmMatch(db).Do(county.Act(county.Manager), county.Manager, judged, judged.Version, new Dictionary<string, Guid>());
        }
        await county.TakeApart((await county.RecordOf(one)).PersonId!.Value);
        await using var after = county.Db();
        var merge = await after.Merges.SingleAsync();
        (merge.Agency, merge.Regime).ShouldBe(("police", Regime.LawEnforcement), "the words stay theirs, whoever confirms them");
        (merge.ApartAgency, merge.ApartRegime).ShouldBe(("csc", Regime.UkGdpr));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Taking_apart_restores_exactly_what_was(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var concerns = new List<Concern>();
        for (var i = 0; i < 4; i++) concerns.Add(await county.Names(Child("Rafe Ortolan", "2011-02-17", "07700 900141", "14 Weir Lane", "MR2 4AB")));
        await county.Compare();
        var states = new Stack<string>();
        states.Push(await county.Standing());
        var ab = await county.Join(concerns[0], concerns[1]);
        states.Push(await county.Standing());
        var cd = await county.Join(concerns[2], concerns[3], new Dictionary<string, Guid> { ["phone"] = (await county.RecordOf(concerns[3])).Id.Value });
        states.Push(await county.Standing());
        var all = await county.Join(concerns[1], concerns[2], new Dictionary<string, Guid> { ["name"] = (await county.RecordOf(concerns[0])).Id.Value });
        all.Id.ShouldBe(ab.Id);
        await using (var db = county.Db()) (await db.SourceRecords.CountAsync(r => r.PersonId == ab.Id)).ShouldBe(4);

        (await Should.ThrowAsync<RuleBroken>(county.TakeApart(cd.Id))).Rule.ShouldBe("apart-later", "the person is part of another now");
        (await Should.ThrowAsync<RuleBroken>(county.TakeApart(ab.Id, " "))).Rule.ShouldBe("apart-reason");
        await county.TakeApart(ab.Id);
        (await county.Standing()).ShouldBe(states.Pop());
        await county.TakeApart(cd.Id);
        (await county.Standing()).ShouldBe(states.Pop());
        await county.TakeApart(ab.Id);
        (await county.Standing()).ShouldBe(states.Pop());
        (await Should.ThrowAsync<RuleBroken>(county.TakeApart(ab.Id))).Rule.ShouldBe("apart-nothing");
        // And once more together: what came apart can be joined again.
        await using (var db = county.Db()) (await db.Matches.Where(m => m.Status == MatchStatus.NotSure).CountAsync()).ShouldBe(3);
        (await county.Join(concerns[0], concerns[1])).Id.ShouldNotBe(ab.Id);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Taking_apart_says_who_saw_the_joined_record(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        await using (var db = county.Db())
        {
            db.Add(new Kernel.Workers.Worker { Id = county.SocialWorker.WorkerId, Name = "Tessa Boyle", Email = "t@merrowshire.example", NormalisedEmail = "T@MERROWSHIRE.EXAMPLE", Agency = "csc", Team = "exploitation", Roles = "social_worker", JobTitle = "Social worker" });
            await db.SaveChangesAsync();
        }
        var (one, other) = await Two(county);
        var person = await county.Join(one, other);
        await using (var db = county.Db()) await db.Look(county.Act(county.SocialWorker), new PersonOpened("Tessa Boyle"), await db.Persons.SingleAsync());
        (await county.TakeApart(person.Id)).ShouldBe(["Tessa Boyle"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Different_is_remembered_for_all_records_of_both_people(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var (one, other) = await Two(county);
        var third = await county.Names(Child("Rafe Ortolan", "2011-02-17", "07700 900141"));
        await county.Compare();
        await county.Judge((await county.Match(one, other)).Id, (j, m) => j.Different(county.Act(county.Hub), county.Hub, m, m.Version, null));
        await county.Join(one, third);
        await using var db = county.Db();
        (await db.Matches.StillOpen(db).CountAsync()).ShouldBe(0, "third is one, one is not other: nobody need ask about third and other");
        var left = await county.Match(third, other);
        await county.Judge(left.Id, (j, m) => j.Same(county.Act(county.Hub), county.Hub, m, m.Version, "They look alike."));
        var judged = await db.Matches.SingleAsync(m => m.Id == left.Id);
        (await Should.ThrowAsync<RuleBroken>(new ConfirmMatch(db).Do(county.Act(county.Manager), county.Manager, judged, judged.Version, new Dictionary<string, Guid>()))).Rule.ShouldBe("confirm-told-apart");
    }

    [Fact]
    public void Every_move_is_in_the_table_or_refused_with_a_sentence()
    {
        var legal = MatchMoves.Table.All.Select(m => (m.From, m.Act)).ToHashSet();
        legal.Count.ShouldBe(10);
        foreach (var from in Enum.GetValues<MatchStatus>())
            foreach (var act in Enum.GetValues<MatchAct>().Where(a => !legal.Contains((from, a))))
                Should.Throw<RuleBroken>(() => MatchMoves.Table.Move(from, act)).Message.ShouldContain("Reload the page");
    }

    private static async Task<(Concern One, Concern Other)> Two(EmptyPartnership county)
    {
        var one = await county.Names(Child("Rafe Ortolan", "2011-02-17", "07700 900141", "14 Weir Lane", "MR2 4AB"));
        var other = await county.Names(Child("Raphe Ortolan", "2011-02-17", "07700 900141", "14 Weir Lane", "MR2 4AB"));
        await county.Compare();
        return (one, other);
    }
}
