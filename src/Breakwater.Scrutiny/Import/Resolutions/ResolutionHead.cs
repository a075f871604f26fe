using System.Text.RegularExpressions;

namespace Breakwater.Scrutiny.Import.Resolutions;

/// <summary>
/// Recognises the words by which a resolution opens. Capitals, or a fixed form at the head of a paragraph, are sure;
/// "The Committee agreed that" in running text may be a resolution or a tale of one, so it is put to the officer.
/// </summary>
internal static partial class ResolutionHead
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(\*+)?((It|IT) (was|WAS) )?(therefore |THEREFORE )?(UNANIMOUSLY |Unanimously |unanimously )?(?<verb>RESOLVED|Resolved|RESOLUTIONS?|Resolutions?(?=\s*[:–—-]|$)|AGREED|Agreed(?=\s*[:–—-]|\s*$| that\b| to\b|,)|NOTED(?=\s*[:–—-]|\s*$| that\b)|Noted(?=\s*[:–—]|\s*$)|DECIDED|Decided(?=\s*[:–—-])|APPROVED(?=\s*[:–—-]|\s*$)|RECOMMENDED|Recommended(?=\s*[:–—-]|\s*$| that\b| to\b)|RECOMMENDATIONS?|Recommendations?(?=\s*[:–—-]))(?<to> TO RECOMMEND)?( UNANIMOUSLY| unanimously|,? nem\.? con\.?)?( \([^)]{1,40}\))?(\*+)?[\s:;,–—.*-]*", Plain, 1000)]
    private static partial Regex AtHead();

    [GeneratedRegex(@"\b((it was|IT WAS|was|and|Committee|Panel|Board|Cabinet|Members|Council|Sub-Committee|Group)( then| therefore| also| unanimously| UNANIMOUSLY|,)? )(?<verb>RESOLVED|AGREED|RECOMMENDED)\b[\s:–—-]*", Plain, 1000)]
    private static partial Regex InCapitals();

    [GeneratedRegex(@"\b(it was|The (\w+ ){0,5}(Committee|Panel|Board|Cabinet|Sub-Committee|Council))( then| therefore| also| unanimously|,)? (?<verb>resolved)\b[\s:–—-]*(?=that\b|to\b|$)", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Told();

    [GeneratedRegex(@"^(It was( unanimously| therefore| then)? (agreed|recommended|decided|noted)|(Members|The (\w+ ){0,5}(Committee|Panel|Board|Cabinet|Sub-Committee|Group))( also| then| unanimously)? (agreed|recommended|decided))( that| to|:)", Plain, 1000)]
    private static partial Regex Perhaps();

    [GeneratedRegex(@"\bamendment\b", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Amendment();

    /// <param name="At">Where the head begins; words before it are narrative.</param>
    /// <param name="Length">Characters of the head; the resolution's words follow.</param>
    /// <param name="Form">What stands after it.</param>
    internal sealed record Found(int At, int Length, ResolutionForm Form);

    public static Found? In(string words)
    {
        if (AtHead().Match(words) is { Success: true } head)
            return Make(head, head.Groups["verb"].Value.StartsWith("RECOMMENDATION", StringComparison.OrdinalIgnoreCase) ? ResolutionForm.Recommended : ResolutionForm.Resolved);
        // A vote on an amendment is told in the minutes; the resolution is what was carried in the end.
        if (Amendment().IsMatch(words))
            return null;
        if (InCapitals().Match(words) is { Success: true } capitals)
            return Make(capitals, ResolutionForm.Resolved);
        return Told().Match(words) is { Success: true } told ? Make(told, ResolutionForm.Resolved) : null;
    }

    public static bool IsPerhaps(string words) => Perhaps().IsMatch(words);

    private static Found Make(Match match, ResolutionForm form)
    {
        var at = match.Groups["verb"].Index == 0 ? 0 : match.Index;
        return new Found(at, match.Index + match.Length - at, form);
    }
}
