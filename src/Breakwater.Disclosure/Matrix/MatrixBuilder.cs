using System.Runtime.InteropServices;

namespace Breakwater.Disclosure;

/// <summary>
/// Collects figures over inner cells and makes the matrix. Cells are numbered segment by segment: a segment is a stretch of time
/// (a month, or what was added between two releases) with a full inner table of its own.
/// </summary>
public sealed class MatrixBuilder
{
    private readonly List<Entry> _entries = [];
    private readonly long[] _counts;

    /// <summary>Starts from the true inner counts, all segments one after the other.</summary>
    public MatrixBuilder(IEnumerable<InnerTable> segments)
    {
        Segments = [.. segments];
        _counts = [.. Segments.SelectMany(segment => segment.Counts)];
    }

    /// <summary>Whether the counts are true, so that what was shown must agree with them. False for an attacker, who has none.</summary>
    public bool CountsAreTrue { get; init; } = true;

    /// <summary>Starts from one table.</summary>
    public MatrixBuilder(InnerTable inner) : this([inner]) { }

    /// <summary>The segments, each a full inner table over the same dimensions.</summary>
    public IReadOnlyList<InnerTable> Segments { get; }

    /// <summary>Adds a figure that sums the given inner cells.</summary>
    /// <param name="figure">What it is.</param>
    /// <param name="cells">Inner cells; a cell listed twice throws.</param>
    /// <param name="standing">How it stands towards the public.</param>
    /// <param name="shown">Range that readers conclude from what is (or would be) shown; null when the exact value is.</param>
    /// <param name="minus">Cells that are taken away, for differences.</param>
    /// <param name="hiddenBefore">Whether an earlier release hid it.</param>
    public void Add(Figure figure, IEnumerable<int> cells, Standing standing, (long Least, long Most)? shown = null, IEnumerable<int>? minus = null, bool hiddenBefore = false)
    {
        var signed = new SortedDictionary<int, int>();
        foreach (var cell in cells)
            if (!signed.TryAdd(cell, 1)) throw new DisclosureException($"{figure} counts one inner cell twice.");
        foreach (var cell in minus ?? [])
        {
            signed[cell] = signed.GetValueOrDefault(cell) - 1;
            if (signed[cell] == 0) signed.Remove(cell);
        }
        _entries.Add(new Entry(figure, [.. signed.Keys], [.. signed.Values], standing, shown, hiddenBefore));
    }

    /// <summary>Adds every figure of a table over the given segments.</summary>
    /// <param name="release">Name of the release.</param>
    /// <param name="table">The table.</param>
    /// <param name="policy">The policy whose rounding a shown figure undergoes; null when figures are shown as they are.</param>
    /// <param name="segments">Segments that the release covers; null for the first alone.</param>
    /// <param name="standing">How the figures stand towards the public.</param>
    public void AddTable(
        string release, TableSpecification table, SuppressionPolicy? policy = null, IReadOnlyList<int>? segments = null, Standing standing = Standing.Candidate)
    {
        foreach (var (coordinates, cells) in TableFigures.Of(Segments[0], table))
        {
            var all = Spread(cells, segments ?? [0]).ToList();
            Add(new Figure(release, table.Name, coordinates), all, standing, policy is { RoundingBase: > 1 } ? policy.ShownRange(all.Sum(CountOf)) : null);
        }
    }

    /// <summary>True count of an inner cell.</summary>
    internal long CountOf(int cell) => _counts[cell];

    /// <summary>The same cells in each of the segments.</summary>
    public IEnumerable<int> Spread(IReadOnlyList<int> cells, IReadOnlyList<int> segments)
    {
        foreach (var segment in segments)
            foreach (var cell in cells) yield return (segment * Segments[0].CellCount) + cell;
    }

