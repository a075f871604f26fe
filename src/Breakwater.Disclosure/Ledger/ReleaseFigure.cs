namespace Breakwater.Disclosure;

/// <summary>A figure of a release beside its tables: the count behind a rate, or a count of a sentence.</summary>
/// <param name="Table">Name of the table or sentence.</param>
/// <param name="Coordinates">One value for each input column.</param>
/// <param name="Range">The counts that readers would conclude from what is printed; null when the count itself is printed.</param>
/// <param name="Without">What is taken away from the figure. Such a rest is never printed, but readers work it out.</param>
public sealed record ReleaseFigure(string Table, IReadOnlyList<string> Coordinates, (long Least, long Most)? Range = null, IReadOnlyList<string>? Without = null)
{
    /// <summary>Whether it is asked for but can't be printed, such as a percentage of nobody.</summary>
    public bool IsWithheld { get; init; }
}
