using System.Globalization;
using Breakwater.Kernel.Log;

namespace Breakwater.Kernel.Tests.Log;

/// <summary>
/// Someone with full rights over the database, but without the signing key or the outside file, changes one thing at
/// random. Each change is seen. 300 in each run, 10,000 with BREAKWATER_FULL=1; the seed is fixed, so a miss repeats.
/// </summary>
public sealed class MutationTests
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("BREAKWATER_FULL") == "1" ? 10_000 : 300;

    private static readonly (string Name, Func<WrittenLog, Random, bool> Spoil)[] Mutations =
    [
        ("edit", Edit),
        ("edit with hash", EditWithHash),
        ("turn one bit of an envelope", TurnBit),
        ("turn one bit of a hash", TurnHashBit),
        ("delete", Delete),
        ("delete and close the gap", DeleteAndRenumber),
        ("reorder", Reorder),
        ("swap", Swap),
        ("put in and renumber", PutIn),
        ("repeat", Repeat),
        ("truncate", Truncate),
        ("re-sign with another key", Resign),
        ("rewrite and re-sign with another key", RewriteAndResign),
        ("graft another key's signature", Graft),
        ("clock back", ClockBack),
        ("clock forward", ClockForward),
        ("clock back in a checkpoint", CheckpointClockBack),
        ("payload", Payload),
        ("pretended restore", PretendRestore),
    ];

    [Fact]
    public void Every_random_mutation_is_seen_and_every_untouched_log_holds()
    {
        var random = new Random(20260302);
        for (var round = 0; round < Rounds; round++)
        {
            var log = RandomLog(random);
            var control = log.Verify();
            control.Fault.ShouldBeNull($"round {round}, untouched");
            control.Covered.ShouldBe(log.Checkpoints[^1].Checkpoint.TreeSize);

            var (name, spoil) = Mutations[round % Mutations.Length];
            var spoilt = log.Copy();
            while (!spoil(spoilt, random)) spoilt = RandomLog(random);
            var report = spoilt.Verify();
            report.Holds.ShouldBeFalse(string.Create(CultureInfo.InvariantCulture, $"round {round}, {name}, {log.Rows.Count} rows"));
            report.Fault!.Sentence.ShouldNotBeNullOrWhiteSpace();
        }
    }

    private static WrittenLog RandomLog(Random random)
    {
        var rows = random.Next(4, 120);
        int[] at = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(2, rows + 1)), Math.Max(2, rows - random.Next(0, 3))];
        return WrittenLog.Of(rows, at);
    }

    private static int Covered(WrittenLog log) => (int)log.Checkpoints[^1].Checkpoint.TreeSize;

    private static int CoveredRow(WrittenLog log, Random random) => random.Next(Covered(log));

    private static bool Edit(WrittenLog log, Random random)
    {
        var i = random.Next(log.Rows.Count);
        log.Rows[i] = log.Rows[i] with { Envelope = [.. log.Rows[i].Envelope, (byte)'!'] };
        return true;
    }

    private static bool EditWithHash(WrittenLog log, Random random)
    {
        var i = CoveredRow(log, random);
        log.Rows[i] = log.Rows[i].Says($"another act {random.Next()}");
        return true;
    }

    private static bool TurnBit(WrittenLog log, Random random)
    {
        var i = random.Next(log.Rows.Count);
        var envelope = (byte[])log.Rows[i].Envelope.Clone();
        envelope[random.Next(envelope.Length)] ^= (byte)(1 << random.Next(8));
        log.Rows[i] = log.Rows[i] with { Envelope = envelope };
        return true;
    }

    private static bool TurnHashBit(WrittenLog log, Random random)
    {
        var i = random.Next(log.Rows.Count);
        log.Rows[i] = log.Rows[i] with { Leaf = ReferenceTree.Turned(TreeHash.From(log.Rows[i].Leaf), random.Next(256)).ToArray() };
        return true;
    }

    private static bool Delete(WrittenLog log, Random random)
    {
        log.Rows.RemoveAt(CoveredRow(log, random));
        return true;
    }

    private static bool DeleteAndRenumber(WrittenLog log, Random random)
    {
        log.Rows.RemoveAt(CoveredRow(log, random));
        return Renumber(log);
    }

    private static bool Reorder(WrittenLog log, Random random)
    {
        var (from, to) = (CoveredRow(log, random), CoveredRow(log, random));
        if (from == to) return false;
        var moved = log.Rows[from];
        log.Rows.RemoveAt(from);
        log.Rows.Insert(to, moved);
        return random.Next(2) == 0 || Renumber(log);
    }

    private static bool Swap(WrittenLog log, Random random)
    {
        var (a, b) = (CoveredRow(log, random), CoveredRow(log, random));
        if (a == b) return false;
        (log.Rows[a], log.Rows[b]) = (log.Rows[b] with { Position = a }, log.Rows[a] with { Position = b });
        return true;
    }

    private static bool PutIn(WrittenLog log, Random random)
    {
        var i = CoveredRow(log, random);
        log.Rows.Insert(i, log.Rows[i].Says("a fact that nobody recorded"));
        return Renumber(log);
    }

    private static bool Repeat(WrittenLog log, Random random)
    {
        var i = CoveredRow(log, random);
        log.Rows.Insert(i, log.Rows[i]);
        // Repeated behind the newest checkpoint and renumbered it is simply one more fact, not yet covered.
        return random.Next(2) == 0 || (i < Covered(log) - 1 && Renumber(log));
    }

    private static bool Truncate(WrittenLog log, Random random)
    {
        var keep = CoveredRow(log, random);
        log.Rows.RemoveRange(keep, log.Rows.Count - keep);
        return true;
    }

    private static bool Resign(WrittenLog log, Random random)
    {
        var i = random.Next(log.Checkpoints.Count);
        log.Checkpoints[i] = WrittenLog.OtherSigner.Sign(log.Checkpoints[i].Checkpoint with { KeyId = WrittenLog.OtherSigner.PublicKey.Id });
        return true;
    }

    private static bool RewriteAndResign(WrittenLog log, Random random)
    {
        EditWithHash(log, random);
        TreeHash[] leaves = [.. log.Rows.Select(r => TreeHash.From(r.Leaf))];
        for (var i = 0; i < log.Checkpoints.Count; i++)
        {
            var old = log.Checkpoints[i].Checkpoint;
            log.Checkpoints[i] = WrittenLog.OtherSigner.Sign(old with { Root = MerkleTree.Root(leaves.AsSpan(0, (int)old.TreeSize)), KeyId = WrittenLog.OtherSigner.PublicKey.Id });
        }

        return true;
    }

    private static bool Graft(WrittenLog log, Random random)
    {
        var i = random.Next(log.Checkpoints.Count);
        var theirs = WrittenLog.OtherSigner.Sign(log.Checkpoints[i].Checkpoint with { KeyId = WrittenLog.OtherSigner.PublicKey.Id });
        log.Checkpoints[i] = log.Checkpoints[i] with { Signature = theirs.Signature };
        return true;
    }

    /// <summary>Also in rows that no checkpoint covers yet: an act dated before the newest checkpoint.</summary>
    private static bool ClockBack(WrittenLog log, Random random)
    {
        var first = (int)log.Checkpoints[0].Checkpoint.TreeSize;
        if (first >= log.Rows.Count) return false;
        var i = random.Next(first, log.Rows.Count);
        log.Rows[i] = log.Rows[i] with { Time = WrittenLog.Began.AddMinutes(-random.Next(3, 10_000)) };
        return true;
    }

    private static bool ClockForward(WrittenLog log, Random random)
    {
        var i = CoveredRow(log, random);
        log.Rows[i] = log.Rows[i] with { Time = log.TimeOf(Covered(log)).AddMinutes(random.Next(3, 10_000)) };
        return true;
    }

    private static bool CheckpointClockBack(WrittenLog log, Random random)
    {
        if (log.Checkpoints.Count < 2) return false;
        var i = random.Next(1, log.Checkpoints.Count);
        var old = log.Checkpoints[i].Checkpoint;
        log.Checkpoints[i] = WrittenLog.Signer.Sign(old with { Time = WrittenLog.Began.AddMinutes(-random.Next(3, 10_000)) });
        return true;
    }

    private static bool Payload(WrittenLog log, Random random)
    {
        var i = random.Next(log.Rows.Count);
        log.Rows[i] = log.Rows[i] with { Payload = random.Next(2) == 0 ? PayloadCheck.Changed : PayloadCheck.Gone };
        return true;
    }

    private static bool PretendRestore(WrittenLog log, Random random)
    {
        Truncate(log, random);
        log.Write(new EpochOpening(2, log.Checkpoints[^1].Checkpoint.Digest));
        return log.Rows.Count < Covered(log);
    }

    private static bool Renumber(WrittenLog log)
    {
        for (var i = 0; i < log.Rows.Count; i++) log.Rows[i] = log.Rows[i] with { Position = i };
        return true;
    }
}
