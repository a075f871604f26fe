using System.Text.RegularExpressions;
using Breakwater.Scrutiny.Import.Evidence;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Resolutions;

/// <summary>Finds the time set for an action, and pointers to other resolutions, minutes and events.</summary>
internal static partial class FindDue
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\b(by|before|no later than|on or before) (the )?(end of )?(?<date>\d{1,2}(st|nd|rd|th)? [A-Z][a-z]+,? \d{4}|\d{1,2}/\d{1,2}/\d{2,4}|[A-Z][a-z]+ \d{4})|\b(to|at|for|before|in time for) (the|its|a|their) (next|following|future|subsequent|[A-Z][a-z]+( \d{4})?) (committee )?meeting( of the [A-Z][\w ]+| in [A-Z][a-z]+( \d{4})?)?|\b(within|in) (the next )?(\d{1,3}|one|two|three|four|six|nine|twelve|eighteen) (working )?(day|week|month|year)s?('|’)?( time)?|\b(every|each) (\d+|three|six|twelve)? ?(quarter|months?|year)|(?<=\b(report(s|ed|ing)? back|be (reviewed|reported|brought|submitted|presented|updated|completed|reconsidered)|(an?|the|further|progress) (update|report|review))\b[^.;]{0,80})\bin (?<date>(January|February|March|April|May|June|July|August|September|October|November|December),? (19|20)\d{2})|\bas soon as (possible|practicable)|\bby the next meeting", Plain, 1000)]
    private static partial Regex When();

    [GeneratedRegex(@"\(?\blinked to (?<to>(\d{1,2}[a-z]?|\([a-z]{1,4}\))((,| and) (\d{1,2}|\([a-z]{1,4}\)))*)( above| below)?\)?|\b(recommendations?|resolutions?) (?<to>(\d{1,2}[a-z]?|\([a-z]\))((, | and )(\d{1,2}[a-z]?|\([a-z]\)))*)( above| below)?", Plain, 1000)]
    private static partial Regex ToResolution();

    [GeneratedRegex(@"\b(further to )?minute (no\.? |number )?(?<to>\d{1,4}([./]\d{1,4})?)", Plain, 1000)]
    private static partial Regex ToMinute();

    [GeneratedRegex(@"\bMembers?['’]? Day\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ToEvent();

    [GeneratedRegex(@"\b(once (finalised|approved|agreed|available|complete(d)?)|subject to [\w ]{3,60}|if required|as required)\b", Plain, 1000)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\d{1,2}[a-z]?|(?<=\()[a-z]{1,4}(?=\))", Plain, 1000)]
    private static partial Regex Number();

    public static DueWords? In(MappedText clause)
    {
        var match = When().Match(clause.Text);
        if (!match.Success)
            return null;
        var words = clause.Slice(match.Index, match.Length);
        return new DueWords(match.Value, FindDates.First(words), words.Span);
    }

    public static IReadOnlyList<Link> Links(MappedText clause)
    {
        var links = new List<Link>();
        foreach (Match match in ToResolution().Matches(clause.Text))
        {
            foreach (Match number in Number().Matches(match.Groups["to"].Value))
                links.Add(Make("resolution", number.Value, match, clause));
        }

        foreach (Match match in ToMinute().Matches(clause.Text))
            links.Add(Make("minute", match.Groups["to"].Value, match, clause));
        foreach (Match match in ToEvent().Matches(clause.Text))
            links.Add(Make("event", match.Value, match, clause));
        foreach (Match match in Condition().Matches(clause.Text))
            links.Add(Make("condition", match.Value, match, clause));
        return links;
    }

    private static Link Make(string kind, string to, Match match, MappedText clause) =>
        new(kind, to, match.Value, clause.SpanOf(match.Index, match.Length));
}
