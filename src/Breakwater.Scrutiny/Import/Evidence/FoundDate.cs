using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Evidence;

/// <summary>How exactly a date was written.</summary>
public enum DatePrecision
{
    Day,
    Month,
    MunicipalYear,
}

/// <summary>A date in the words.</summary>
/// <param name="Text">As written.</param>
/// <param name="From">The day, or the first day of the month or of the municipal year (May).</param>
/// <param name="Precision">How exactly it was written.</param>
/// <param name="Source">Where it stands in the file.</param>
public sealed record FoundDate(string Text, DateOnly From, DatePrecision Precision, SourceSpan Source);
