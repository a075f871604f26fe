using System.Text.RegularExpressions;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Evidence;

/// <summary>A figure said at the meeting, to be checked against a source before anybody repeats it.</summary>
/// <param name="Kind">percentage, money, count or words ("six of these seven").</param>
/// <param name="Figure">The figure as written.</param>
/// <param name="Text">The sentence around it.</param>
/// <param name="Paragraph">Number of the paragraph.</param>
/// <param name="Source">Where the figure stands.</param>
public sealed record Claim(string Kind, string Figure, string Text, string? Paragraph, SourceSpan Source);

internal static partial class FindClaims
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    private const string Word = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|half|a third|a quarter|two thirds";

    [GeneratedRegex(@"(?<percentage>\d+(\.\d+)?( ?%| per ?cent\b))|(?<money>£ ?\d[\d,]*(\.\d+)?( ?(million|billion|m|k|bn)\b)?)|(?<words>\b(" + Word + @") (of|out of|in) (the |these |those |every )?(" + Word + @")\b|\b(" + Word + @"|\d[\d,]*) (members|children|young people|people|cases|referrals|arrests|incidents|schools|officers|priorities|victims|lines|warrants|families|pupils|councillors|weeks|months|hours|properties)\b)|(?<count>(?<![/.\d:])\b\d[\d,]* (?=[a-z]{4,})(?!(service|meeting|municipal|above|below)\b))", Plain, 1000)]
    private static partial Regex Figure();

    public static IEnumerable<Claim> In(MappedText words, string? paragraph)
    {
        var dates = FindDates.In(words).Select(date => date.Source).ToList();
        foreach (Match match in Figure().Matches(words.Text))
        {
            // "2018/19 municipal year" counts nothing.
            var place = words.SpanOf(match.Index, match.Length);
            if (dates.Exists(date => place.Offset < date.End && date.Offset < place.End))
                continue;
            var kind = match.Groups["percentage"].Success ? "percentage" : match.Groups["money"].Success ? "money" : match.Groups["words"].Success ? "words" : "count";
            var figure = match.Value.Trim();
            yield return new Claim(kind, figure, Around(words.Text, match.Index), paragraph, words.SpanOf(match.Index, figure.Length));
        }
    }

    private static string Around(string text, int at)
    {
        var from = text.LastIndexOf(". ", at, StringComparison.Ordinal);
        var to = text.IndexOf(". ", at, StringComparison.Ordinal);
        return text[(from < 0 ? 0 : from + 2)..(to < 0 ? text.Length : to + 1)];
    }
}
