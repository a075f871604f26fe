using System.Text.RegularExpressions;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Resolutions;

/// <summary>
/// Finds who is asked, by the place where English puts them: before "to", "be asked" or the verb, or after "letter be
/// sent to". A body that is merely mentioned ("highlighted by the Select Committee") is not asked anything.
/// </summary>
internal static partial class FindAddressee
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    private const string Word = @"[A-Z][\w’'&-]*";
    private const string Of = @"( (of|for) (the )?" + Word + @"((,| and| &| of| for| the)* " + Word + @")*)?";

    private static readonly (string Kind, string Pattern)[] Gazetteer =
    [
        ("commissioner", @"(" + Word + @" )*Commissioner for Police, Fire (&|and) Rescue and Crime( \([A-Z]+\))?|(" + Word + @" )*Police(,)?( Fire)?( and| &)( Fire and)? Crime Commissioner( for " + Word + @"( " + Word + @")*)?|P(F)?CC\b|Commissioner(?! (for|of))\b"),
        ("cabinetMember", @"([Rr]elevant |[Ll]ead )?(Cabinet Members?|(Cabinet|Executive) Portfolio Holders?|Portfolio Holders?|Executive Members?|Lead Members?)" + Of),
        ("government", @"Home Office|Home Secretary|Secretary of State" + Of + @"|(HM |UK |Welsh )?Government\b|Department (of|for) " + Word + @"((,| and)* " + Word + @")*|Ministry of Justice|Minister" + Of + @"|Ofcom|Ofsted|National Crime Agency|(local )?MPs?\b|Members? of Parliament|House of Commons( " + Word + @")*"),
        ("police", @"Chief Constable( of " + Word + @"( " + Word + @")*)?|(" + Word + @" )+(Police|Constabulary)\b|[Tt]he [Pp]olice\b|Police\b"),
        ("districts", @"([Aa]ll )?([Tt]he )?([Dd]istricts?|[Bb]oroughs?)( councils?)?( and|,| &)( the)? ([Bb]oroughs?|[Dd]istricts?|[Cc]ity)( [Cc]ouncils?)?|([Aa]ll )?[Dd]istrict [Cc]ouncils"),
        ("fire", @"(" + Word + @" )*Fire (and|&) Rescue( Service| Authority)?"),
        ("probation", @"(" + Word + @" )*Probation( Service)?\b"),
        ("health", @"(NHS " + Word + @"( " + Word + @")*|(" + Word + @" )*(Integrated Care Board|ICB|NHS (Foundation )?Trust|Clinical Commissioning Group))"),
        ("officer", @"((" + Word + @" )*(Director|Head|Chief Executive|Chief Officer|Monitoring Officer|Managing Director|Manager|Lead|Officers?|Solicitor|Clerk)\b" + Of + @"|(" + Word + @" )+(Team|Service|Unit)\b|[Oo]fficers\b)"),
        ("executive", @"(the )?(Cabinet|Executive( Board| Committee)?|Leader of the Council|Leader)\b"),
        ("chair", @"(Vice[- ])?Chair(man|woman|person)?\b" + Of),
        ("council", @"(" + Word + @" (and )?)*(County|District|Borough|City|Town|Parish|Metropolitan)? ?Councils?\b|[Ff]ull Council"),
        ("school", @"([Ll]ocal |[Aa]ll |[Ss]econdary |[Pp]rimary )*[Ss]chools( and colleges)?\b|(" + Word + @" )+(School|Academy|College)\b"),
        ("members", @"([Aa]ll )?([Cc]ommittee |[Cc]ounty |[Ee]lected )?([Mm]embers|[Cc]ouncillors)\b"),
        ("partnership", @"((" + Word + @" )+(Partnership|Board|Trust|Hub|Forum|Alliance|Panel|Committee|Network)|Partnership)\b" + Of),
    ];

    private static readonly Regex Anyone = new(
        @"\G(the |its |our |relevant |Council[’']s |(the )?[Cc]ouncil[’']s )*(" + string.Join('|', Gazetteer.Select((entry, at) => $"(?<k{at}>{entry.Pattern})")) + ")",
        Plain, TimeSpan.FromSeconds(1));

    // "that Committee members be kept aware": those who gain by it, not those who must act.
    [GeneratedRegex(@"^,? (be|are|is) (kept|informed|made aware|given|provided with|supplied|updated|offered|trained|thanked|commended|congratulated|noted|welcomed|approved|used|accepted|received|endorsed|supported|advised|notified)\b|^ (receive|receives)\b|^ (be|are|is) (properly )?(resourced|reinstated|funded)\b", Plain, 1000)]
    private static partial Regex Gains();

    [GeneratedRegex(@"^,? ?(?<onward>(asks?|be asked to ask|to ask) )|^,?( also| both| each)? (to|be|are|is|should|must|will|consider|considers|look|looks|provide|provides|report|reports|work|works|write|writes|review|reviews|ensure|ensures|explore|explores|take|takes|bring|brings|investigate|lobby|lobbies|undertake|produce|publish|continue|continues|develop|include|share|circulate|arrange|respond|make|give|set|attend|submit|prepare|identify|promote|support|liaise|contact|raise|adopt|introduce|monitor|present|keep|request|encourage|invest|examine|update|confirm)\b", Plain, 1000)]
    private static partial Regex Acts();

    [GeneratedRegex(@"(letter|representations?|copy|copies|request)s? (be |is |to be |are )?(sent|written|made|submitted|forwarded|addressed|issued)? ?to |\breports? (be |is |to be )?(sent|submitted|forwarded|issued) to |\b(write|writes|writing|wrote|written|referred|refer|refers|recommends?|recommended|recommending|recommendation be made|delegated|be made) to |(asks?|asked|requests?|requested|invites?|invited|urges?|urged|encourages?|encouraged|calls? (up)?on|called (up)?on|recommends?|recommended|tasks?|tasked|instructs?|instructed)( that)? |\band that |\b(provided|undertaken|carried out|prepared|produced|written|submitted|presented|arranged|organised|led|brought) by ", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Before();

    [GeneratedRegex(@"^(that |to |t h a t )?(?=\S)", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Start();

    /// <summary>Those who must act, in the order in which they are named.</summary>
    public static IReadOnlyList<Addressee> In(MappedText clause)
    {
        var found = new List<Addressee>();
        var subject = Start().Match(clause.Text).Length;
        Series(clause, subject, needsVerb: true, found);
        foreach (Match before in Before().Matches(clause.Text))
        {
            var towards = before.Value.EndsWith("to ", StringComparison.OrdinalIgnoreCase) || before.Value.EndsWith("by ", StringComparison.OrdinalIgnoreCase);
            var known = found.Count;
            Series(clause, before.Index + before.Length, needsVerb: !towards, found);
            // "the Leader be asked to write to the Home Secretary": the Leader must act, the other receives.
            for (var at = known; known > 0 && towards && at < found.Count; at++)
                found[at] = found[at] with { Onward = true };
        }

        return [.. found.DistinctBy(one => one.Source)];
    }

    // "the Chief Constable and the Director of Public Health be asked": one verb serves the whole series.
    private static void Series(MappedText clause, int at, bool needsVerb, List<Addressee> found)
    {
        var series = new List<Addressee>();
        while (at < clause.Length && One(clause, at) is { } one)
        {
            series.Add(one.Addressee);
            at = one.End;
            var join = Joint().Match(clause.Text, at);
            if (!join.Success)
                break;
            at = join.Index + join.Length;
        }

        var rest = at <= clause.Length ? clause.Text[at..] : "";
        if (series.Count == 0 || Gains().IsMatch(rest))
            return;
        var acts = Acts().Match(rest);
        if (needsVerb && !acts.Success)
            return;
        found.AddRange(series);
        if (acts.Groups["onward"].Success && One(clause, at + acts.Length) is { } onward)
            found.Add(onward.Addressee with { Onward = true });
    }

    [GeneratedRegex(@"\G(,? and |, | & )(?=the |[A-Z]|officers|schools|districts|police)", Plain, 1000)]
    private static partial Regex Joint();

    private static (Addressee Addressee, int End)? One(MappedText clause, int at)
    {
        var match = Anyone.Match(clause.Text, at);
        if (!match.Success)
            return null;
        for (var entry = 0; entry < Gazetteer.Length; entry++)
        {
            var group = match.Groups[$"k{entry}"];
            if (!group.Success || group.Length == 0)
                continue;
            var start = group.Index;
            var length = group.Length;
            if (group.Value.StartsWith("the ", StringComparison.OrdinalIgnoreCase))
                (start, length) = (start + 4, length - 4);
            return (new Addressee(clause.Text.Substring(start, length), Gazetteer[entry].Kind, Onward: false, clause.SpanOf(start, length)), group.Index + group.Length);
        }

        return null;
    }
}
