namespace Breakwater.Disclosure;

/// <summary>
/// A complete table that reproduces everything published, written as its difference from the true one.
/// </summary>
/// <param name="Changes">Inner cell (numbered segment by segment) and how much it differs.</param>
public sealed record WitnessTable(IReadOnlyList<(int Cell, long Change)> Changes)
{
    /// <summary>Spreads the change of each merged column over its inner cells so that none falls below zero.</summary>
    internal static WitnessTable Of(FigureMatrix matrix, Move move, Func<int, long> countOf)
    {
        var changes = new List<(int, long)>();
        for (var k = 0; k < move.Columns.Count; k++)
        {
            var left = move.Changes[k];
            var members = matrix.Members[move.Columns[k]];
            if (left > 0)
            {
                changes.Add((members[0], left));
                continue;
            }
            foreach (var cell in members)
            {
                var taken = Math.Min(-left, countOf(cell));
                if (taken == 0) continue;
                changes.Add((cell, -taken));
                left += taken;
            }
        }
        return new WitnessTable(changes);
    }
}
