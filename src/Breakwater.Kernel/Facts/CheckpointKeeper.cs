using System.Security.Cryptography;
using System.Text;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Log;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Kernel.Facts;

[Says("log-epoch-opened", "The database was restored from a backup. Epoch {Epoch} of the log begins here; the newest checkpoint known before was {OldCheckpoint}.")]
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
    /// At start: a file that vouches for more than the database holds means that a backup was restored. The log goes on
    /// in a new epoch, with a fact that says so and names the old checkpoint.
    /// </summary>
    public async Task<bool> OpenEpochAfterRestore(PartnershipDb db, CancellationToken stop = default)
    {
        if (PreviousInFile() is not { } outside) return false;
        var size = await db.Set<FactPlace>().MaxAsync(p => (long?)p.Position, stop) + 1 ?? 0;
        var (epoch, known) = (outside.Epoch, await Newest(db, stop));
        if (outside.TreeSize <= size || known?.Checkpoint.Epoch > epoch || await OpenedEpoch(db, stop) > epoch) return false;
        var record = new LogRecord(partnership.Code);
        db.Begin(new Act(Ids.Id<Act>.New(partnership.Clock), Actor.Operator("restore"), "partnership", "operate", "gdpr-6-1-c", "a backup was restored", partnership.Clock.Instant()));
        db.Record(new LogEpochOpened(epoch + 1, outside.Digest.ToString()), record);
        await db.SaveChangesAsync(stop);
        return true;
    }

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

    private Checkpoint? PreviousInFile() =>
        File.Exists(outsideFile) && CheckpointFile.Read(outsideFile) is [.., var last] ? last.Checkpoint : null;

    /// <summary>The log itself as a record that facts can be about.</summary>
    private sealed record LogRecord(string Partnership) : IRecord
    {
        public Guid RecordId => IdOf(Partnership);

        public string RecordKind => "log";

        public int Version { get; set; }

        public static Guid IdOf(string partnership) => new(SHA256.HashData(Encoding.UTF8.GetBytes("log of " + partnership)).AsSpan(0, 16));
    }
}
