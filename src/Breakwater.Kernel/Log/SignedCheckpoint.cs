namespace Breakwater.Kernel.Log;

/// <summary>A checkpoint with its signature, and where it was read, so that a finding can name file and line.</summary>
/// <param name="Checkpoint">What was signed.</param>
/// <param name="Signature">ECDSA P-256 over SHA-256 of the text's UTF-8 bytes: r ‖ s, 64 bytes, in base64.</param>
/// <param name="Source">"file, line n", or "this database" for one that was never in a file.</param>
public sealed record SignedCheckpoint(Checkpoint Checkpoint, string Signature, string Source = "this database")
{
    private const string SignatureField = " signature=";

    /// <summary>The whole line, without its end.</summary>
    public string Line => Checkpoint.Text + SignatureField + Signature;

    /// <summary>Reads one line. <paramref name="source"/> goes into every message.</summary>
    /// <exception cref="CheckpointFormatException">The line isn't exactly what <see cref="Line"/> writes.</exception>
    public static SignedCheckpoint Parse(string line, string source)
    {
        var cut = line.IndexOf(SignatureField, StringComparison.Ordinal);
        if (cut < 0) throw new CheckpointFormatException(source, "there is no signature; the line may be cut short");
        var checkpoint = new CheckpointFields(line[..cut], source).Read();
        var signature = line[(cut + SignatureField.Length)..];
        Span<byte> bytes = stackalloc byte[CheckpointKey.SignatureLength];
        if (!Convert.TryFromBase64String(signature, bytes, out var length) || length != CheckpointKey.SignatureLength
            || Convert.ToBase64String(bytes) != signature)
            throw new CheckpointFormatException(source, $"'signature' should be {CheckpointKey.SignatureLength} bytes in base64");
        var read = new SignedCheckpoint(checkpoint, signature, source);
        return read.Line == line
            ? read
            : throw new CheckpointFormatException(source, "the line has the right fields but not their one spelling (spaces, leading zeros or capitals?)");
    }
}

/// <summary>A line of checkpoints that can't be read. The message begins with file and line.</summary>
public sealed class CheckpointFormatException(string source, string reason) : FormatException($"{source}: {reason}.");
