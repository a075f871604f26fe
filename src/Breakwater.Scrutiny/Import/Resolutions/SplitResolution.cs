using System.Text.RegularExpressions;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Resolutions;

/// <summary>
/// Splits the words of one resolution into what it asks, praises, notes or decides. Fixed joints only: a new leading
/// verb after "and", a new that-clause, a sentence that gives one group its own way ("For councillors this should
/// be …"), and entries of a list under a lead-in.
/// </summary>
internal static partial class SplitResolution
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"(,|;)? and (also )?(?=(requested|requests|asked|asks|recommended|recommends|urged|urges|welcomed|welcomes|noted|notes|thanked|thanks|commended|commends|agreed|endorsed|endorses|invited|invites|called (up)?on|encouraged|referred|congratulated|expressed|was concerned|was pleased|to (request|ask|note|recommend|thank|write|invite|welcome|endorse|refer)) )", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NewVerb();

    [GeneratedRegex(@"(,|;)? and (also )?that (?=\S)", Plain, 1000)]
    private static partial Regex NewClause();

    // The second clause says how the first is to be brought about: one request.
    [GeneratedRegex(@"\b(tak(e|es|ing) (this|these|it|that) into account|do(es)? so\b|tak(e|es) (this|these|it) forward|in this regard|consider(s)? this)", Plain, 1000)]
    private static partial Regex SameThing();

    [GeneratedRegex(@"(?<=(?<!\b(Mr|Mrs|Ms|Dr|Cllr|No|St|Insp|Supt|Sgt|Rev|Prof|e\.g|i\.e))[.;]) +(?=[A-Z])", Plain, 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^For (?<group>[\w &,-]{3,60}?),? (this|it|these) (should|could|will|must|is to|may) be", Plain, 1000)]
    private static partial Regex ForGroup();

    [GeneratedRegex(@"^(that )?(the (committee|panel|board|members) )?(further |also )?(requested|requests|asked|asks|recommended|recommends|urged|welcomed|noted|thanked|commended)\b|\bbe (asked|requested|invited|recommended) to\b|^[Oo]fficers (to|should|would)\b", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OwnSentence();

    // A stretch of the resolution's words, and the kind it takes over from the clause before.
    private sealed record Part(MappedText Words, int From, int To, AtomKind? Inherit = null)
    {
        public MappedText Text { get; } = Words.Slice(From, To - From).Trim();

        public Part Through(Part next) => new(Words, From, next.To, Inherit);

        public AtomKind Kind => LeadingVerb.Of(Text.Text, FindAddressee.In(Text).Count > 0).Kind;
    }

    /// <param name="words">The resolution's text without its number.</param>
    /// <param name="number">Its number, or "" where it has none.</param>
    /// <param name="entries">List entries below it.</param>
    /// <param name="ask">Takes a question for the officer: what it concerns, what is unsure.</param>
    public static IReadOnlyList<Atom> Of(MappedText words, string number, IReadOnlyList<MappedText> entries, Action<SourceSpan, string> ask)
    {
        var parts = new List<Part>();
        foreach (var sentence in Cut(new Part(words, 0, words.Length), Sentence()))
            Add(parts, sentence, ask);
        var texts = parts.ConvertAll(part => (part.Text, part.Inherit));
        if (entries.Count > 0 && texts.Count > 0 && words.Text.TrimEnd().EndsWith(':'))
            Distribute(texts, entries);
        var atoms = texts.ConvertAll(part => One(part.Text, part.Inherit, "", ask));
        return [.. atoms.Select((atom, at) => atom with { Id = atoms.Count == 1 ? number : number + (char)('a' + Math.Min(at, 25)) })];
    }

    // "asks the Cabinet Member to: (a) …; (b) …": each entry is an action of its own, under the lead-in's verb.
    private static void Distribute(List<(MappedText Text, AtomKind? Inherit)> texts, IReadOnlyList<MappedText> entries)
    {
        var lead = texts[^1].Text;
        texts.RemoveAt(texts.Count - 1);
        foreach (var entry in entries)
        {
            var both = new MappedTextBuilder();
            both.Append(lead);
            both.AppendMade(" ", lead.Span.End);
            both.Append(entry);
            texts.Add((both.Build(), null));
        }
    }

    private static void Add(List<Part> parts, Part sentence, Action<SourceSpan, string> ask)
    {
        if (parts.Count > 0 && !OwnSentence().IsMatch(sentence.Text.Text))
        {
            if (ForGroup().IsMatch(sentence.Text.Text))
                parts.Add(sentence with { Inherit = parts[^1].Kind });
            else
                parts[^1] = parts[^1].Through(sentence);
            return;
        }

        foreach (var clause in Cut(sentence, NewVerb()))
            AddClauses(parts, clause, ask);
    }

    private static void AddClauses(List<Part> parts, Part clause, Action<SourceSpan, string> ask)
    {
        var thats = Cut(clause, NewClause());
        parts.Add(thats[0]);
        foreach (var that in thats.Skip(1))
        {
            var kind = parts[^1].Kind;
            if (SameThing().IsMatch(that.Text.Text))
            {
                parts[^1] = parts[^1].Through(that);
                ask(parts[^1].Text.Span, "The second part refers back to the first (\"this\"), so both were kept as one request. Is that right?");
            }
            else
            {
                parts.Add(that with { Inherit = kind.IsTracked() ? kind : null });
            }
        }
    }

    private static List<Part> Cut(Part part, Regex joint)
    {
        var pieces = new List<Part>();
        var from = part.From;
        foreach (Match match in joint.Matches(part.Words.Text[part.From..part.To]))
        {
            if (match.Index == 0)
                continue;
            pieces.Add(new Part(part.Words, from, part.From + match.Index));
            from = part.From + match.Index + match.Length;
        }

        pieces.Add(new Part(part.Words, from, part.To));
        return pieces;
    }

    private static Atom One(MappedText text, AtomKind? inherit, string id, Action<SourceSpan, string> ask)
    {
        var addressees = FindAddressee.In(text);
        var (kind, verb) = LeadingVerb.Of(text.Text, addressees.Count > 0);
        if (inherit is { } inherited && (verb is null || kind is AtomKind.Unclear or AtomKind.Decision || verb.StartsWith("be ", StringComparison.Ordinal) || verb.StartsWith("are ", StringComparison.Ordinal) || verb.StartsWith("is ", StringComparison.Ordinal)))
            kind = inherited;
        if (kind == AtomKind.Unclear)
            ask(text.Span, "The words follow no form that is known. Does this ask somebody to act, or does the committee decide, note or praise something?");
        if (kind.IsTracked() && addressees.Count == 0)
            ask(text.Span, "The words name nobody who must act. Who is asked?");
        return new Atom(id, kind, verb, text.Text, addressees, FindDue.In(text), FindDue.Links(text), text.Span);
    }
}
