using System.Globalization;
using System.Text.Json;
using Breakwater.Scrutiny.Import;
using Breakwater.Scrutiny.Import.Resolutions;
using Breakwater.Scrutiny.Import.Safety;
using Breakwater.Scrutiny.Recommendations;

namespace Breakwater.Scrutiny.Papers;

/// <summary>What a reviewer settles about words that might do harm.</summary>
public enum SafetyAnswer
{
    /// <summary>Looked at; it may be public.</summary>
    Public,

    /// <summary>The passage is kept from the public, under the exemption that the review names.</summary>
    Keep,

    /// <summary>It could identify a child: the passage isn't taken in at all.</summary>
    Child,
}

/// <summary>
/// What the reviewer said, by the key of what it is about. Where nothing was said, the importer's own reading stands; what
/// it would not settle by itself has no reading and stays open.
/// </summary>
public sealed class ReviewAnswers(IReadOnlyDictionary<string, string> answers, ImportedPaper paper)
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static ReviewAnswers Of(Paper stored, ImportedPaper paper) => new(Read(stored), paper);

    public static Dictionary<string, string> Read(Paper stored) => JsonSerializer.Deserialize<Dictionary<string, string>>(stored.Answers) ?? [];

    public string? this[string key] => answers.TryGetValue(key, out var answer) && !string.IsNullOrWhiteSpace(answer) ? answer.Trim() : null;

    public string? Body => this["body"] ?? paper.Body;

    public string? DayTyped => this["day"] ?? (paper.Date?.Precision == Import.Evidence.DatePrecision.Day ? paper.Date.From.ToString("d MMMM yyyy", British) : null);

    public DateOnly? Day => DateOnly.TryParse(DayTyped, British, out var day) ? day : null;

    public ReportGround? Ground => Enum.TryParse<ReportGround>(this["ground"], out var ground) ? ground : null;

    /// <summary>A report's recommendations were agreed at this meeting.</summary>
    public bool Agreed => paper.Resolutions.TrueForAll(r => r.Form == ResolutionForm.Resolved) || this["agreed"] == "yes";

    public string KindOf(PaperElement element) => this["kind:" + element.Key] is { } kind && PaperElement.Kinds.Contains(kind) ? kind : element.Kind;

    public bool IsRequest(FoundResolution resolution, Atom atom) => this[AtomKey("asks", resolution, atom)] switch
    {
        "request" => true,
        null => atom.Kind.IsTracked(),
        _ => false,
    };

    /// <summary>What the reviewer typed that will be public as typed.</summary>
    public IEnumerable<string> Typed => answers.Where(a => a.Key.StartsWith("plain:", StringComparison.Ordinal) || a.Key.StartsWith("topic:", StringComparison.Ordinal)
        || a.Key.StartsWith("item.title:", StringComparison.Ordinal) || a.Key.StartsWith("item.reason:", StringComparison.Ordinal) || a.Key is "exempt.reason" or "place").Select(a => a.Value);

    /// <summary>The officer keeps the whole item from the public.</summary>
    public bool KeepsItem(Import.Minutes.AgendaItem item) => this[ItemKey("kept", item)] == "yes";

    /// <summary>The officer keeps this passage from the public, whatever the scan says of it.</summary>
    public bool Keeps(PaperElement element) => this["keep:" + element.Key] == "yes";

    public static string ItemKey(string what, Import.Minutes.AgendaItem item) => $"item.{what}:{item.Source.Offset}";

    public SafetyAnswer? Of(SafetyMark mark) => Enum.TryParse<SafetyAnswer>(this[SafetyKey(mark)], out var answer) ? answer : null;

    public bool Settled(Uncertain doubt) => this[DoubtKey(doubt)] is not null;

    /// <summary>"nowhere" or "passage".</summary>
    public string? Of(UnplacedLine line) => this["line:" + line.Source.Offset];

    /// <summary>Questions that stand by themselves; which body met and when are asked above all others.</summary>
    public IEnumerable<Uncertain> Doubts => paper.Uncertain.Where(d => !d.Question.StartsWith("The paper does not", StringComparison.Ordinal));

    public int Open => Doubts.Count(d => !Settled(d)) + paper.Safety.Count(m => Of(m) is null) + paper.UnplacedLines.Count(l => Of(l) is null)
        + (Body is null ? 1 : 0) + (Day is null ? 1 : 0) + (Ground is null && paper.Resolutions.Count > 0 ? 1 : 0);

    public static string AtomKey(string what, FoundResolution resolution, Atom atom) => $"{what}:{resolution.Source.Offset}:{atom.Id}";

    public static string SafetyKey(SafetyMark mark) => $"safe:{mark.Kind}:{mark.Source.Offset}";

    public static string DoubtKey(Uncertain doubt) => $"doubt:{doubt.Source.Offset}:{doubt.Question.Length}";
}
