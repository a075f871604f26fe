using System.Security.Cryptography;
using Breakwater.Kernel.Keys;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Retention;
using Breakwater.Storage.Tests.Retention;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests;

/// <summary>Words lie sealed in the database and open only where they were put.</summary>
public sealed class SealingTests
{
    private const string Narrative = "Xanthippe said that the men keep her bank card.";
    private static readonly ReporterIdentity Identity = new("Quintilla Ravenscar", "07700 900777", "quintilla@example.org", null, "a neighbour");

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Sealed_words_open_only_in_their_place(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var (one, two) = (await merrowshire.Report(Narrative, Identity), await merrowshire.Report("Something else."));
        await using var db = merrowshire.Db();
        var stored = await db.Concerns.SingleAsync(c => c.Id == one.Id);
        (await db.Unseal(one.Id.Value, "concerns.narrative", stored.Narrative)).ShouldBe(Narrative);
        await Should.ThrowAsync<CryptographicException>(() => db.Unseal(one.Id.Value, "concerns.circumstances", stored.Narrative));
        await Should.ThrowAsync<CryptographicException>(() => db.Unseal(two.Id.Value, "concerns.narrative", stored.Narrative));
        await Should.ThrowAsync<CryptographicException>(() => db.Unseal(one.Id.Value, "concerns.narrative", stored.Narrative, KeyClass.Identity));
        var flipped = stored.Narrative.ToArray();
        flipped[^1] ^= 1;
        await Should.ThrowAsync<CryptographicException>(() => db.Unseal(one.Id.Value, "concerns.narrative", flipped));

        // The identity has a key of its own: the key that opens the story doesn't open who told it.
        var reporter = await db.Reporters.SingleAsync(r => r.ConcernId == one.Id);
        (await db.Unseal(one.Id.Value, "reporters.identity", reporter.Identity, KeyClass.Identity)).ShouldNotBeNull().ShouldContain("Quintilla");
        await Should.ThrowAsync<CryptographicException>(() => db.Unseal(one.Id.Value, "reporters.identity", reporter.Identity));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Neither_words_nor_reporter_stand_readable_in_any_table(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await merrowshire.Report(Narrative, Identity);
        await using var db = merrowshire.Db();
        var everything = await EveryCell.Of(db);
        everything.ShouldContain("Rafe Ortolan", customMessage: "the scan must find what is stored readably, or it proves nothing");
        foreach (var planted in new[] { "Xanthippe", "keep her bank", "Quintilla", "Ravenscar", "900777", "quintilla@example.org" })
            everything.ShouldNotContain(planted, Case.Insensitive);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task How_whoever_told_us_is_reached_may_say_who_they_are_so_it_is_sealed_too(Database database)
    {
        const string Safe = "I'm her aunt Jocasta, text 07700 900888 when he's out";
        await using var merrowshire = await EmptyPartnership.On(database);
        await using var db = merrowshire.Db();
        var told = new ReportInput("child", Channel.PublicForm, Promise.Confidential, Narrative) { SafeContact = Safe, Circumstances = new Circumstances("Pell Street", null, null, Safe) };
        var concern = (await new ReportConcern(db).Do(merrowshire.Act(merrowshire.Hub), told)).Concern;
        var everything = await EveryCell.Of(db);
        everything.ShouldContain(concern.Reference, customMessage: "the scan must find what is stored readably, or it proves nothing");
        foreach (var planted in new[] { "Jocasta", "900888" }) everything.ShouldNotContain(planted, Case.Insensitive);
        var reporter = await db.Reporters.AsNoTracking().SingleAsync();
        (await db.Unseal(concern.Id.Value, "reporters.safe_contact", reporter.SafeContact)).ShouldBe(Safe);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task After_a_disposal_nobody_stands_in_any_table_and_no_words_open(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var id = await DisposalTests.Decided(merrowshire, Narrative, Identity);
        byte[] copied;
        await using (var db = merrowshire.Db()) copied = (await db.Concerns.SingleAsync(c => c.Id == id)).Narrative;
        await DisposalTests.Confirm(merrowshire, await DisposalTests.Propose(merrowshire, id, DisposalGround.Erasure, "Decided on a request."));
        await using var after = merrowshire.Db();
        // What was copied out of the row before is shut too.
        (await Should.ThrowAsync<InvalidOperationException>(() => after.Unseal(id.Value, "concerns.narrative", copied))).Message.ShouldContain("lawfully disposed");
        var everything = await EveryCell.Of(after);
        foreach (var planted in new[] { "Rafe", "Ortolan", "900141", "2011-02-17", "Quintilla", "Xanthippe" }) everything.ShouldNotContain(planted, Case.Insensitive);
    }
}
