using Breakwater.Scrutiny.Import;
using Breakwater.Scrutiny.Import.Resolutions;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Papers;

/// <summary>One passage that was found in a paper, with its place in the file. <paramref name="Key"/> names it in the review.</summary>
public sealed record PaperElement(string Key, string Kind, string? Number, string? Item, string? Speaker, string Text, SourceSpan Source)
{
    /// <summary>The kinds that a reviewer may choose between.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        ["Narrative", "Presentation", "Contribution", "Question", "QuestionAnswer", "Answer", "Comment", "Statement", "Proposal", "Commendation", "Procedural", "HeaderField", "Attendance", "Implication", "EmptySection", "Document", "Recommendation", "OtherLine"];

    /// <summary>Everything that becomes a passage, in the order of the file. Resolutions stand apart.</summary>
    public static IReadOnlyList<PaperElement> Of(ImportedPaper paper) => ((IEnumerable<PaperElement>)
    [
        .. paper.HeaderFields.Select(f => New("h", "HeaderField", null, null, $"{f.Label}: {f.Value}", f.Source)),
        .. paper.Authors.Select(a => New("w", "HeaderField", null, null, "Report by " + string.Join(", ", new[] { a.Called, a.Name is null ? null : a.Role, a.Organisation }.OfType<string>()), a.Source)),
        .. paper.Attendance.Select(a => New("a", "Attendance", null, null, $"{a.Group}: {a.Text}", a.Source)),
        .. paper.Items.SelectMany(i => i.Asks.Concat(i.Notes).Select(n => New("n", "Narrative", null, i.Number, n.Text, n.Source))),
        .. paper.Paragraphs.Select(p => New("p", p.Kind.ToString(), p.Number, p.Item, string.Join('\n', p.Entries.Select(Line).Prepend(p.Text)), Whole(p.Source, p.Entries)) with { Speaker = p.Speaker?.Called }),
        .. paper.Implications.Select(i => New("i", "Implication", i.Number, null, $"{i.Name}: {i.Text}", i.Source)),
        .. paper.EmptySections.Select(s => New("s", "EmptySection", s.Number, null, $"{s.Title}: {s.Text}", s.Source)),
        .. paper.Documents.Select(d => New("d", "Document", null, null, d.Text, d.Source)),
    ]).DistinctBy(e => e.Key).OrderBy(e => e.Source.Offset).ToList();

    /// <summary>A recommendation that a report puts forward and nobody has resolved: kept as a passage.</summary>
    public static PaperElement Of(FoundResolution put) => New("r", "Recommendation", put.Number, put.Item, Words(put), put.Source);

    public static PaperElement Of(UnplacedLine line) => New("u", "OtherLine", null, null, line.Text, line.Source);

    /// <summary>A resolution's words with the entries of its list, as written but for white space.</summary>
    public static string Words(FoundResolution resolution) => string.Join('\n', resolution.Entries.Select(Line).Prepend(resolution.Text));

    // Words and place go together: what is said of a place within the list is said of the whole passage.
    private static SourceSpan Whole(SourceSpan first, IReadOnlyList<ListEntry> entries) => entries.Aggregate(first, (whole, entry) => whole.Through(entry.Source));

    private static PaperElement New(string letter, string kind, string? number, string? item, string text, SourceSpan source) =>
        new($"{letter}{source.Offset}", kind, number, item, null, text, source);

    private static string Line(ListEntry entry) => $"{entry.Marker ?? "•"} {entry.Text}";
}
