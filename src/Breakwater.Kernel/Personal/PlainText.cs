using System.Globalization;
using System.Text;

namespace Breakwater.Kernel.Personal;

/// <summary>The plain form in which names, addresses and places are compared, searched and sorted.</summary>
public static class PlainText
{
    /// <summary>Lower case without accents or punctuation, single spaces: <c>Zoë O'Neill</c> → <c>zoe oneill</c>.</summary>
    public static string Of(string text)
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
}
