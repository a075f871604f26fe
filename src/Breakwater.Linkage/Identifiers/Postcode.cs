namespace Breakwater.Linkage.Identifiers;

/// <summary>UK postcode in the form in which it is compared: small letters, no space ("ls11ab" for LS1 1AB).</summary>
/// <remarks>Forms as in BS 7666: A9, A99, AA9, AA99, A9A, AA9A before a digit and two letters.</remarks>
public static class Postcode
{
    /// <summary>Whether compact small letters have the form of a full postcode.</summary>
    public static bool IsFull(ReadOnlySpan<byte> p) =>
        p.Length is >= 5 and <= 7 && IsDigit(p[^3]) && IsLetter(p[^2]) && IsLetter(p[^1]) && IsOutward(p[..^3]);

    /// <summary>Length of the outward part (district: "ls1") of a full postcode; otherwise that of the whole.</summary>
    public static int DistrictLength(ReadOnlySpan<byte> p) => IsFull(p) ? p.Length - 3 : p.Length;

    /// <summary>Length up to and with the sector digit ("ls11") of a full postcode; otherwise that of the whole.</summary>
    public static int SectorLength(ReadOnlySpan<byte> p) => IsFull(p) ? p.Length - 2 : p.Length;

    /// <summary>The postcode as it is written, "LS1 1AB", or null when it isn't a full one.</summary>
    public static string? Parse(string? text)
    {
        var compact = (text ?? "").Where(c => c != ' ').Select(c => char.IsAscii(c) ? (byte)char.ToLowerInvariant(c) : (byte)'?').ToArray();
        if (!IsFull(compact))
        {
            return null;
        }

        var capitals = System.Text.Encoding.ASCII.GetString(compact).ToUpperInvariant();
        return $"{capitals[..^3]} {capitals[^3..]}";
    }

    private static bool IsOutward(ReadOnlySpan<byte> o)
    {
        var letters = IsLetter(o[0]) ? o.Length > 1 && IsLetter(o[1]) ? 2 : 1 : 0;
        var rest = o[letters..];
        return letters > 0 && rest.Length is 1 or 2 && IsDigit(rest[0]) && (rest.Length == 1 || IsDigit(rest[1]) || IsLetter(rest[1]));
    }

    private static bool IsDigit(byte c) => (uint)(c - '0') < 10;

    private static bool IsLetter(byte c) => (uint)(c - 'a') < 26;
}
