using System.Text.RegularExpressions;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Safety;

/// <summary>
/// Marks words that could give a child away, name a live operation, publish a count small enough to point at
/// somebody, or name a member of the public. It marks too much rather than too little; a person decides.
/// </summary>
internal static partial class ScanForHarm
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    private const string Child = @"(child|children|young (person|people)|boy|girl|pupil|student|teenager|victim|youth|juvenile|minor)s?";

    [GeneratedRegex(@"\b([Cc]hild|[Yy]oung [Pp]erson|YP|[Pp]upil|[Bb]oy|[Gg]irl|[Vv]ictim) ?([A-HJ-Z]{1,2}|\d{1,2})\b(?! [a-z]+ council)|\b(a|the|one) \d{1,2}[- ]year[- ]old\b[^.;]{0,40}|\b(aged|age) (1\d|[1-9])\b(?! ?(to|-|–|and) ?\d)|\b1?\d[- ]year[- ]old " + Child + @"\b|\b(DOB|[Dd]ate of [Bb]irth)\b[^.;]{0,25}|\b(UPN|NHS [Nn]umber)\b[^.;]{0,25}", Plain, 1000)]
    private static partial Regex ChildIdentifier();

    [GeneratedRegex(@"\b(Operation|Op\.?|Project Op) [A-Z][\w-]+", Plain, 1000)]
    private static partial Regex Operation();

    [GeneratedRegex(@"\b([Oo]nly )?(a single|one|two|three|four|five|six|seven|eight|nine|[1-9]|[Aa] (very )?small number of|[Aa] handful of|fewer than (five|ten|5|10)) (vulnerable |looked[- ]after |missing |local |known |further |exploited |such )*(" + Child + @"|referrals?|cases?|individuals?|suspects?|arrests?|families|households|siblings|NRM referrals?|incidents?|properties|addresses|persons?|people)\b", Plain, 1000)]
    private static partial Regex SmallCount();

    [GeneratedRegex(@"\b(Mr|Mrs|Ms|Miss|Mx)\.? [A-Z][\w’'-]+( [A-Z][\w’'-]+)?(?<rest>(,| \(| from| of| representing)?[^.;]{0,60})", Plain, 1000)]
    private static partial Regex CourtesyTitle();

    [GeneratedRegex(@"^( \([A-Z]|,? (from|of|representing|on behalf of) (the )?[A-Z][\w’'-]+ ([A-Z&]|and|for|of)|,? ?\(?(the )?[A-Z][^,.;]*(Officer|Manager|Director|Head|Chief|Lead|Council|Police|Trust|Service|Inspector|Superintendent|Solicitor|Clerk))", Plain, 1000)]
    private static partial Regex HasOffice();

    [GeneratedRegex(@"\b(a )?(member of the public|local resident|residents?|parent|mother|father|petitioner)\b,? (Mr|Mrs|Ms|Miss|Dr)?\.? ?[A-Z][\w’'-]+( [A-Z][\w’'-]+)?", Plain, 1000)]
    private static partial Regex PublicPerson();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.[\w.]+|\b(\+44 ?|0)\d{2,4} ?\d{3,4} ?\d{3,4}\b|\b\d{1,4}[a-z]? [A-Z][a-z]+ (Road|Street|Avenue|Close|Lane|Drive|Court|Way|Crescent|Gardens|Terrace|Place)\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]{2}\d{2} ?[A-Z]{3}\b", Plain, 1000)]
    private static partial Regex PersonalData();

    [GeneratedRegex(@"\b[Cc]ase (study|studies|example|history)\b", Plain, 1000)]
    private static partial Regex CaseStudy();

    /// <summary>The same for words that were typed here.</summary>
    public static IEnumerable<Published.HarmMark> In(string words) => In(MappedText.Of(words)).Select(m => new Published.HarmMark(m.Kind, m.Text, m.Question));

    public static IEnumerable<SafetyMark> In(MappedText words) =>
    [
        .. Marks(ChildIdentifier(), words, "childIdentifier", "Could this identify a child? No paper, exempt or not, may do so."),
        .. Marks(Operation(), words, "operationName", "Is this operation's name public, and is the operation over?"),
        .. Marks(SmallCount(), words, "smallCount", "A small count can point at somebody. Was it published by its owner, or must it be left out?"),
        .. Marks(PublicPerson(), words, "memberOfPublic", "Is this a member of the public, and did they agree to be named?"),
        .. Marks(PersonalData(), words, "personalData", "This looks like a number, address or registration that belongs to somebody. May it be public?"),
        .. Marks(CaseStudy(), words, "caseStudy", "A case study can be recognised by those who know the family. Was it cleared?"),
        .. CourtesyTitle().Matches(words.Text).Where(match => !HasOffice().IsMatch(match.Groups["rest"].Value))
            .Select(match => Mark(words, match.Index, match.Length - match.Groups["rest"].Length, "memberOfPublic", "Is this a member of the public, and did they agree to be named?")),
    ];

    private static IEnumerable<SafetyMark> Marks(Regex form, MappedText words, string kind, string question) =>
        form.Matches(words.Text).Select(match => Mark(words, match.Index, match.Length, kind, question));

    private static SafetyMark Mark(MappedText words, int index, int length, string kind, string question) =>
        new(kind, words.Text.Substring(index, length), question, words.SpanOf(index, length));
}
