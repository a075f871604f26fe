using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Breakwater.Kernel.Acting;

namespace Breakwater.Kernel.Facts;

/// <summary>
/// Writes the envelope of a fact: lines of <c>name: value</c>, UTF-8, in a fixed order. These exact bytes are stored,
/// hashed as a leaf of the log and never written again. Codes, ids and digests only: no personal data.
/// The payload's digest is SHA-256 over the <em>sealed</em> payload (AES-256-GCM under the record's own key, random
/// nonce), so anybody can check it without a key and nobody can guess the words from it.
/// </summary>
public static class FactEnvelope
{
    public const string Heading = "breakwater-fact/1";
    private static readonly byte[] Nothing = [];

    public static byte[] Write(
        Guid id, string partnership, string name, bool isLook, Act act, string recordKind, Guid recordId, int version,
        byte[]? sealedPayload, string configurationDigest, IEnumerable<string> rows, string? line = null)
    {
        var text = new StringBuilder(640)
            .Append(Heading).Append('\n')
            .Append("id: ").Append(id.ToString("D")).Append('\n')
            .Append("partnership: ").Append(partnership).Append('\n')
            .Append("name: ").Append(name).Append('\n')
            .Append("kind: ").Append(isLook ? "look" : "change").Append('\n')
            .Append("at: ").Append(Say(act.At)).Append('\n')
            .Append("act: ").Append(act.Id.ToString()).Append('\n')
            .Append("actor: ").Append(act.Actor.Kind.ToString().ToLowerInvariant()).Append(' ').Append(act.Actor.Key).Append('\n')
            .Append("agency: ").Append(act.Agency).Append('\n')
            .Append("purpose: ").Append(act.Purpose).Append('\n')
            .Append("basis: ").Append(act.Basis).Append('\n')
            .Append("record: ").Append(recordKind).Append(' ').Append(recordId.ToString("D")).Append('\n')
            .Append("version: ").Append(version.ToString(CultureInfo.InvariantCulture)).Append('\n')
            .Append("payload: ").Append(Convert.ToHexStringLower(SHA256.HashData(sealedPayload ?? Nothing))).Append('\n')
            .Append("configuration: ").Append(configurationDigest).Append('\n');
        if (line is not null) text.Append(line).Append('\n');
        foreach (var row in rows) text.Append("row: ").Append(row).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static string Say(DateTime instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The value of the first line called <paramref name="name"/>, or null.</summary>
    public static string? Read(ReadOnlySpan<byte> envelope, string name) => ReadAll(Encoding.UTF8.GetString(envelope), name).FirstOrDefault();

    /// <summary>The values of all lines called <paramref name="name"/>, in order.</summary>
    public static IEnumerable<string> ReadAll(string envelope, string name)
    {
        var start = name + ": ";
        foreach (var line in envelope.Split('\n'))
            if (line.StartsWith(start, StringComparison.Ordinal)) yield return line[start.Length..];
    }
}
