using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests.Hands;

/// <summary>A decision that needs a second name waits for somebody who can give it, or is not proposed at all.</summary>
public sealed class SecondNamesTests
{
    public static readonly TheoryData<Database> Databases = [Database.Sqlite, Database.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task What_nobody_else_could_sign_is_not_proposed_and_the_sentence_says_what_to_do(Database database)
    {
        await using var county = await Staffed.On(database);
        var (hidden, own) = (await county.Reported(), await county.Reported());
        await county.IsNotFree("dana.whitlock", hidden);
        foreach (var (who, id) in new[] { ("owen.marsh", hidden), ("dana.whitlock", own) })
        {
            var refused = await Should.ThrowAsync<RuleBroken>(county.Decides(who, id, "transfer"));
            refused.Rule.ShouldBe("countersign-nobody");
            refused.Message.ShouldContain("Choose another decision");
            var concern = await county.Stored(id);
            (concern.Status, concern.HolderId).ShouldBe((ConcernStatus.Received, null));
        }
    }

    [Theory]
    [InlineData(Database.Sqlite, "adult", "samira.khan", "maud.ellery")]
    [InlineData(Database.Postgres, "adult", "samira.khan", "maud.ellery")]
    [InlineData(Database.Sqlite, "place", "nadia.sorel", "rhys.tolland")]
    [InlineData(Database.Postgres, "place", "nadia.sorel", "rhys.tolland")]
    public async Task Each_front_door_has_somebody_who_signs_and_who_reopens(Database database, string about, string officer, string manager)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported(about, "wellcombe");
        await county.Decides(officer, id, "transfer");
        (await county.Told("waits for a second name")).ShouldBe([manager]);
        (await county.Opens(manager, id)).ShouldBeTrue("nobody signs what they can't read");
        (await county.Opens(manager, id, "countersign_decision")).ShouldBeTrue();
        await county.Does(manager, id, (db, act, viewer, c) => new CountersignDecision(db).Sign(act, viewer, c, c.Version));
        (await county.Stored(id)).Status.ShouldBe(ConcernStatus.Decided);
        (await county.Opens(manager, id, "reopen_concern")).ShouldBeTrue();
        (await county.Opens("ruth.penhale", id)).ShouldBeFalse("the manager of another team");
        await county.Does(manager, id, (db, act, viewer, c) => new ReopenConcern(db).Do(act, viewer, c, c.Version, "More came in."));
        (await county.Stored(id)).IsOpen.ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_proposal_can_be_taken_back_by_whoever_made_it_and_by_a_colleague(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported();
        foreach (var who in new[] { "owen.marsh", "priya.nair" })
        {
            await county.Decides("owen.marsh", id, "transfer");
            await county.Does(who, id, (db, act, viewer, c) => new CountersignDecision(db).Withdraw(act, viewer, c, c.Version));
            var concern = await county.Stored(id);
            (concern.Status, concern.DecisionCode, concern.Decision, concern.ProposedBy, concern.HolderId).ShouldBe((ConcernStatus.Acknowledged, null, null, null, county.Id("owen.marsh")));
        }
        (await county.Told("was taken back, to be decided anew")).ShouldBe(["owen.marsh"], "when somebody else took it back");
        (await Should.ThrowAsync<RuleBroken>(county.Does("owen.marsh", id, (db, act, viewer, c) => new CountersignDecision(db).Withdraw(act, viewer, c, c.Version)))).Rule.ShouldBe("countersign-nothing");
        await county.Decides("owen.marsh", id, "advice");
        await using var db = county.Place.Db();
        (await db.Set<StoredFact>().CountAsync(f => f.Name == "proposal-withdrawn" && f.RecordId == id.Value)).ShouldBe(2);
    }
}
