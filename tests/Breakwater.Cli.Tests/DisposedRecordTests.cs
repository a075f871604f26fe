using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Retention;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Cli.Tests;

/// <summary>After a lawful disposal <c>breakwater verify</c> finds log and tables as they should be; a tombstone that nobody put there lawfully is named.</summary>
public sealed class DisposedRecordTests
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Log_and_tables_hold_after_a_disposal_and_not_after_a_forged_one(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        await county.Report("Kept.");
        var id = (await county.Report("Goes.")).Id;
        var officer = county.SocialWorker with { Name = "Neil Ashworth", Agency = "council", Roles = ["data_protection"] };
        await using (var db = county.Db())
        {
            var concern = await db.Concerns.SingleAsync(c => c.Id == id);
            await new DecideConcern(db).Do(county.Act(county.Hub), county.Hub, concern, concern.Version, new DecisionInput("no-further-action", "Nothing in it."));
            var disposal = await new ProposeDisposal(db).Do(county.Act(officer, LawfulStep.Oversight, "Decided on the request of May."), officer, concern.Reference, DisposalGround.Erasure);
            await new DisposeOfRecord(db).Confirm(county.Act(county.Manager, LawfulStep.Oversight), county.Manager, disposal!, disposal!.Version);
        }
        await using (var db = county.Db())
        {
            var sequencer = new Sequencer();
            await sequencer.Place(db, "node");
            await new CheckpointKeeper(county.Open.Partnership, county.Settings.CheckpointFile).Sign(db, sequencer);
        }
        string[] verify =
        [
            "verify", "--public-key", Path.Combine(county.Settings.KeyFolder, "checkpoint.pub.pem"), "--checkpoints", county.Settings.CheckpointFile,
            .. county.Settings.Postgres is { } postgres ? new[] { "--database", postgres } : ["--data", county.Settings.DataFolder],
        ];
        var holds = await Printed.By([.. verify, "--state", county.Settings.KeyFolder]);
        holds.Code.ShouldBe(0, holds.Out + holds.Error);
        holds.Out.ShouldContain("The tables are as the facts left them.");

        await using (var db = county.Db())
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "UPDATE record_keys SET \"DestroyedAt\" = (SELECT MAX(\"At\") FROM facts), \"Wrapped\" = NULL WHERE \"DestroyedAt\" IS NULL AND \"RecordId\" IN (SELECT \"Id\" FROM concerns)";
            (await command.ExecuteNonQueryAsync()).ShouldBe(1);
        }
        var forged = await Printed.By(verify);
        forged.Code.ShouldBe(1, forged.Out + forged.Error);
        forged.Out.ShouldContain("was destroyed, and no fact of the log tells of a disposal");
    }
}
