namespace Breakwater.Disclosure;

/// <summary>How the children counted in a release relate to those of the release before it.</summary>
public enum Relation
{
    /// <summary>Other children altogether: nothing can be subtracted.</summary>
    Independent,

    /// <summary>The very same children: more tables of one set of data.</summary>
    Same,

    /// <summary>The earlier children and later ones: year to date.</summary>
    Cumulative,

    /// <summary>The earlier figures revised: some children added, some taken away.</summary>
    Restated,

    /// <summary>A list of named periods, such as twelve rolling months; what overlaps is the same children.</summary>
    Periods,
}

/// <summary>What one release counted.</summary>
/// <param name="Release">Its name.</param>
/// <param name="Relation">How it relates to the release before.</param>
/// <param name="Periods">The periods that it covers, for <see cref="Relation.Periods"/>.</param>
/// <param name="Cells">True inner counts; null when only the public side is known.</param>
public sealed record Snapshot(string Release, Relation Relation, IReadOnlyList<string> Periods, IReadOnlyList<long>? Cells);

/// <summary>
/// Cuts what all releases counted into segments, so that each release is a sum of segments and everything ever released is rows over
/// one set of non-negative cells.
/// </summary>
public sealed class Timeline
{
    private readonly List<long[]?> _segments = [];
    private readonly List<List<int>> _covers = [];
    private readonly Dictionary<int, int> _removedFrom = [];
    private readonly int _cellCount;

    private Timeline(int cellCount) => _cellCount = cellCount;

    /// <summary>True counts of each segment, zeros where they aren't known.</summary>
    public IReadOnlyList<long[]> Segments => [.. _segments.Select(segment => segment ?? new long[_cellCount])];

    /// <summary>The segments that each release covers.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Covers => _covers;

    /// <summary>Cuts releases, oldest first, into segments.</summary>
    /// <param name="snapshots">What each release counted.</param>
    /// <param name="cellCount">Number of inner cells.</param>
    /// <param name="periodCells">True counts of each period, for releases by period.</param>
    /// <param name="describe">Names an inner cell in a message.</param>
    public static Timeline Of(IReadOnlyList<Snapshot> snapshots, int cellCount, IReadOnlyDictionary<string, long[]>? periodCells, Func<int, string> describe)
    {
        var line = new Timeline(cellCount);
        var periods = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var snapshot in snapshots)
        {
            var first = line._covers.Count == 0;
            if (snapshot.Relation == Relation.Periods) line._covers.Add([.. snapshot.Periods.Select(period => line.Period(period, periods, periodCells))]);
            else if (first || snapshot.Relation == Relation.Independent) line._covers.Add([line.Segment(snapshot.Cells?.ToArray())]);
            else if (snapshot.Relation == Relation.Same) line._covers.Add([.. line._covers[^1]]);
            else line.Continue(snapshot, describe);
        }
        return line;
    }

    private int Period(string period, Dictionary<string, int> periods, IReadOnlyDictionary<string, long[]>? periodCells)
    {
        if (periods.TryGetValue(period, out var known)) return known;
        if (periodCells is not null && !periodCells.ContainsKey(period))
            throw new DisclosureException($"An earlier release covers the period '{period}', which the data don't have; give all periods that were ever released.");
        return periods[period] = Segment(periodCells?[period]);
    }

    private int Segment(long[]? counts)
    {
        _segments.Add(counts);
        return _segments.Count - 1;
    }

    private void Continue(Snapshot snapshot, Func<int, string> describe)
    {
        var kept = snapshot.Relation == Relation.Restated ? [.. _covers[^1].ToArray().Select(SplitOff)] : _covers[^1].ToList();
        if (snapshot.Cells is not { } cells)
        {
            _covers.Add([.. kept, Segment(null)]);
            return;
        }
        var added = new long[_cellCount];
        var covered = _covers[^1];
        for (var cell = 0; cell < _cellCount; cell++)
        {
            var before = covered.Sum(segment => _segments[segment]![cell]);
            added[cell] = cells[cell] - before;
            if (added[cell] >= 0) continue;
            if (snapshot.Relation == Relation.Cumulative)
                throw new DisclosureException($"Release '{snapshot.Release}' is cumulative, but cell {describe(cell)} fell from {before} to {cells[cell]}; call it restated, or mend the data.");
            var drop = -added[cell];
            added[cell] = 0;
            for (var k = kept.Count - 1; k >= 0 && drop > 0; k--)
            {
                var taken = Math.Min(drop, _segments[kept[k]]![cell]);
                _segments[kept[k]]![cell] -= taken;
                _segments[_removedFrom[kept[k]]]![cell] += taken;
                drop -= taken;
            }
        }
        _covers.Add([.. kept, Segment(added)]);
    }

    // Every release so far that covers the segment covers both of its parts; the restated one keeps only the first.
    private int SplitOff(int segment)
    {
        var removed = Segment(_segments[segment] is null ? null : new long[_cellCount]);
        foreach (var cover in _covers)
            if (cover.Contains(segment)) cover.Add(removed);
        _removedFrom[segment] = removed;
        return segment;
    }
}
