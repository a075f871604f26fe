using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Questions;

/// <summary>A question put at the meeting and its answer, both as written.</summary>
/// <param name="Paragraph">Number of the paragraph, or null.</param>
/// <param name="Asker">Who asked, as named, or null.</param>
/// <param name="Question">The question's words.</param>
/// <param name="Answerer">Who answered, as named; null where the minutes only say that members "were informed".</param>
/// <param name="Answer">The answer's words.</param>
/// <param name="Source">Both in the file.</param>
public sealed record QuestionAnswer(string? Paragraph, string? Asker, string Question, string? Answerer, string Answer, SourceSpan Source);

/// <summary>A question that a review sets out to answer.</summary>
/// <param name="Letter">As written ("a"), or null.</param>
/// <param name="Paragraph">Number of the paragraph that leads in.</param>
/// <param name="Text">Its words.</param>
/// <param name="To">The bodies asked, as named.</param>
/// <param name="Source">Where it stands in the file.</param>
public sealed record ScopingQuestion(string? Letter, string? Paragraph, string Text, IReadOnlyList<string> To, SourceSpan Source);
