using System.Security.Cryptography;
using System.Text;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Log;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Kernel.Facts;

[Says("log-epoch-opened", "Epoch {Epoch} of the log begins here, because a backup was restored or the file of checkpoints was lost; the newest checkpoint known before was {OldCheckpoint}.")]
public sealed record LogEpochOpened(int Epoch, string OldCheckpoint) : Fact
{
    public override string? EnvelopeLine => $"opens: {Epoch} {OldCheckpoint}";
}

/// <summary>
/// Signs what the sequencer reached: each minute while the log grows, and when the program stops; to the database and to
/// a second place, a file that is only ever added to.
/// </summary>
public sealed class CheckpointKeeper(Partnership partnership, string outsideFile)
{
    private const string OpeningLease = "log-epoch";

    // Longer than a write ever waits for another.
    private static readonly TimeSpan LongestOpening = TimeSpan.FromMinutes(1), Pause = TimeSpan.FromMilliseconds(100);
    private readonly CheckpointSigner _signer = CheckpointSigner.FromPem(partnership.Keys.Checkpoint.ExportPkcs8PrivateKeyPem(), "checkpoint.pem");

    /// <summary>Signs the log as it stands, if it grew since the newest checkpoint. Returns the new one or null.</summary>
    public async Task<SignedCheckpoint?> Sign(PartnershipDb db, Sequencer sequencer, CancellationToken stop = default)
    {
        var frontier = await sequencer.Head(db, stop);
        var newest = await Newest(db, stop);
        if (newest?.Checkpoint.TreeSize == frontier.Size || frontier.Size == 0) return null;
        var epoch = newest?.Checkpoint.Epoch ?? 1;
        var opened = await OpenedEpoch(db, stop);
        var signed = _signer.Sign(partnership.Code, Math.Max(epoch, opened), frontier.Size, frontier.Root(), partnership.Clock.Instant(), PreviousInFile() ?? newest?.Checkpoint);
        CheckpointFile.Append(outsideFile, signed);
        db.Add(new StoredCheckpoint { Epoch = signed.Checkpoint.Epoch, Size = frontier.Size, At = signed.Checkpoint.Time, Text = signed.Line, Frontier = frontier.ToArray() });
        await db.SaveChangesAsync(stop);
        return signed;
    }

    /// <summary>
    /// At start: a file that vouches for more than the database holds means that a backup was restored. So may a file that is
    /// gone, or ends before the database's newest checkpoint: what it vouched for can't be told. The log goes on in a new epoch,
    /// with a fact that says so and names the newest checkpoint that is left. Of servers that start at once one opens it.
    /// </summary>
    public async Task<bool> OpenEpochAfterRestore(PartnershipDb db, CancellationToken stop = default)
    {
        if (await Due(db, stop) is null) return false;
        var node = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        while (!await Leases.Take(db, OpeningLease, node, LongestOpening, stop)) await Task.Delay(Pause, stop);
        try
        {
            // Whoever had the turn before may have opened it.
            if (await Due(db, stop) is not { } due) return false;
            CheckpointFile.MustBeWritable(outsideFile);
            await OpenEpoch(db, due, stop);
            // Last, so that a start that is cut short before it opens the epoch again.
            if (due.Missing is { } known) CheckpointFile.Append(outsideFile, known);
            return true;
        }
        finally
        {
            await Leases.GiveUp(db, OpeningLease, node, CancellationToken.None);
        }
    }

    /// <summary>Whether the file ends before the newest checkpoint of the database: that one was signed into another file.</summary>
    public async Task<bool> FileEndsTooSoon(PartnershipDb db, CancellationToken stop = default) => Missing(await Newest(db, stop), PreviousInFile()) is not null;

