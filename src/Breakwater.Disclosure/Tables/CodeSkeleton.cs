using System.Globalization;
using System.Text;

namespace Breakwater.Disclosure;

/// <summary>
/// What is left of a code once everything that a reader hardly sees is folded away: letter case, Unicode form, white space, invisible
/// signs, kinds of dash and of apostrophe. Two codes with one skeleton (the word is that of Unicode Technical Standard 39, whose tables
/// of letters from different scripts this isn't) would be counted as two categories and read as one: the children of a category would
/// be divided, each part judged for itself, and whoever puts them together again learns what neither was meant to show.
/// </summary>
public static class CodeSkeleton
{
    /// <summary>The skeleton of a code.</summary>
    public static string Of(string code)
    {
        // Half of a surrogate pair can't be normalised; as a rune it becomes the replacement sign.
        var whole = string.Concat(code.EnumerateRunes()).Normalize(NormalizationForm.FormKC).ToUpperInvariant();
        var folded = new StringBuilder();
        var gap = false;
        foreach (var rune in whole.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.Format) continue;
            if (Rune.IsWhiteSpace(rune))
            {
                gap = folded.Length > 0;
                continue;
            }
            if (gap) folded.Append(' ');
            gap = false;
            if (category == UnicodeCategory.DashPunctuation || rune.Value == '\u2212') folded.Append('-');
            else if (rune.Value is '\u2018' or '\u2019' or '\u02BC' or '`' or '\u00B4') folded.Append('\'');
            else folded.Append(rune);
        }
        return folded.ToString().Normalize(NormalizationForm.FormKC);
    }

    /// <summary>In what two codes of one skeleton differ, for a message: "differ only in letter case".</summary>
    public static string Difference(string one, string other)
    {
        var first = 0;
        while (first < Math.Min(one.Length, other.Length) && one[first] == other[first]) first++;
        var what = string.Equals(one, other, StringComparison.OrdinalIgnoreCase)
            ? "letter case"
            : $"what can hardly be seen (white space, a dash or apostrophe, or the form of a letter; the first difference is {Sign(one, first)} against {Sign(other, first)})";
        return $"differ only in {what}";
    }

    private static string Sign(string code, int place) => place < code.Length ? string.Create(CultureInfo.InvariantCulture, $"U+{(int)code[place]:X4}") : "nothing";
}
