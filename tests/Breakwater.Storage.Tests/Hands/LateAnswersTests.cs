using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests.Hands;

/// <summary>An agency answers when the decision is made already: somebody is told, and it waits until somebody has read it.</summary>
public sealed class LateAnswersTests
{
    public static readonly TheoryData<Database> Databases = [Database.Sqlite, Database.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task An_answer_after_the_decision_waits_for_whoever_decided_until_it_is_read(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await Asked(county);
        (await county.Stored(id)).HolderId.ShouldBe(county.Id("owen.marsh"), "whoever asks has it, when nobody had");
        await county.Decides("owen.marsh", id, "advice");
        (await county.Stored(id)).Queue.ShouldBe(Queues.NothingWaits);

        await Answered(county, id, CheckAnswerKind.HeldAndShared, "Twice in A&E this month.");
        var waits = await county.Stored(id);
        (waits.Queue, waits.ReadBy).ShouldBe((Queues.SomebodyHasIt, waits.WaitsUntil));
        (await county.Told("are answered")).ShouldBe(["owen.marsh"]);
        await county.Does("owen.marsh", id, (db, act, viewer, c) => new ReadAnswers(db).Do(act, viewer, c, c.Version));
        (await county.Stored(id)).Queue.ShouldBe(Queues.NothingWaits);
        (await Should.ThrowAsync<RuleBroken>(county.Does("owen.marsh", id, (db, act, viewer, c) => new ReadAnswers(db).Do(act, viewer, c, c.Version)))).Rule.ShouldBe("answers-none");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Whoever_accepted_is_told_and_where_nobody_has_it_the_team_is(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await Asked(county);
        await county.Accepts("tessa.boyle", await county.Offers("owen.marsh", id));
        await county.Leaves("owen.marsh");
        await Answered(county, id, CheckAnswerKind.HeldNotShared, "The mother would learn of it.");
        var waits = await county.Stored(id);
        (waits.HolderId, waits.Queue).ShouldBe((null, Queues.NobodyHasIt));
        (await county.Told("are answered")).ShouldBe(["dana.whitlock", "priya.nair", "tessa.boyle"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task That_nothing_is_held_is_told_and_waits_for_nobody(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await Asked(county);
        await county.Decides("owen.marsh", id, "advice");
        await Answered(county, id, CheckAnswerKind.NothingHeld, null);
        (await county.Stored(id)).Queue.ShouldBe(Queues.NothingWaits);
        (await county.Told("are answered")).ShouldBe(["owen.marsh"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Whoever_decides_has_it_when_nobody_had_and_takes_it_from_nobody(Database database)
    {
        await using var county = await Staffed.On(database);
        var (nobodys, priyas) = (await county.Reported(), await county.Reported());
        await county.Takes("priya.nair", priyas);
        await county.Offers("owen.marsh", nobodys);
        await county.Offers("owen.marsh", priyas);
        (await county.Stored(nobodys)).HolderId.ShouldBe(county.Id("owen.marsh"));
        (await county.Stored(priyas)).HolderId.ShouldBe(county.Id("priya.nair"));
    }

    private static async Task<Id<Concern>> Asked(Staffed county)
    {
        var id = await county.Reported();
        await county.Does("owen.marsh", id, (db, act, viewer, c) => new AskAgencies(db).Do(act, viewer, c, c.Version, ["health"], new CheckQuestion("Rafe Ortolan", "Known?"), 24, county.Place.Open.Abilities["answer_check"]), LawfulStep.Share);
        return id;
    }

    private static async Task Answered(Staffed county, Id<Concern> id, CheckAnswerKind answer, string? words)
    {
        await using var db = county.Place.Db();
        var check = await db.Checks.SingleAsync(k => k.ConcernId == id);
        await new AnswerCheck(db).Do(county.Place.Act(county.As("beth.lomax"), LawfulStep.Share), county.As("beth.lomax"), check, check.Version, answer, words, pointerOnly: false);
    }
}
