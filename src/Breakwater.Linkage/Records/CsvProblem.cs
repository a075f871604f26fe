namespace Breakwater.Linkage.Records;

/// <summary>A row that could not be used: where it stands, why, and its text, so that it can be put right.</summary>
/// <param name="Line">The line on which the row begins; the header is line 1.</param>
/// <param name="Reason">Why, in words for the person who made the file.</param>
/// <param name="Text">The row as it came.</param>
public sealed record BadRow(long Line, string Reason, string Text);

/// <summary>The file as a whole cannot be read; the message says what is wrong and what to do.</summary>
public sealed class CsvFormatException(string message) : Exception(message);
