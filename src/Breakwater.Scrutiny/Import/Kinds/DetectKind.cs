using System.Text.RegularExpressions;
using Breakwater.Scrutiny.Import.Lines;

namespace Breakwater.Scrutiny.Import.Kinds;

/// <summary>Tells the kind of a paper from fixed words near its top; where none stand there, says so.</summary>
public static partial class DetectKind
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"^agenda item$", Plain, 1000)]
    private static partial Regex AgendaItem();

    [GeneratedRegex(@"^issue (-|–) meetings?$|^issue details\b|^issue history\b", Plain, 1000)]
    private static partial Regex Issue();

    [GeneratedRegex(@"^(decision maker:|decision details$|decision status:|record of (executive |delegated )?decision)", Plain, 1000)]
    private static partial Regex Decision();

    [GeneratedRegex(@"^(agenda and (draft |decisions? )?minutes|agenda, (decisions and )?(draft )?minutes|items|no\.?\s+item|agenda and decisions|meeting documents)$", Plain, 1000)]
    private static partial Regex Meeting();

    [GeneratedRegex(@"^committee details\b", Plain, 1000)]
    private static partial Regex Committee();

    [GeneratedRegex(@"^(report (of|by|from|to|author|title|track|reference)\b.*:|report (of|by) the [A-Z]|report to:?\b|contact officer|lead officer:|item no\.|subject:|wards? affected|classification:|key decision:|purpose of (the )?report|title of report)", Plain, 1000)]
    private static partial Regex Report();

    [GeneratedRegex(@"^(at a meeting of\b|(draft )?minutes of\b|minutes$|(draft )?minutes\b.*\bheld\b|record of (proceedings|meeting)|.*\bmeeting of the .*\bheld\b|present:?\b|(members|councillors) present\b|notes of (the|a) meeting|proceedings of)", Plain, 1000)]
    private static partial Regex Printed();

    [GeneratedRegex(@"^(\d+(\.0?)?[.)]?\s+)?(purpose( of (the )?report)?|executive summary|recommendations?|background papers|implications|financial implications|reasons? for recommendations?)$", Plain, 1000)]
    private static partial Regex ReportSection();

    [GeneratedRegex(@"^(\(?\d+[a-z]?[.)]?\s*)?(it was )?(unanimously )?(resolved|agreed)\b", Plain, 1000)]
    private static partial Regex Resolved();

    public static PaperKind Of(IReadOnlyList<Block> blocks)
    {
        var first = blocks.Take(60).Select(block => block.Marker.Form is MarkerForm.Bare or MarkerForm.Number ? block.Words : Whole(block)).ToList();
        var top = first.Take(12).ToList();
        if (top.Exists(line => AgendaItem().IsMatch(line)))
            return PaperKind.AgendaItem;
        if (top.Exists(line => Issue().IsMatch(line)))
            return PaperKind.IssueHistory;
        if (first.Exists(line => Decision().IsMatch(line)))
            return PaperKind.Decision;
        if (first.Take(25).Any(line => Meeting().IsMatch(line)))
            return PaperKind.Meeting;
        if (top.Exists(line => Committee().IsMatch(line)))
            return PaperKind.CommitteeDetails;
        // Minutes also begin with their committee's name; "Present" and "held" near the top settle it.
        if (first.Take(30).Any(line => Printed().IsMatch(line)))
            return PaperKind.PrintedMinutes;
        if (first.Take(25).Any(line => Report().IsMatch(line)) || blocks.Count(block => ReportSection().IsMatch(block.Words)) >= 2 || blocks.Any(block => Reports.NumberedRecommendations.IsHead(block.Words)))
            return PaperKind.Report;
        return blocks.Any(block => Resolved().IsMatch(block.Words)) ? PaperKind.PrintedMinutes : PaperKind.Unknown;
    }

    private static string Whole(Block block) => block.Marker.Value.Length > 0 ? block.Marker.Value + " " + block.Words : block.Words;
}
