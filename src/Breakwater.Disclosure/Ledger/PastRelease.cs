namespace Breakwater.Disclosure;

/// <summary>A figure as the public has it.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="Coordinates">One value for each input column.</param>
/// <param name="Value">The printed number; null where it is hidden.</param>
/// <param name="Symbol">The symbol of a hidden figure, else empty.</param>
public sealed record PublishedFigure(string Table, IReadOnlyList<string> Coordinates, long? Value, string Symbol);

/// <summary>A release as the ledger keeps it: what was printed, under which rules, and how it relates to the one before.</summary>
public sealed record PastRelease(string Name, Relation Relation, IReadOnlyList<string> Periods, SuppressionPolicy Policy, IReadOnlyList<PublishedFigure> Figures);
