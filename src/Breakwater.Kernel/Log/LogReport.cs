namespace Breakwater.Kernel.Log;

/// <summary>What a verification found.</summary>
/// <param name="Fault">The first thing wrong; null if nothing is.</param>
/// <param name="Rows">Rows read in this run.</param>
/// <param name="Size">Facts in the log, with those verified before this run.</param>
/// <param name="Newest">The newest checkpoint that the rows bear out, with the frontier from which a later run may go on.</param>
/// <param name="Disposed">Payloads lawfully destroyed.</param>
/// <param name="PayloadsNotLooked">Payloads that nobody compared.</param>
/// <param name="LostInRestore">Signed checkpoints of an older epoch above the place where a backup was restored: those facts are gone, and the log says so.</param>
/// <param name="Unplaced">Facts that have waited for their place longer than <see cref="LogVerifier.PlacedWithin"/>.</param>
/// <param name="Notices">What an operator should know though it isn't wrong.</param>
public sealed record LogReport(
    LogFault? Fault,
    long Rows,
    long Size,
    VerifiedState? Newest,
    long Disposed,
    long PayloadsNotLooked,
    IReadOnlyList<SignedCheckpoint> LostInRestore,
    IReadOnlyList<Guid> Unplaced,
    IReadOnlyList<string> Notices)
{
    /// <summary>Nothing is wrong as far as signed checkpoints reach; see <see cref="NotYetCovered"/> for the rest.</summary>
    public bool Holds => Fault is null;

    /// <summary>Facts covered by a signed outside checkpoint that the rows bear out.</summary>
    public long Covered => Newest?.Checkpoint.Checkpoint.TreeSize ?? 0;

    /// <summary>Facts newer than the newest checkpoint: they agree with themselves, but nobody outside vouches for them yet.</summary>
    public long NotYetCovered => Math.Max(0, Size - Covered);

    /// <summary>The report in sentences, worst first.</summary>
    public IEnumerable<string> Sentences()
    {
        if (Fault is not null) yield return "WRONG. " + Fault.Sentence;
        if (LostInRestore is [.., var last])
            yield return $"A restored backup lost facts: {last.Source} covers {last.Checkpoint.TreeSize} facts of epoch {last.Checkpoint.Epoch}, which is closed.";
        if (Holds && Newest is { } state)
            yield return $"The first {Covered} facts are as they were signed at {state.Checkpoint.Checkpoint.Time:yyyy-MM-dd HH:mm:ss} UTC.";
        if (Newest is null) yield return "No outside checkpoint vouches for any fact.";
        if (NotYetCovered > 0) yield return $"{NotYetCovered} facts are not yet covered by a checkpoint.";
        if (Unplaced.Count > 0) yield return $"{Unplaced.Count} facts have waited for their place for over {LogVerifier.PlacedWithin.TotalSeconds:0} seconds; the first is {Unplaced[0]}.";
        if (Disposed > 0) yield return $"{Disposed} payloads were lawfully disposed of.";
        if (PayloadsNotLooked > 0) yield return $"{PayloadsNotLooked} payloads were not compared with their digests.";
        foreach (var notice in Notices) yield return notice;
    }
}
