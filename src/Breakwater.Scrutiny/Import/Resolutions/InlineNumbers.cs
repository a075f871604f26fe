using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Resolutions;

/// <summary>Parts "(1) the report be noted; (2) officers be asked …" that stands in one paragraph.</summary>
internal static partial class InlineNumbers
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"(?<=^|[\s:;–—-])(\((?<value>\d{1,2}|[a-zA-Z]|[ivx]{1,5})\)|(?<value>\d{1,2}|[ivx]{1,5}|[a-z])\)|(?<=(^|[:;.–—-] ?|\b[Tt]hat |; and ))(?<value>\d{1,2})\.)\s*(?=[A-Za-z“‘])", Plain, 1000)]
    private static partial Regex Number();

    /// <summary>The words before the first number, and each numbered part; null unless at least two follow one another.</summary>
    public static (MappedText Before, IReadOnlyList<(string Number, MappedText Text)> Parts)? In(MappedText text)
    {
        var marks = new List<Match>();
        foreach (Match match in Number().Matches(text.Text))
        {
            if (IsNext(marks, match))
                marks.Add(match);
        }

        if (marks.Count < 2)
            return null;
        var parts = new List<(string, MappedText)>();
        for (var at = 0; at < marks.Count; at++)
        {
            var from = marks[at].Index + marks[at].Length;
            var to = at + 1 < marks.Count ? marks[at + 1].Index : text.Length;
            parts.Add((marks[at].Groups["value"].Value, text.Slice(from, to - from).Trim()));
        }

        return (text.Slice(0, marks[0].Index).Trim(), parts);
    }

    private static bool IsNext(List<Match> marks, Match match)
    {
        var value = match.Groups["value"].Value;
        if (marks.Count == 0)
            return value is "1" or "a" or "i" or "A";
        var first = marks[0].Groups["value"].Value;
        return value == (first == "1" ? (marks.Count + 1).ToString(CultureInfo.InvariantCulture) : ListCount.Written(first, marks.Count + 1));
    }
}
