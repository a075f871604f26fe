namespace Breakwater.Kernel.Log;

/// <summary>
/// Recomputes a log from its stored rows and holds it against checkpoints kept outside. It trusts only the public keys
/// and the checkpoints that it is given; it keeps no row. Feed rows in order of position, then ask for the report.
/// </summary>
public sealed class LogVerifier
{
    /// <summary>A fact that waits longer than this for its place is reported.</summary>
    public static readonly TimeSpan PlacedWithin = TimeSpan.FromSeconds(60);

    /// <summary>How far envelope and checkpoint times may disagree: transactions in flight, clocks being set.</summary>
    public static readonly TimeSpan DefaultTolerance = TimeSpan.FromMinutes(2);

    private readonly TimeSpan tolerance;
    private readonly IReadOnlyList<SignedCheckpoint> known;
    private readonly List<SignedCheckpoint> ahead;
    private readonly Frontier frontier;
    private readonly List<SignedCheckpoint> lost = [];
    private readonly List<Guid> unplaced = [];
    private readonly List<string> notices = [];
    private readonly Dictionary<Guid, (long Position, Guid Fact)> unsaid = [];
    private readonly HashSet<Guid> said = [];
    private LogFault? fault;
    private VerifiedState? newest;
    private int next;
    private int epoch;
    private long opening = -1;
    private long rows;
    private long disposed;
    private long notLooked;
    private DateTime floor = DateTime.MinValue;
    private DateTime latest = DateTime.MinValue;
    private long latestPosition;

    /// <summary>Begins at the first fact, or after <paramref name="since"/>.</summary>
    /// <param name="origin">The partnership's id.</param>
    /// <param name="keys">Public keys, given by the operator.</param>
    /// <param name="checkpoints">Outside checkpoints in the order in which they were signed; a line that comes again, as where a new file is put behind an older copy, says nothing new.</param>
    /// <param name="since">A state verified earlier; the first row fed is then the one at its size.</param>
    /// <param name="tolerance">See <see cref="DefaultTolerance"/>.</param>
    public LogVerifier(
        string origin, IReadOnlyCollection<CheckpointKey> keys, IReadOnlyList<SignedCheckpoint> checkpoints, VerifiedState? since = null, TimeSpan? tolerance = null)
    {
        this.tolerance = tolerance ?? DefaultTolerance;
        checkpoints = [.. checkpoints.DistinctBy(c => c.Line)];
        ahead = since is null ? [.. checkpoints] : [since.Checkpoint, .. checkpoints.Where(c => IsAfter(c, since.Checkpoint))];
        frontier = since?.Frontier.Copy() ?? new Frontier();
        epoch = since?.Checkpoint.Checkpoint.Epoch ?? 1;
        known = since is null ? checkpoints : [since.Checkpoint, .. checkpoints];
        fault = CheckpointChain.FirstFault(origin, keys, ahead, this.tolerance, notices)
            ?? (since is not null && (frontier.Size != since.Checkpoint.Checkpoint.TreeSize || frontier.Root() != since.Checkpoint.Checkpoint.Root)
                ? LogFault.InCheckpoints(FaultKind.WrongStart, since.Checkpoint, "the frontier to go on from doesn't give this checkpoint's root")
                : null);
        if (fault is null) CompareDue();
    }

    /// <summary>Takes the next row. False as soon as something is wrong: later rows would only repeat it.</summary>
    public bool Add(in LogRow row)
    {
        if (fault is not null) return false;
        rows++;
        fault = WrongByItself(row) ?? (row.Opens is { } opens ? WrongEpoch(row, opens) : null);
        if (fault is not null) return false;
        if (row.Payload == PayloadCheck.Disposed)
        {
            disposed++;
            unsaid.TryAdd(row.Record, (row.Position, row.Fact));
        }
        SayDisposed(row.Disposes ?? []);
        if (row.Payload == PayloadCheck.NotLooked) notLooked++;
        if (row.Time > latest) (latest, latestPosition) = (row.Time, row.Position);
        CompareDue();
        return fault is null;
    }

    /// <summary>Takes what a fact tells of disposals; a fact that has no place yet tells of them too.</summary>
    public void SayDisposed(IReadOnlyList<Guid> records)
    {
        foreach (var record in records)
        {
            said.Add(record);
            unsaid.Remove(record);
        }
    }

    /// <summary>Whether a fact that was read told of this record's disposal.</summary>
    public bool SaysDisposed(Guid record) => said.Contains(record);

    /// <summary>Tells of a fact that has no place yet.</summary>
    /// <param name="fact">The fact's id.</param>
    /// <param name="recorded">When it was stored, UTC.</param>
    /// <param name="now">Now, UTC.</param>
    public void AddUnplaced(Guid fact, DateTime recorded, DateTime now)
    {
        if (now - recorded > PlacedWithin) unplaced.Add(fact);
    }

    /// <summary>Tells of a fact of which a part was taken away before it had a place.</summary>
    /// <param name="fact">The fact's id.</param>
    /// <param name="what">What is missing, in words that follow on its name.</param>
    public void AddTakenAway(Guid fact, string what) => fault ??= WrongEnd() ?? new LogFault(FaultKind.Deleted, null, null, fact, $"Fact {fact} {what}.");

    /// <summary>Ends the run: no more rows are stored.</summary>
    public LogReport Finish()
    {
        fault ??= WrongEnd() ?? WrongDisposal();
        return new LogReport(fault, rows, frontier.Size, newest, disposed, notLooked, lost, unplaced, notices);
    }

