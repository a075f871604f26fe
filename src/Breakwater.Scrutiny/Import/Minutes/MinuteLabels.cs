using System.Text.RegularExpressions;

namespace Breakwater.Scrutiny.Import.Minutes;

/// <summary>Fixed lines of ModernGov pages and printed minutes.</summary>
internal static partial class MinuteLabels
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    private const string Bodies = @"(Committee|Panel|Board|Cabinet|Executive|Council|Commission|Sub-Committee|Forum|Partnership|Working Group|Task Group|Overview Group|Scrutiny Group|Review Group|Finish Group|COMMITTEE|PANEL|BOARD|CABINET|EXECUTIVE|COUNCIL|COMMISSION|SUB-COMMITTEE|FORUM|PARTNERSHIP|WORKING GROUP|TASK GROUP|OVERVIEW GROUP|SCRUTINY GROUP|REVIEW GROUP|FINISH GROUP)";

    [GeneratedRegex(@"^((?<label>Minutes|Decisions?|Supporting documents|Accompanying documents|Additional documents|Reasons? for (the )?(decision|recommendation)s?|Alternative options( considered( and rejected)?)?( by [\w ]+)?|Other options considered|Purpose|Background)\s*:\s*|(?<label>Decisions?|Reasons? for (the )?(decision|recommendation)s?|Alternative options considered( and rejected)?)$)", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Segment();

    [GeneratedRegex(@"^(agenda item|agenda|issue (-|–) meetings?|issue details|issue history|decision details|agenda and (draft )?minutes|agenda and decisions|agenda, (decisions and |decisions, )?(draft )?minutes|agenda, decisions and (draft )?minutes|meeting documents|minutes|draft minutes|items|no\.?\s+item|committee details|find out more about this issue|part (a|b|i|ii|1|2)|public minutes)$", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PageTitle();

    [GeneratedRegex(@"^Meeting: (?<date>\d{1,2}/\d{1,2}/\d{4}) [-–] (?<body>[^()]+?)( \(Item (?<item>[\w./]+)\))?$", Plain, 1000)]
    private static partial Regex Meeting();

    [GeneratedRegex(@"^Meeting of (the )?(?<body>[^,]+(, [A-Z][^,\d]+?)?), (?<date>\w+,? \d{1,2}(st|nd|rd|th)? \w+,? \d{4}[^()]*)\(Item (?<item>[\w/]+)\.?\)$", Plain, 1000)]
    private static partial Regex MeetingOfBody();

    [GeneratedRegex(@"^(At (a|the) )?(?:(draft |DRAFT )?(minutes|MINUTES|Minutes|Notes|Record) (of|OF) (a |the |A |THE )?)?((public |virtual |remote |ordinary |special |extraordinary )?(meeting|Meeting|MEETING) (of|OF) )?(a |the |The |THE )?(?<body>[A-Z][\w’',&() -]*?" + Bodies + @"( \([^)]+\))?)\s*([-–,]\s*|,? (was )?(held|HELD|on|ON|at|AT|meeting)\b).*", Plain, 1000)]
    private static partial Regex BodyWithDate();

    [GeneratedRegex(@"^(Report to |REPORT TO )?((Draft |DRAFT )?(Minutes|MINUTES) (of|OF) )?((A |a |the |THE )?(Meeting|MEETING|meeting) (of|OF) )?(the |The |THE )?(?<body>[A-Z][\w’',&() -]*" + Bodies + @"( [A-Z][\w-]*){0,3}( \([^)]+\))?)$", Plain, 1000)]
    private static partial Regex BodyAlone();

    [GeneratedRegex(@"^(?<label>[A-Z][\w /'’()?&-]{2,45}):\s*(?<value>\S.*)$", Plain, 1000)]
    private static partial Regex Field();

    [GeneratedRegex(@"^(The )?(Committee|Panel|Board|Cabinet|Members|Sub-Committee|Commission|Council|Executive)( is| are) (asked|invited|requested|recommended) to\b:?\s*(?<asks>.*)$|^To (receive|consider|note|review|approve|scrutinise)\b", Plain, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@",? and (?=(consider|review|comment|agree|note|make|scrutinise|identify|approve|recommend|determine|endorse)\b)", Plain, 1000)]
    private static partial Regex NextAsk();

    [GeneratedRegex(@"^(ACTIONS?|Actions?)( points?)?( by [\w ]+)?\s*[:–—]\s*", Plain, 1000)]
    private static partial Regex Action();

    public static (string Label, int Length)? SegmentOf(string words) =>
        Segment().Match(words) is { Success: true } match ? (match.Groups["label"].Value.ToUpperInvariant(), match.Length) : null;

    public static bool IsPageTitle(string words) => PageTitle().IsMatch(words);

    /// <summary>"Meeting: 12/01/2023 - Community Committee (Item 7)" and "Meeting of Community Committee, Thursday, 12th January, 2023 4.00 pm (Item 7.)".</summary>
    public static (string Body, string? Item)? MeetingOf(string words)
    {
        var match = Meeting().Match(words) is { Success: true } dated ? dated : MeetingOfBody().Match(words);
        return match.Success ? (match.Groups["body"].Value, match.Groups["item"].Success ? match.Groups["item"].Value : null) : null;
    }

    /// <summary>The body named by a title line, or null.</summary>
    public static string? BodyOf(string words)
    {
        if (words.Length > 300)
            return null;
        if (BodyAlone().Match(words) is { Success: true, Length: < 110 } alone)
            return alone.Groups["body"].Value;
        return BodyWithDate().Match(words) is { Success: true } dated ? dated.Groups["body"].Value : null;
    }

    public static (string Label, string Value)? FieldOf(string words) =>
        Field().Match(words) is { Success: true } match ? (match.Groups["label"].Value, match.Groups["value"].Value) : null;

    public static Match AskedOf(string words) => Asked().Match(words);

    public static MatchCollection NextAsks(string words) => NextAsk().Matches(words);

    public static int ActionOf(string words) => Action().Match(words).Length;
}