    private async Task<Opening?> Due(PartnershipDb db, CancellationToken stop)
    {
        // Asked in the order opposite to that in which a node that runs beside this one writes them, so that it is never taken for a restore.
        var (known, outside) = (await Newest(db, stop), PreviousInFile());
        if (Missing(known, outside) is { } missing)
        {
            // Somebody who is at work has the file where they are: a node elsewhere, or a command given there.
            if (await Leases.Until(db, Sequencer.LeaseName, stop) > partnership.Clock.Instant()) return null;
            return new Opening(Math.Max(missing.Checkpoint.Epoch, await OpenedEpoch(db, stop)) + 1, missing.Checkpoint, "the file of checkpoints was gone or too old", missing);
        }
        if (outside is null) return null;
        var size = await db.Set<FactPlace>().MaxAsync(p => (long?)p.Position, stop) + 1 ?? 0;
        var epoch = Math.Max(known?.Checkpoint.Epoch ?? 1, await OpenedEpoch(db, stop));
        // A file that knows a later epoch than the rows do is that of another restore, however long the log is.
        if (epoch > outside.Epoch || (epoch == outside.Epoch && outside.TreeSize <= size)) return null;
        return new Opening(outside.Epoch + 1, outside, "a backup was restored", null);
    }

    private async Task OpenEpoch(PartnershipDb db, Opening due, CancellationToken stop)
    {
        db.Begin(new Act(Ids.Id<Act>.New(partnership.Clock), Actor.Operator("restore"), "partnership", "operate", "gdpr-6-1-c", due.Reason, partnership.Clock.Instant()));
        db.Record(new LogEpochOpened(due.Epoch, due.Old.Digest.ToString()), new LogRecord(partnership.Code));
        await db.SaveChangesAsync(stop);
    }

    private SignedCheckpoint? Missing(SignedCheckpoint? known, Checkpoint? outside) =>
        known is not null && _signer.PublicKey.HasSigned(known) && EndsBefore(outside, known.Checkpoint) ? known : null;

    private static bool EndsBefore(Checkpoint? outside, Checkpoint known) =>
        outside is null || outside.Epoch < known.Epoch || (outside.Epoch == known.Epoch && outside.TreeSize < known.TreeSize);

    private static async Task<SignedCheckpoint?> Newest(PartnershipDb db, CancellationToken stop) =>
        await db.Set<StoredCheckpoint>().AsNoTracking().OrderByDescending(c => c.Epoch).ThenByDescending(c => c.Size).Select(c => c.Text).FirstOrDefaultAsync(stop) is { } line
            ? SignedCheckpoint.Parse(line, "this database") : null;

    private static async Task<int> OpenedEpoch(PartnershipDb db, CancellationToken stop)
    {
        var name = Says.Of(typeof(LogEpochOpened)).Name;
        var record = LogRecord.IdOf(db.Partnership.Code);
        var newest = await db.Set<StoredFact>().AsNoTracking().Where(f => f.RecordId == record && f.Name == name).OrderByDescending(f => f.At).Select(f => f.Envelope).FirstOrDefaultAsync(stop);
        return newest is not null && LogRows.Opens(newest) is { } opens ? opens.Epoch : 1;
    }

    private Checkpoint? PreviousInFile() => CheckpointFile.Newest(outsideFile)?.Checkpoint;

    /// <summary>An epoch that has to be opened.</summary>
    /// <param name="Epoch">Its number.</param>
    /// <param name="Old">The newest checkpoint known before.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Missing">What the file is to go on from, where it lacks it.</param>
    private sealed record Opening(int Epoch, Checkpoint Old, string Reason, SignedCheckpoint? Missing);

    /// <summary>The log itself as a record that facts can be about.</summary>
    private sealed record LogRecord(string Partnership) : IRecord
    {
        public Guid RecordId => IdOf(Partnership);

        public string RecordKind => "log";

        public int Version { get; set; }

        public static Guid IdOf(string partnership) => new(SHA256.HashData(Encoding.UTF8.GetBytes("log of " + partnership)).AsSpan(0, 16));
    }
}
