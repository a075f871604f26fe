using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Reports;

/// <summary>A section of a report.</summary>
/// <param name="Number">As written, or null.</param>
/// <param name="Title">As written.</param>
/// <param name="Kind">purpose, recommendations, keyIssues, priorities, detail, options, consultation, implications, appendices, previousConsideration, backgroundPapers, conclusion or other.</param>
/// <param name="Text">For an empty section, the words that say so ("None"); else null.</param>
/// <param name="Source">The heading in the file.</param>
public sealed record ReportSection(string? Number, string Title, string Kind, string? Text, SourceSpan Source);

/// <summary>One row of a report's implications.</summary>
/// <param name="Number">As written ("6.1"), or null.</param>
/// <param name="Name">As written ("Financial").</param>
/// <param name="Text">What the report says, or null where it says nothing.</param>
/// <param name="IsNone">It says "None" and no more; a reason is owed.</param>
/// <param name="Source">Where the row stands.</param>
public sealed record Implication(string? Number, string Name, string? Text, bool IsNone, SourceSpan Source);
