using System.Globalization;

namespace Breakwater.Linkage.Identifiers;

/// <summary>
/// Police National Computer id: year / serial number with a check letter, "2003/1234567A", "03/1234567A" or "03/12345A".
/// </summary>
/// <remarks>The letter is (two-digit year and seven-digit serial read as one number) modulus 23, of the letters without I, O and S, Z standing first.</remarks>
public static class PncId
{
    private const string Letters = "ZABCDEFGHJKLMNPQRTUVWXY";

    /// <summary>The id as yyyy/nnnnnnnL, or null when its form or letter is wrong. Two-digit years after <paramref name="pivot"/> are of the last century.</summary>
    public static string? Parse(string? text, int pivot = 40)
    {
        var parts = (text ?? "").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant().Split('/');
        if (parts.Length != 2 || parts[0].Length is not (2 or 4) || parts[1].Length is < 2 or > 8 || !parts[0].All(char.IsAsciiDigit) || !parts[1][..^1].All(char.IsAsciiDigit))
        {
            return null;
        }

        var year = int.Parse(parts[0], CultureInfo.InvariantCulture);
        year += parts[0].Length == 4 ? 0 : year > pivot ? 1900 : 2000;
        var serial = int.Parse(parts[1][..^1], CultureInfo.InvariantCulture);
        var letter = Letters[(int)(((year % 100) * 10_000_000L + serial) % 23)];
        return letter == parts[1][^1] ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}/{serial:0000000}{letter}") : null;
    }
}
