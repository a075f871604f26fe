using System.Text.RegularExpressions;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.People;

/// <summary>Finds who speaks at the head of a paragraph, and who wrote a report, from fixed forms of words.</summary>
internal static partial class FindSpeaker
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    private const string Name = @"[A-Z][\w.’'-]*( (de|van|von|der|la))?( [A-Z][\w.’'-]*){0,3}";
    private const string Rank = @"(Councillor|Cllr\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Mx\.?|Dr\.?|Prof(essor|\.)?|Rev(erend|\.)?|Sir|Dame|Lord|Lady|((Temporary|Acting|Det(ective|\.)?|Chief|Assistant|Deputy) )*(Insp(ector|\.)?|Supt\.?|Superintendent|Sergeant|Sgt\.?|Constable|PC|DC|DS|DI|DCI|DSU|Commander))";
    private const string Verb = @"(also |then |briefly |and [\w ,]+? )?(?<verb>introduced|defined|spoke|presented|explained|outlined|provided|gave|reported|advised|informed|updated|highlighted|stated|said|described|told|set out|summarised|responded|replied|added|confirmed|addressed|delivered|attended|thanked|asked|queried|questioned|commented|noted|clarified|answered|drew attention|referred|proposed|moved|declared|welcomed|suggested|demonstrated|talked|shared|reminded|circulated|raised|expressed|sought|emphasised|submitted|observed|felt|wished|thought|believed|considered|enquired|pointed out|was in attendance|were in attendance)\b";

    [GeneratedRegex(@"^((?<rank>" + Rank + @") )?(?<name>" + Name + @"),\s+(?<role>[^,.;()]{3,90}?),\s+((?<org>[^,.;]{3,90}?),?\s+)?" + Verb, Plain, 1000)]
    private static partial Regex CommaForm();

    [GeneratedRegex(@"^((?<rank>" + Rank + @") )?(?<name>" + Name + @") \((?<role>[^,()]{3,90}?)((,| [–-]) (?<org>[^()]{3,90}?))?\),?\s+" + Verb, Plain, 1000)]
    private static partial Regex BracketForm();

    [GeneratedRegex(@"^(?<rank>" + Rank + @") (?<name>" + Name + @"),? (from|of|representing|on behalf of) (the )?(?<org>[A-Z][^,.;]{2,80}?),? " + Verb, Plain, 1000)]
    private static partial Regex FromForm();

    [GeneratedRegex(@"^(?<name>[A-Z][\w’'-]+( [A-Z][\w’'-]+){1,2}),? (from|of|representing) (the )?(?<org>[A-Z][^,.;]{2,80}?),? " + Verb, Plain, 1000)]
    private static partial Regex NamedFromForm();

    [GeneratedRegex(@"^(?<rank>" + Rank + @") (?<name>" + Name + @"),? " + Verb, Plain, 1000)]
    private static partial Regex RankForm();

    [GeneratedRegex(@"^(The )?(?<role>((Acting|Interim|Deputy|Assistant|Vice|Executive|Strategic|Corporate|Group) )*(Chair(man|woman|person)?|Vice[- ]Chair(man|woman|person)?|Cabinet Members?|Portfolio Holder|Leader( of the Council)?|Director|Head|Chief Executive|Managing Director|Monitoring Officer|Chief Constable|Police and Crime Commissioner|[A-Z][\w&’'-]*( [A-Z&][\w&’'-]*|,| and| of)* (Officer|Manager|Director|Lead|Solicitor|Advisor|Adviser|Co-?ordinator|Commissioner|Superintendent|Inspector|Clerk))( (of|for) [A-Z][\w&’'-]*((,| and| &| of| for| the)* [A-Z][\w&’'-]*)*)?)(, (?<after>[A-Z][\w’'-]+( [A-Z][\w’'-]+){1,2}),?)? " + Verb, Plain, 1000)]
    private static partial Regex OfficeForm();

    [GeneratedRegex(@"^Chair(man|woman|person)? (asked|invited) the (?<role>Cabinet Member[\w ]*?|Portfolio Holder[\w ]*?|[A-Z][\w ]{3,50}?) to (speak|comment|respond|address|reply)\b|^The Chair(man|woman|person)? (asked|invited) (the )?(?<role>Cabinet Member[\w ]*?|Portfolio Holder[\w ]*?|[A-Z][\w ]{3,50}?) to (speak|comment|respond|address|reply)\b", Plain, 1000)]
    private static partial Regex CalledToSpeak();

    [GeneratedRegex(@"^(Joint )?(Report|report|REPORT) (by|of|from|BY|OF|FROM):?\s+(the |THE )?((?<name>[A-Z][\w’'-]+( [A-Z][\w’'-]+){1,2}), )?(?<role>[A-Z][^.;]{3,120}?)\.?$", Plain, 1000)]
    private static partial Regex ReportBy();

    [GeneratedRegex(@"\b(Acting|Interim)\b", Plain, 1000)]
    private static partial Regex ForTheTimeBeing();

    [GeneratedRegex(@"\b(Police|Constabulary|Council|Trust|Service|Authority|Board|Partnership|School|College|University|NHS|Charity|Association)$", Plain, 1000)]
    private static partial Regex Organisation();

    private static readonly string[] Spoken = ["rank", "name", "role", "org", "after"];

    /// <summary>The speaker of a minute, or null where the words name none.</summary>
    public static Speaker? In(MappedText words)
    {
        foreach (var form in new[] { CommaForm(), BracketForm(), FromForm(), NamedFromForm(), CalledToSpeak(), RankForm(), OfficeForm() })
        {
            if (form.Match(words.Text) is { Success: true } match && !IsBody(match.Groups["name"].Value))
                return Read(match, words);
        }

        return null;
    }

    /// <summary>"Report by Ann Other, Acting Chief Executive."</summary>
    public static Speaker? Author(MappedText words) =>
        ReportBy().Match(words.Text) is { Success: true } match ? Read(match, words) : null;

    // "The Committee, having considered …, noted" is no person.
    private static bool IsBody(string name) =>
        name.StartsWith("The ", StringComparison.Ordinal) || name is "That" or "Members" or "Officers" or "Following" or "Further"
        || name.Contains("Committee", StringComparison.Ordinal) || name.Contains("Council", StringComparison.Ordinal) || name.Contains("Panel", StringComparison.Ordinal);

    private static Speaker Read(Match match, MappedText words)
    {
        var role = Value(match, "role");
        var organisation = Value(match, "org");
        // "Superintendent Ann Other, Merrowshire Police, reported": what follows the name is whom they speak for.
        if (role is not null && organisation is null && Value(match, "rank") is not null && Organisation().IsMatch(role))
            (role, organisation) = (null, role);
        var last = Spoken.Select(name => match.Groups[name]).Where(group => group.Success).Max(group => group.Index + group.Length);
        var first = Spoken[..3].Select(name => match.Groups[name]).Where(group => group.Success).Min(group => group.Index);
        return new Speaker(
            Value(match, "name") ?? Value(match, "after"),
            Value(match, "rank"),
            role,
            organisation,
            role is not null && ForTheTimeBeing().IsMatch(role),
            words.SpanOf(first, last - first));
    }

    private static string? Value(Match match, string group) =>
        match.Groups[group] is { Success: true, Length: > 0 } found ? found.Value.Trim() : null;
}
