using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Safety;

/// <summary>Something that a person must look at before the paper becomes public.</summary>
/// <param name="Kind">childIdentifier, operationName, smallCount, memberOfPublic, personalData or caseStudy.</param>
/// <param name="Text">The words.</param>
/// <param name="Question">What to settle.</param>
/// <param name="Source">Where they stand in the file.</param>
public sealed record SafetyMark(string Kind, string Text, string Question, SourceSpan Source);
