namespace Breakwater.Kernel.Log;

/// <summary>
/// A checkpoint that was verified, with the tree's edge at its size: enough to verify only what came later. It may be
/// kept anywhere, since it is believed only if its root is the signed one.
/// </summary>
/// <param name="Checkpoint">The signed checkpoint.</param>
/// <param name="Frontier">The tree's edge at that size.</param>
public sealed record VerifiedState(SignedCheckpoint Checkpoint, Frontier Frontier)
{
    private const string FrontierWord = "frontier ";

    /// <summary>Two lines: the checkpoint, then "frontier" and its bytes in hex.</summary>
    public string ToText() => $"{Checkpoint.Line}\n{FrontierWord}{Convert.ToHexStringLower(Frontier.ToArray())}\n";

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">The file's name, for the message.</param>
    /// <exception cref="FormatException">A line can't be read; the message names file and line.</exception>
    public static VerifiedState Parse(string text, string name)
    {
        var lines = text.Split('\n');
        var checkpoint = SignedCheckpoint.Parse(lines[0].TrimEnd('\r'), $"{name}, line 1");
        var second = lines.Length > 1 ? lines[1].TrimEnd('\r') : "";
        if (!second.StartsWith(FrontierWord, StringComparison.Ordinal))
            throw new CheckpointFormatException($"{name}, line 2", $"expected '{FrontierWord}' and hex digits");
        try
        {
            return new VerifiedState(checkpoint, Frontier.From(Convert.FromHexString(second.AsSpan(FrontierWord.Length))));
        }
        catch (FormatException refused)
        {
            throw new CheckpointFormatException($"{name}, line 2", refused.Message.TrimEnd('.'));
        }
    }
}
