using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Resolutions;

/// <summary>How a resolution stands in the paper.</summary>
public enum ResolutionForm
{
    /// <summary>The committee resolved it.</summary>
    Resolved,

    /// <summary>A report puts it forward; nothing is resolved yet.</summary>
    Recommended,
}

/// <summary>One numbered (or single) resolution, its words as written and what it holds.</summary>
/// <param name="Number">As written ("1", "a"), or null where it has none.</param>
/// <param name="Item">Number of the agenda item, or null.</param>
/// <param name="Form">Resolved, or put forward by a report.</param>
/// <param name="LeadIn">The words over the list ("Resolved – That the Committee:-").</param>
/// <param name="Text">Its words.</param>
/// <param name="Entries">Entries of a list that belong to it.</param>
/// <param name="Atoms">What it asks, praises, notes and decides.</param>
/// <param name="Source">Number and words, and its entries, in the file.</param>
public sealed record FoundResolution(
    string? Number,
    string? Item,
    ResolutionForm Form,
    string LeadIn,
    string Text,
    IReadOnlyList<ListEntry> Entries,
    IReadOnlyList<Atom> Atoms,
    SourceSpan Source)
{
    public IEnumerable<Atom> Requests => Atoms.Where(atom => atom.Kind.IsTracked());

    public IEnumerable<Atom> Commendations => Atoms.Where(atom => atom.Kind == AtomKind.Commendation);

    public IEnumerable<Atom> Decisions => Atoms.Where(atom => !atom.Kind.IsTracked() && atom.Kind != AtomKind.Commendation);

    /// <summary>The kind of its parts, or "mixed".</summary>
    public string Kind
    {
        get
        {
            var kinds = Atoms.Select(atom => atom.Kind.IsTracked() && atom.Kind != AtomKind.Letter ? "request" : Spoken(atom.Kind)).Distinct(StringComparer.Ordinal).ToList();
            return kinds.Count == 1 ? kinds[0] : "mixed";
        }
    }

    private static string Spoken(AtomKind kind) => kind switch
    {
        AtomKind.Commendation => "commendation",
        AtomKind.Note => "note",
        AtomKind.Concern => "concern",
        AtomKind.Letter => "letter",
        AtomKind.Decision => "decision",
        _ => "unclear",
    };
}

/// <summary>An entry of a list under a paragraph or resolution.</summary>
/// <param name="Marker">Number or letter as written, or null for a bullet.</param>
/// <param name="Text">Its words.</param>
/// <param name="Source">Where it stands in the file.</param>
public sealed record ListEntry(string? Marker, string Text, SourceSpan Source);
