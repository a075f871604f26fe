using Breakwater.Scrutiny.Import.Evidence;
using Breakwater.Scrutiny.Import.Kinds;
using Breakwater.Scrutiny.Import.Minutes;
using Breakwater.Scrutiny.Import.People;
using Breakwater.Scrutiny.Import.Questions;
using Breakwater.Scrutiny.Import.Reports;
using Breakwater.Scrutiny.Import.Resolutions;
using Breakwater.Scrutiny.Import.Safety;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import;

/// <summary>
/// Everything that was found in one paper, each part with its place in the file. Nothing here is stored yet: a person
/// reviews it first. Texts differ from the file only in white space; the file's own words are at their source.
/// </summary>
public sealed class ImportedPaper
{
    public required PaperFile File { get; init; }

    public PaperKind Kind { get; set; }

    public string? Body { get; set; }

    public FoundDate? Date { get; set; }

    public string? Title { get; set; }

    public List<HeaderField> HeaderFields { get; } = [];

    public List<AgendaItem> Items { get; } = [];

    public List<Speaker> Authors { get; } = [];

    public List<(string? Paragraph, Speaker Speaker)> Witnesses { get; } = [];

    public List<Attendance> Attendance { get; } = [];

    public List<ReportSection> Sections { get; } = [];

    public List<MinuteParagraph> Paragraphs { get; } = [];

    public List<Comment> Comments { get; } = [];

    public List<FoundResolution> Resolutions { get; } = [];

    public List<MinutedAction> Actions { get; } = [];

    public List<ScopingQuestion> ScopingQuestions { get; } = [];

    public List<QuestionAnswer> QuestionAnswers { get; } = [];

    public List<Presentation> Presentations { get; } = [];

    public List<Implication> Implications { get; } = [];

    public List<ReportSection> EmptySections { get; } = [];

    public List<ListEntry> Documents { get; } = [];

    public List<FoundDate> Dates { get; } = [];

    public List<Claim> Claims { get; } = [];

    public List<ListEntry> RunningHeads { get; } = [];

    /// <summary>Lines that are the page's, not the paper's, each with the reason why it was set aside.</summary>
    public List<SetAside> SetAside { get; } = [];

    /// <summary>Words that only part the paper: "Minutes:", "Resolved – That the Committee:-", the title lines.</summary>
    public List<ListEntry> Labels { get; } = [];

    /// <summary>Lines that landed nowhere.</summary>
    public List<UnplacedLine> UnplacedLines { get; } = [];

    /// <summary>What the importer would not settle by itself.</summary>
    public List<Uncertain> Uncertain { get; } = [];

    public List<SafetyMark> Safety { get; } = [];

    /// <summary>Names the body; a committee goes before the council it belongs to.</summary>
    public void Name(string body, SourceSpan source)
    {
        Labels.Add(new ListEntry(null, body, source));
        if (Body is null || (Body.EndsWith("COUNCIL", StringComparison.OrdinalIgnoreCase) && !body.EndsWith("COUNCIL", StringComparison.OrdinalIgnoreCase)))
            Body = body;
    }

    public void Ask(SourceSpan source, string question) => Uncertain.Add(new Uncertain(question, source));
}

/// <summary>The file that was read.</summary>
public sealed record PaperFile(string Name, string Sha256, int Bytes, FileFormat Format, string? Encoding, string CountsIn, int Characters, IReadOnlyList<string> Notes);

/// <summary>A labelled field of a header ("Report of: Managing Director").</summary>
public sealed record HeaderField(string Label, string Value, SourceSpan Source);

public sealed record SetAside(string Text, string Reason, SourceSpan Source);

public sealed record UnplacedLine(int Line, string Text, SourceSpan Source);

/// <summary>A question to the officer who reviews the import.</summary>
public sealed record Uncertain(string Question, SourceSpan Source);
