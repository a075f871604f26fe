using System.Text.RegularExpressions;

namespace Breakwater.Scrutiny.Import.Resolutions;

/// <summary>
/// Tells what a clause of a resolution does from fixed forms of words that committees use: a leading verb
/// ("Requested that", "to note"), a passive ("be asked", "be approved") or an addressee with a bare verb.
/// </summary>
internal static partial class LeadingVerb
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"^(that |t h a t )?(the (committee|panel|board|sub-committee|select committee|members|group) )?(be |has |have |also |unanimously |formally |strongly |it |to |and )*(?<verb>writes? (a letter )?to|wrote to|written to|a letter be (sent|written)|refers?|referred|requests?|requested|requesting|asks?|asked|calls? (up)?on|called (up)?on|invites?|invited|urges?|urged|encourages?|encouraged|instructs?|instructed|recommends?|recommended|endorses?|endorsed|supports?|supported|welcomes?|welcomed|commends?|commended|thanks?|thanked|congratulates?|congratulated|praised?|was pleased|were pleased|is pleased|notes?|noted|was concerned|were concerned|expressed (its |their )?concern|is concerned|approves?|approved|agrees?|agreed|accepts?|accepted|adopts?|adopted|confirms?|confirmed|receives?|received|defers?|deferred|appoints?|appointed|elects?|elected|establish(ed)?|excludes?|excluded|delegates?|delegated|nominates?|nominated|grants?|granted)\b", Plain, 1000)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\b(letter|letters) (should )?(be|is|are) (sent|written)\b|\b(chair(man|woman|person)?|committee|council|leader) (to )?writes? to\b", Plain, 1000)]
    private static partial Regex Letter();

    [GeneratedRegex(@"\b(?<verb>(should |to )?(be|is|are) (also |formally |hereby |unanimously )*(?<deed>requested|asked|invited|urged|encouraged|instructed|tasked|recommended|called upon|referred|endorsed|supported|thanked|commended|congratulated|welcomed|noted|received|approved|agreed|accepted|adopted|confirmed|deferred|signed|appointed|elected|re-?appointed|nominated|established|formed|set up|excluded|authorised|delegated|granted|amended|withdrawn|closed|set|held|allowed))\b", Plain, 1000)]
    private static partial Regex Passive();

    [GeneratedRegex(@"\b(should |to )?(be|is|are) (also |further |properly )*(provided|circulated|brought|submitted|presented|reported|added|included|considered|reviewed|undertaken|arranged|published|shared|given|produced|prepared|kept|made|sent|carried out|used|updated|sought|explored|investigated|developed|resourced|reinstated|taken|improved|raised|supplied|issued|forwarded|offered|organised|promoted)\b|\breceives?\b", Plain, 1000)]
    private static partial Regex Deed();

    [GeneratedRegex(@"\bminutes\b.*\b(?<verb>(be |were |was )?(approved|agreed|confirmed|signed|taken as read|accepted))\b", Plain, 1000)]
    private static partial Regex LastMinutes();

    [GeneratedRegex(@"\b(?<verb>thanks)\b.*\b(be|are) (\w+ )?(recorded|conveyed|extended|given|passed|expressed)\b|\bvote of (?<verb>thanks)\b", Plain, 1000)]
    private static partial Regex Thanks();

    public static (AtomKind Kind, string? Verb) Of(string clause, bool hasAddressee)
    {
        if (LastMinutes().Match(clause) is { Success: true } minutes)
            return (AtomKind.Decision, minutes.Groups["verb"].Value);
        if (Thanks().Match(clause) is { Success: true } thanks)
            return (AtomKind.Commendation, thanks.Groups["verb"].Value);
        if (Letter().Match(clause) is { Success: true } letter)
            return (AtomKind.Letter, letter.Value);
        if (Leading().Match(clause) is { Success: true } leading)
            return (KindOf(leading.Groups["verb"].Value.ToUpperInvariant()), leading.Groups["verb"].Value);
        if (Passive().Match(clause) is { Success: true } passive)
            return (KindOf(passive.Groups["deed"].Value.ToUpperInvariant()), passive.Groups["verb"].Value);
        if (Deed().Match(clause) is { Success: true } deed)
            return (AtomKind.Request, deed.Value);
        return hasAddressee ? (AtomKind.Request, null) : (AtomKind.Unclear, null);
    }

    private static AtomKind KindOf(string verb) => verb switch
    {
        _ when Starts(verb, "WRIT", "WROTE", "A LETTER") => AtomKind.Letter,
        _ when Starts(verb, "REFER") => AtomKind.Referral,
        _ when Starts(verb, "RECOMMEND") => AtomKind.Recommendation,
        _ when Starts(verb, "ENDORSE", "SUPPORT") => AtomKind.Endorsement,
        _ when Starts(verb, "REQUEST", "ASK", "CALL", "INVITE", "URGE", "ENCOURAGE", "INSTRUCT", "TASK") => AtomKind.Request,
        _ when Starts(verb, "WELCOME", "COMMEND", "THANK", "CONGRAT", "PRAISE", "WAS PLEASED", "WERE PLEASED", "IS PLEASED") => AtomKind.Commendation,
        _ when Starts(verb, "WAS CONCERNED", "WERE CONCERNED", "IS CONCERNED", "EXPRESSED") => AtomKind.Concern,
        _ when Starts(verb, "NOTE", "RECEIVE") => AtomKind.Note,
        _ => AtomKind.Decision,
    };

    private static bool Starts(string verb, params string[] stems) => stems.Any(stem => verb.StartsWith(stem, StringComparison.Ordinal));
}
