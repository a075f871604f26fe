namespace Breakwater.Disclosure;

/// <summary>A figure as the public has it.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="Coordinates">One value for each input column.</param>
/// <param name="Value">The printed number; null where it is hidden.</param>
/// <param name="Symbol">The symbol of a hidden figure, else empty.</param>
public sealed record PublishedFigure(string Table, IReadOnlyList<string> Coordinates, long? Value, string Symbol)
{
    /// <summary>The counts that readers conclude from a printed rate; null where a count or nothing is printed.</summary>
    public (long Least, long Most)? Range { get; init; }

    /// <summary>What is taken away from the figure, for the rest of a sentence; null for nothing.</summary>
    public IReadOnlyList<string>? Without { get; init; }

    /// <summary>Whether readers can see it.</summary>
    public bool IsShown => Value is not null || Range is not null;
}

/// <summary>A release as the ledger keeps it: what was printed, under which rules, and how it relates to the one before.</summary>
public sealed record PastRelease(string Name, Relation Relation, IReadOnlyList<string> Periods, SuppressionPolicy Policy, IReadOnlyList<PublishedFigure> Figures);
