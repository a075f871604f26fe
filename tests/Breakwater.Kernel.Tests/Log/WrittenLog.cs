using System.Globalization;
using System.Text;
using Breakwater.Kernel.Log;

namespace Breakwater.Kernel.Tests.Log;

/// <summary>One stored row that a test may spoil.</summary>
internal sealed record WrittenRow(long Position, Guid Fact, byte[] Envelope, byte[] Leaf, DateTime Time, PayloadCheck Payload, EpochOpening? Opens = null, Guid Record = default, IReadOnlyList<Guid>? Disposes = null)
{
    public WrittenRow Says(string words)
    {
        var envelope = Encoding.UTF8.GetBytes(words);
        return this with { Envelope = envelope, Leaf = TreeHasher.Leaf(envelope).ToArray() };
    }
}

/// <summary>A log as a database and a checkpoint file would hold it, in memory. One fact a second, invented throughout.</summary>
internal sealed class WrittenLog
{
    public const string Origin = "merrowshire";
    public static readonly DateTime Began = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);
    public static readonly CheckpointSigner Signer = CheckpointSigner.Create();
    public static readonly CheckpointSigner OtherSigner = CheckpointSigner.Create();

    public List<WrittenRow> Rows { get; private init; } = [];
    public List<SignedCheckpoint> Checkpoints { get; private init; } = [];

    /// <summary>A log of <paramref name="rows"/> facts, with a checkpoint over the first n for each n given.</summary>
    public static WrittenLog Of(int rows, params int[] checkpointsAt)
    {
        var log = new WrittenLog();
        for (var i = 0; i <= rows; i++)
        {
            if (checkpointsAt.Contains(i)) log.Sign(1);
            if (i < rows) log.Write();
        }

        return log;
    }

    public WrittenLog Copy() => new() { Rows = [.. Rows], Checkpoints = [.. Checkpoints] };

    public DateTime TimeOf(long position) => Began.AddSeconds(position);

    public void Write(EpochOpening? opens = null)
    {
        var position = Rows.Count;
        var fact = new Guid(position, 7, 7, [1, 2, 3, 4, 5, 6, 7, 8]);
        var words = string.Create(CultureInfo.InvariantCulture, $"fact {fact} at {TimeOf(position):O} by act {position * 31} digest {position * 7919:x16}");
        Rows.Add(new WrittenRow(position, fact, [], [], TimeOf(position), PayloadCheck.Right, opens).Says(words));
    }

    public void Sign(int epoch, CheckpointSigner? signer = null) =>
        Checkpoints.Add((signer ?? Signer).Sign(
            Origin, epoch, Rows.Count, MerkleTree.Root([.. Rows.Select(r => TreeHash.From(r.Leaf))]), TimeOf(Rows.Count), Checkpoints.LastOrDefault()?.Checkpoint));

    public LogReport Verify(VerifiedState? since = null, params CheckpointSigner[] also)
    {
        var verifier = new LogVerifier(Origin, [Signer.PublicKey, .. also.Select(s => s.PublicKey)], Checkpoints, since);
        foreach (var row in Rows.SkipWhile(r => r.Position < (since?.Frontier.Size ?? 0)))
        {
            if (!verifier.Add(new LogRow
            {
                Position = row.Position,
                Fact = row.Fact,
                Envelope = row.Envelope,
                StoredLeaf = row.Leaf,
                Time = row.Time,
                Payload = row.Payload,
                Opens = row.Opens,
                Record = row.Record,
                Disposes = row.Disposes,
            }))
            {
                break;
            }
        }

        return verifier.Finish();
    }
}