    /// <summary>Merges duplicate columns and rows, drops cells that no figure touches, and makes the matrix.</summary>
    public FigureMatrix Build()
    {
        var columnOf = MergeColumns(out var members);
        var counts = new long[members.Count];
        for (var column = 0; column < members.Count; column++)
            foreach (var cell in members[column]) counts[column] += _counts[cell];

        var rows = new Dictionary<Key, MatrixRow>();
        var ordered = new List<MatrixRow>();
        foreach (var entry in _entries)
        {
            var pairs = new SortedDictionary<int, int>();
            for (var k = 0; k < entry.Cells.Length; k++) pairs[columnOf[entry.Cells[k]]] = entry.Signs[k];
            var key = new Key([.. pairs.Keys], [.. pairs.Values]);
            if (!rows.TryGetValue(key, out var row))
            {
                long value = 0;
                foreach (var (column, sign) in pairs) value = checked(value + (sign * counts[column]));
                rows[key] = row = new MatrixRow(ordered.Count, key.Columns, key.Signs, value) { Shown = (long.MinValue, long.MaxValue) };
                ordered.Add(row);
            }
            Merge(row, entry);
        }
        return new FigureMatrix(counts, [.. members.Select(list => list.ToArray())], [.. ordered]);
    }

    private void Merge(MatrixRow row, Entry entry)
    {
        // A margin that two linked tables share is one figure.
        var again = row.FigureList.Exists(known => known.Release == entry.Figure.Release && known.Coordinates.SequenceEqual(entry.Figure.Coordinates));
        row.FigureList.Add(entry.Figure);
        row.HiddenBefore |= entry.HiddenBefore;
        if (entry.Standing == Standing.Derived) return;
        if (entry.Standing == Standing.Withheld)
        {
            if (row.Standing == Standing.Derived) row.Standing = Standing.Withheld;
            return;
        }
        if (entry.Standing == Standing.Candidate && !again) row.CandidateFigures++;
        var shown = entry.Shown ?? (row.Value, row.Value);
        if (CountsAreTrue && (row.Value < shown.Least || row.Value > shown.Most))
            throw new DisclosureException($"{entry.Figure} was shown as {shown.Least}{(shown.Least == shown.Most ? "" : $" to {shown.Most}")}, but its cells add up to {row.Value}.");
        if (entry.Standing == Standing.Released)
        {
            row.Shown = row.Standing == Standing.Released
                ? (Math.Max(row.Shown.Least, shown.Least), Math.Min(row.Shown.Most, shown.Most))
                : shown;
            row.Standing = Standing.Released;
        }
        else if (row.Standing != Standing.Released)
        {
            row.Standing = Standing.Candidate;
            row.Shown = row.Shown.Least == long.MinValue ? shown : (Math.Max(row.Shown.Least, shown.Least), Math.Min(row.Shown.Most, shown.Most));
        }
    }

    // Two cells share a column when every figure holds both or neither, with one sign. Hashing (entry, sign) lists finds them.
    private int[] MergeColumns(out List<List<int>> members)
    {
        var touching = new List<int>[_counts.Length];
        for (var e = 0; e < _entries.Count; e++)
        {
            var entry = _entries[e];
            for (var k = 0; k < entry.Cells.Length; k++) (touching[entry.Cells[k]] ??= []).Add(entry.Signs[k] > 0 ? e : ~e);
        }
        var known = new Dictionary<Key, int>();
        var columnOf = new int[_counts.Length];
        members = [];
        for (var cell = 0; cell < touching.Length; cell++)
        {
            columnOf[cell] = -1;
            if (touching[cell] is not { } list) continue;
            var key = new Key([.. list], []);
            if (!known.TryGetValue(key, out var column))
            {
                known[key] = column = members.Count;
                members.Add([]);
            }
            columnOf[cell] = column;
            members[column].Add(cell);
        }
        return columnOf;
    }

    private sealed record Entry(Figure Figure, int[] Cells, int[] Signs, Standing Standing, (long Least, long Most)? Shown, bool HiddenBefore);

    private readonly record struct Key(int[] Columns, int[] Signs)
    {
        public bool Equals(Key other) => Columns.AsSpan().SequenceEqual(other.Columns) && Signs.AsSpan().SequenceEqual(other.Signs);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.AddBytes(MemoryMarshal.AsBytes(Columns.AsSpan()));
            hash.AddBytes(MemoryMarshal.AsBytes(Signs.AsSpan()));
            return hash.ToHashCode();
        }
    }
}
