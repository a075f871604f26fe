using Breakwater.Scrutiny.Import.Evidence;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Resolutions;

/// <summary>One thing that a resolution asks, praises, notes or decides.</summary>
/// <param name="Id">The resolution's number, with a letter where it holds several ("4b").</param>
/// <param name="Kind">By the leading verb.</param>
/// <param name="Verb">The verb as written, or null where the words follow no known form.</param>
/// <param name="Action">The words that say what is asked, as written.</param>
/// <param name="Addressees">Who must act, as named; empty where the words name nobody.</param>
/// <param name="Due">When, as far as the words say.</param>
/// <param name="Links">Other resolutions, minutes or events that the words point to.</param>
/// <param name="Source">Where it stands in the file.</param>
public sealed record Atom(
    string Id,
    AtomKind Kind,
    string? Verb,
    string Action,
    IReadOnlyList<Addressee> Addressees,
    DueWords? Due,
    IReadOnlyList<Link> Links,
    SourceSpan Source)
{
    /// <summary>What the officer should complete: "no addressee", "no date".</summary>
    public IReadOnlyList<string> Warnings => !Kind.IsTracked() ? [] :
    [
        .. Addressees.Count == 0 ? new[] { "no addressee: the words name nobody who must act" } : [],
        .. Due is null ? new[] { "no date: the words set no time for it" } : [],
    ];
}

/// <summary>Somebody who is asked to act.</summary>
/// <param name="Name">As written.</param>
/// <param name="Kind">cabinetMember, executive, police, commissioner, government, districts, council, partnership, school, officer, health, probation, fire, chair or other.</param>
/// <param name="Onward">Asked by way of another: the Cabinet Member asks Cabinet.</param>
/// <param name="Source">Where it stands in the file.</param>
public sealed record Addressee(string Name, string Kind, bool Onward, SourceSpan Source);

/// <summary>A time set in words, with the day where the words give one.</summary>
public sealed record DueWords(string Text, FoundDate? Date, SourceSpan Source);

/// <summary>A pointer in the words to something else.</summary>
/// <param name="Kind">resolution, minute, event or condition.</param>
/// <param name="To">The number or name pointed to.</param>
/// <param name="Text">The words.</param>
/// <param name="Source">Where they stand in the file.</param>
public sealed record Link(string Kind, string To, string Text, SourceSpan Source);
