using System.Globalization;
using System.Text;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>The plain form in which exact values are compared, searched and sorted.</summary>
public static class Normalised
{
    /// <summary>Lower case without accents or punctuation, single spaces: <c>Zoë O'Neill</c> → <c>zoe oneill</c>.</summary>
    public static string Name(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
            else if ((char.IsWhiteSpace(c) || c == '-') && plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }
        return plain.ToString().TrimEnd();
    }

    /// <summary>A UK telephone number as digits with 0 in front, or null when it can't be one.</summary>
    public static string? Phone(string text)
    {
        var digits = new string(text.Where(char.IsAsciiDigit).ToArray());
        if (digits.StartsWith("0044", StringComparison.Ordinal)) digits = "0" + digits[4..];
        else if (digits.StartsWith("44", StringComparison.Ordinal) && digits.Length == 12) digits = "0" + digits[2..];
        return digits.Length is >= 9 and <= 11 ? digits : null;
    }

    /// <summary>Capitals without spaces: <c>MR1 2AB</c> → <c>MR12AB</c>.</summary>
    public static string Postcode(string text) => new(text.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant).ToArray());
}
