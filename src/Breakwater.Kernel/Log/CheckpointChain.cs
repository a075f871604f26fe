namespace Breakwater.Kernel.Log;

/// <summary>
/// The outside checkpoints by themselves, before any row is read: signed by a given key, of this log, each no earlier
/// and no shorter than the one before, and never two roots for one size.
/// </summary>
internal static class CheckpointChain
{
    /// <summary>Returns the first thing wrong, or null; adds what is only worth knowing to <paramref name="notices"/>.</summary>
    public static LogFault? FirstFault(
        string origin, IReadOnlyCollection<CheckpointKey> keys, IReadOnlyList<SignedCheckpoint> checkpoints, TimeSpan tolerance, List<string> notices)
    {
        for (var i = 0; i < checkpoints.Count; i++)
        {
            var fault = Signed(origin, keys, checkpoints[i]) ?? (i == 0 ? null : Follows(checkpoints[i - 1], checkpoints[i], tolerance));
            if (fault is not null) return fault;
            // A crash between signing and writing leaves a gap in this file. The rows prove what lies between.
            if (i > 0 && checkpoints[i].Checkpoint.Previous != checkpoints[i - 1].Checkpoint.Digest)
                notices.Add($"{checkpoints[i].Source}: the checkpoint signed just before this one isn't in the list.");
        }

        return null;
    }

    private static LogFault? Signed(string origin, IReadOnlyCollection<CheckpointKey> keys, SignedCheckpoint shown)
    {
        if (shown.Checkpoint.Origin != origin)
            return LogFault.InCheckpoints(FaultKind.NotSigned, shown, $"this checkpoint is of '{shown.Checkpoint.Origin}', not of '{origin}'");
        var key = keys.FirstOrDefault(k => k.Id == shown.Checkpoint.KeyId);
        if (key is null)
            return LogFault.InCheckpoints(FaultKind.NotSigned, shown, $"this checkpoint is signed with key {shown.Checkpoint.KeyId}; the keys given are {string.Join(", ", keys.Select(k => k.Id))}");
        return key.HasSigned(shown) ? null : LogFault.InCheckpoints(FaultKind.NotSigned, shown, $"the signature isn't that of key {key.Id} over this line");
    }

    private static LogFault? Follows(SignedCheckpoint before, SignedCheckpoint after, TimeSpan tolerance)
    {
        var (old, young) = (before.Checkpoint, after.Checkpoint);
        if (old.Time - young.Time > tolerance)
            return LogFault.InCheckpoints(FaultKind.ClockBack, after, $"this checkpoint is dated {old.Time - young.Time:g} before the one above it");
        if (young.Epoch < old.Epoch)
            return LogFault.InCheckpoints(FaultKind.Fork, after, $"epoch {young.Epoch} goes on after epoch {old.Epoch} was opened");
        if (young.Epoch > old.Epoch) return null;
        if (young.TreeSize < old.TreeSize)
            return LogFault.InCheckpoints(FaultKind.Fork, after, $"the log shrank from {old.TreeSize} to {young.TreeSize} facts within epoch {young.Epoch}");
        return young.TreeSize == old.TreeSize && young.Root != old.Root
            ? LogFault.InCheckpoints(FaultKind.Fork, after, $"for {young.TreeSize} facts this checkpoint gives another root than {before.Source}")
            : null;
    }
}
