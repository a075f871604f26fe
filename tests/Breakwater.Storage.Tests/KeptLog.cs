using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Log;
using Breakwater.Kernel.Storage;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests;

/// <summary>What the log keeper of a running program does, step by step, and what an operator's verification says of it.</summary>
internal static class KeptLog
{
    public static async Task PlaceAndSign(EmptyPartnership merrowshire, PartnershipDb db, Sequencer? sequencer = null, string node = "one")
    {
        sequencer ??= new Sequencer();
        (await sequencer.Place(db, node)).ShouldNotBeNull();
        await new CheckpointKeeper(merrowshire.Open.Partnership, merrowshire.Settings.CheckpointFile).Sign(db, sequencer);
    }

    public static async Task<LogReport> Verify(EmptyPartnership merrowshire, PartnershipDb db)
    {
        var pem = Path.Combine(merrowshire.Settings.KeyFolder, "checkpoint.pub.pem");
        using var key = CheckpointKey.FromPem(await File.ReadAllTextAsync(pem), pem);
        var verifier = new LogVerifier(merrowshire.Open.Partnership.Code, [key], CheckpointFile.Read(merrowshire.Settings.CheckpointFile));
        await db.Database.OpenConnectionAsync();
        await LogRows.Feed(db.Database.GetDbConnection(), verifier, from: 0);
        return verifier.Finish();
    }
}
