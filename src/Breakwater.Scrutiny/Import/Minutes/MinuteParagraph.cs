using Breakwater.Scrutiny.Import.People;
using Breakwater.Scrutiny.Import.Resolutions;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Minutes;

/// <summary>What a paragraph of minutes, or of a report's detail, does.</summary>
public enum ParagraphKind
{
    Narrative,
    Presentation,

    /// <summary>Somebody speaks to the committee.</summary>
    Contribution,

    /// <summary>A question that has no answer beside it.</summary>
    Question,

    /// <summary>A question with its answer.</summary>
    QuestionAnswer,
    Answer,

    /// <summary>The committee's own comments.</summary>
    Comment,

    /// <summary>What was so "at the time of the meeting".</summary>
    Statement,
    Proposal,
    Commendation,

    /// <summary>How the meeting was run: apologies, interests, the last minutes, votes, exclusion.</summary>
    Procedural,
}

/// <summary>One paragraph.</summary>
/// <param name="Number">As written ("131.2"), or null; unnumbered paragraphs stay in their place.</param>
/// <param name="Item">Number of the agenda item, or null.</param>
/// <param name="Section">minutes, decision, or in a report: purpose, keyIssues, priorities, detail, options, consultation, conclusion, other.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Speaker">Who speaks, or null.</param>
/// <param name="Text">Its words.</param>
/// <param name="Entries">List entries below it.</param>
/// <param name="Source">Number and words in the file, without the entries.</param>
public sealed record MinuteParagraph(
    string? Number,
    string? Item,
    string Section,
    ParagraphKind Kind,
    Speaker? Speaker,
    string Text,
    IReadOnlyList<ListEntry> Entries,
    SourceSpan Source);

/// <summary>A comment of the committee: one entry under "made a number of comments".</summary>
/// <param name="Kind">request, commendation, concern, note or comment.</param>
/// <param name="Paragraph">Number of the paragraph that leads in.</param>
/// <param name="Text">Its words.</param>
/// <param name="Source">Where it stands in the file.</param>
public sealed record Comment(string Kind, string? Paragraph, string Text, SourceSpan Source);

/// <summary>A presentation and what it covered.</summary>
public sealed record Presentation(string? Paragraph, Speaker? Presenter, IReadOnlyList<ListEntry> Bullets, SourceSpan Source);

/// <summary>An agenda item.</summary>
/// <param name="Number">As written, or null.</param>
/// <param name="Title">As written.</param>
/// <param name="Asks">What the committee is asked to do.</param>
/// <param name="Body">The body whose meeting took it, where the paper tells (an issue's history has several).</param>
/// <param name="Date">That meeting's day.</param>
/// <param name="Source">Where the title stands.</param>
public sealed record AgendaItem(string? Number, string Title, IReadOnlyList<ListEntry> Asks, string? Body, DateOnly? Date, SourceSpan Source)
{
    /// <summary>Other words between the title and the minutes.</summary>
    public IReadOnlyList<ListEntry> Notes { get; init; } = [];
}

/// <summary>An action that the minutes record outside a resolution ("ACTION:", or a cabinet member asking for a Member Day).</summary>
public sealed record MinutedAction(string? Paragraph, string Text, IReadOnlyList<Addressee> Addressees, IReadOnlyList<Link> Links, SourceSpan Source);