    private LogFault? WrongByItself(in LogRow row)
    {
        if (row.Position > frontier.Size)
            return new LogFault(FaultKind.Deleted, frontier.Size, row.Position - 1, null, $"Position {frontier.Size} is missing; the next stored is {row.Position} ({row.Fact}).");
        if (row.Position < frontier.Size) return LogFault.At(FaultKind.OutOfOrder, row, $"this position comes again or too late; {frontier.Size} was due");
        var leaf = TreeHasher.Leaf(row.Envelope);
        if (row.StoredLeaf.Length != TreeHash.Length || leaf != TreeHash.From(row.StoredLeaf))
            return LogFault.At(FaultKind.Edited, row, "the envelope doesn't give the leaf hash stored beside it; one of them was changed");
        if (row.Payload == PayloadCheck.Changed) return LogFault.At(FaultKind.PayloadWrong, row, "the payload doesn't give the digest in the envelope");
        if (row.Payload == PayloadCheck.Gone) return LogFault.At(FaultKind.PayloadWrong, row, "the payload is gone and there is no tombstone");
        if (floor - row.Time > tolerance) return LogFault.At(FaultKind.ClockBack, row, $"it is dated {floor - row.Time:g} before the checkpoint that came before it");
        frontier.Append(leaf);
        return null;
    }

    private LogFault? WrongEpoch(in LogRow row, EpochOpening opens)
    {
        if (opens.Epoch <= epoch) return LogFault.At(FaultKind.EpochUnexplained, row, $"it opens epoch {opens.Epoch}, but epoch {epoch} is running");
        var older = known.Where(c => c.Checkpoint.Epoch < opens.Epoch).ToList();
        if (older.Count == 0)
            notices.Add($"Epoch {opens.Epoch} opens at position {row.Position}; no checkpoint of an older epoch was given, so what the restored backup lost can't be told.");
        else if (!older.Exists(c => c.Checkpoint.Digest == opens.OldCheckpoint))
            return LogFault.At(FaultKind.EpochUnexplained, row, $"it opens epoch {opens.Epoch} but names a checkpoint that isn't in the list");
        epoch = opens.Epoch;
        opening = row.Position;
        for (; next < ahead.Count && ahead[next].Checkpoint.Epoch < epoch; next++) lost.Add(ahead[next]);
        return null;
    }

    /// <summary>Compares each checkpoint of exactly the present size.</summary>
    private void CompareDue()
    {
        // One of a later epoch waits for the fact that opens it: a longer backup may have been restored after a shorter one.
        for (; next < ahead.Count && ahead[next].Checkpoint.TreeSize <= frontier.Size && ahead[next].Checkpoint.Epoch <= epoch; next++)
        {
            fault = WrongAt(ahead[next]);
            if (fault is not null) return;
            newest = new VerifiedState(ahead[next], frontier.Copy());
            floor = ahead[next].Checkpoint.Time;
            latest = DateTime.MinValue;
        }
    }

    private LogFault? WrongAt(SignedCheckpoint shown)
    {
        var (claimed, from, to) = (shown.Checkpoint, newest?.Checkpoint.Checkpoint.TreeSize ?? 0, frontier.Size - 1);
        if (claimed.Epoch != epoch || claimed.TreeSize != frontier.Size)
            return LogFault.InCheckpoints(FaultKind.EpochUnexplained, shown, $"epoch {claimed.Epoch} at {claimed.TreeSize} facts has no fact that opens it; verify from the first fact");
        if (claimed.Root != frontier.Root())
            return new LogFault(FaultKind.Rewritten, from, to, null, $"Positions {from} to {to} aren't what {shown.Source} was signed over: among them a row was rewritten, swapped, put in or taken out.");
        return latest - claimed.Time > tolerance
            ? new LogFault(FaultKind.ClockBack, latestPosition, latestPosition, null, $"Fact at position {latestPosition} is dated {latest - claimed.Time:g} after {shown.Source}, which covers it.")
            : null;
    }

    private LogFault? WrongEnd()
    {
        if (next < ahead.Count && ahead[next].Checkpoint.TreeSize <= frontier.Size) return WrongAt(ahead[next]);
        if (next < ahead.Count)
            return new LogFault(FaultKind.Truncated, frontier.Size, ahead[next].Checkpoint.TreeSize - 1, null, $"{frontier.Size} facts are stored, but {ahead[next].Source} was signed over {ahead[next].Checkpoint.TreeSize}.");
        // Anyone could add a row that says "restored" to cover a cut; only the key's holder can sign for it.
        return lost.Count > 0 && (newest?.Checkpoint.Checkpoint.TreeSize ?? 0) <= opening
            ? new LogFault(FaultKind.Truncated, opening, lost[^1].Checkpoint.TreeSize - 1, null, $"Position {opening} says that a backup was restored, but no signed checkpoint covers it.")
            : null;
    }

    // Whoever can write to the tables can set a tombstone and take words away; only the log can say that it was lawful.
    private LogFault? WrongDisposal()
    {
        if (unsaid.Count == 0) return null;
        var (position, fact) = unsaid.Values.MinBy(u => u.Position);
        return new LogFault(FaultKind.PayloadWrong, position, position, fact, $"Fact at position {position} ({fact}): the payload is gone and its key is destroyed, but no fact of the log tells of a disposal.");
    }

    private static bool IsAfter(SignedCheckpoint candidate, SignedCheckpoint since)
    {
        var (c, s) = (candidate.Checkpoint, since.Checkpoint);
        return c.Digest != s.Digest && (c.Epoch > s.Epoch || (c.Epoch == s.Epoch && (c.TreeSize > s.TreeSize || (c.TreeSize == s.TreeSize && (c.Root != s.Root || c.Time >= s.Time)))));
    }
}
