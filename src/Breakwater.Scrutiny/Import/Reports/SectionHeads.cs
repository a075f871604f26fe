using System.Text.RegularExpressions;
using Breakwater.Scrutiny.Import.Lines;

namespace Breakwater.Scrutiny.Import.Reports;

/// <summary>Recognises a report's section headings, by number or by name.</summary>
internal static partial class SectionHeads
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"^(?<purpose>purpose( of (the |this )?report)?|introduction|executive summary|summary|report summary|((chair|chairman|chairwoman|chairperson)(’|')?s )?foreword)$|^(?<recommendations>recommendations?|recommendation\(s\)|recommended|it is recommended:?|recommendations? to .{3,60}|officer recommendations?|proposals? and recommendations?)$|^(?<keyIssues>key issues( and reasons? for recommendations?)?|reasons? for (the )?recommendations?|key points)$|^(?<priorities>(relationship|link|links|contribution) to (the )?(council('|’)?s? )?(corporate )?(priorities|plan|objectives).*|corporate priorities|policy context)$|^(?<options>(other |alternative )?options( considered)?( and .*)?|alternatives considered)$|^(?<consultation>consultation( and .*)?|consultees|community engagement)$|^(?<implications>(report |corporate |other )?implications( of .*)?|comments of .*|resource implications and risk)$|^(?<appendices>appendices( to the report)?|list of appendices|appendix|attachments)$|^(?<previousConsideration>previous consideration|previous decisions?)$|^(?<backgroundPapers>background (papers|documents|information and papers)|list of background papers|access to information)$|^(?<conclusion>conclusions?|next steps|timetable.*)$|^(?<detail>report detail|detail|details|background|background information|context|findings|the report|main report|evidence|current position|key information)$", Plain, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\bimplications?\b(?! of\b)", Plain, 1000)]
    private static partial Regex ImplicationName();

    [GeneratedRegex(@"^(none|nil|n/a|not applicable|there are none|no appendices|none\.)$", Plain, 1000)]
    private static partial Regex None();

    public static bool IsNone(string words) => None().IsMatch(words.Trim('\t', ' '));

    /// <summary>The kind of section that a title names; null where it names none that is known.</summary>
    public static string? KindOf(string title)
    {
        var match = Name().Match(title.Trim(' ', '\t', ':', '.'));
        if (!match.Success)
            return null;
        foreach (Group group in match.Groups)
        {
            if (group.Success && group.Name != "0")
                return group.Name;
        }

        return null;
    }

    /// <summary>"Financial implications": a row of the implications that has a heading of its own.</summary>
    public static bool IsImplication(string title) => title.Length < 80 && ImplicationName().IsMatch(title) && KindOf(title) is null;

    /// <summary>The number and title of a heading, or null. "1 Purpose of Report", "1.0 PURPOSE", "Background Papers", "7⇥Appendices".</summary>
    public static (string? Number, string Title)? In(Block block, string? last)
    {
        var title = block.Words.TrimEnd('\t', ' ', ':');
        if (block.Marker.Bulleted || title.Length is 0 or > 140 || block.Words[^1] is '.' or ';' or ',' or '?')
            return null;
        var number = block.Marker.Form switch
        {
            MarkerForm.Number or MarkerForm.Bare => block.Marker.Value,
            MarkerForm.Paragraph when block.Marker.Value.EndsWith(".0", StringComparison.Ordinal) => block.Marker.Value,
            _ => null,
        };
        if (KindOf(title) is not null && block.Marker.Form is MarkerForm.None or MarkerForm.Number or MarkerForm.Bare or MarkerForm.Paragraph && KindOf(title) is not null)
            return (number ?? (block.Marker.Form == MarkerForm.Paragraph ? block.Marker.Value : null), title);
        if (number is null || !char.IsUpper(title[0]) || block.Words.EndsWith(':'))
            return null;
        // An unknown name is a heading only where its number follows the last one's.
        var previous = last is null ? 0 : int.Parse(last.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);
        return int.Parse(number.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture) == previous + 1 ? (number, title) : null;
    }
}
