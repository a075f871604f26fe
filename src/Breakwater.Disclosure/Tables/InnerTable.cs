namespace Breakwater.Disclosure;

/// <summary>
/// Counts for the full crossing of the finest codes of all dimensions: the inner cells that every published figure sums over.
/// Combinations that nobody falls in are kept as zeros, since an attacker can't rule them out.
/// </summary>
public sealed class InnerTable
{
    /// <summary>The crossing may have this many cells at most.</summary>
    public const int MostCells = 2_000_000;

    private readonly long[] _counts;

    /// <summary>Makes a table from its counts in row-major order (the last dimension runs fastest).</summary>
    public InnerTable(IReadOnlyList<Dimension> dimensions, long[] counts)
    {
        Dimensions = dimensions;
        _counts = counts;
        if (counts.Length != Size(dimensions)) throw new DisclosureException($"The inner table needs {Size(dimensions)} counts and has {counts.Length}.");
        for (var cell = 0; cell < counts.Length; cell++)
            if (counts[cell] < 0) throw new DisclosureException($"Cell {Describe(cell)} has a negative count, {counts[cell]}.");
    }

    /// <summary>The dimensions, in the order of the input columns.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>Number of inner cells.</summary>
    public int CellCount => _counts.Length;

    /// <summary>Children counted in each inner cell.</summary>
    public IReadOnlyList<long> Counts => _counts;

    /// <summary>All columns that a published row carries, dimension by dimension, the finest first.</summary>
    public IEnumerable<string> Columns => Dimensions.SelectMany(dimension => dimension.Columns);

    /// <summary>Number of cells in the crossing of dimensions; throws when it is past <see cref="MostCells"/>.</summary>
    public static int Size(IReadOnlyList<Dimension> dimensions)
    {
        long size = 1;
        foreach (var dimension in dimensions)
        {
            size *= Math.Max(1, dimension.Codes.Count);
            if (size > MostCells) throw new DisclosureException($"The dimensions {string.Join(" × ", dimensions.Select(d => $"{d.Name} ({d.Codes.Count})"))} cross to more than {MostCells:N0} inner cells; drop a dimension that no table uses, or coarsen one.");
        }
        return (int)size;
    }

    /// <summary>The dimension that a column belongs to; throws when there is none.</summary>
    public int DimensionOf(string column)
    {
        for (var d = 0; d < Dimensions.Count; d++)
            if (Dimensions[d].Columns.Contains(column)) return d;
        throw new DisclosureException($"There is no column '{column}'; the columns are {string.Join(", ", Columns)}.");
    }

    /// <summary>Place of the code of one dimension in an inner cell.</summary>
    public int CodeAt(int cell, int dimension)
    {
        for (var d = Dimensions.Count - 1; d > dimension; d--) cell /= Dimensions[d].Codes.Count;
        return cell % Dimensions[dimension].Codes.Count;
    }

    /// <summary>The cell that holds the given code of each dimension.</summary>
    public int CellAt(IReadOnlyList<int> codes)
    {
        var cell = 0;
        for (var d = 0; d < Dimensions.Count; d++) cell = (cell * Dimensions[d].Codes.Count) + codes[d];
        return cell;
    }

    /// <summary>The inner cells under a row's coordinates; throws when a coordinate isn't a known code.</summary>
    public IReadOnlyList<int> CellsAt(IReadOnlyList<string> coordinates)
    {
        var cells = new List<int> { 0 };
        var place = 0;
        foreach (var dimension in Dimensions)
        {
            var asked = coordinates.Skip(place).Take(1 + dimension.Levels.Count).ToArray();
            place += asked.Length;
            var codes = Enumerable.Range(0, dimension.Codes.Count).Where(code => dimension.IsUnder(code, asked)).ToArray();
            if (codes.Length == 0) throw new DisclosureException($"There is no {string.Join(" / ", dimension.Columns.Zip(asked, (column, code) => $"{column}={code}"))}.");
            cells = [.. cells.SelectMany(cell => codes.Select(code => (cell * dimension.Codes.Count) + code))];
        }
        return cells;
    }

    /// <summary>The same dimensions with other counts, for instance another period.</summary>
    public InnerTable With(long[] counts) => new(Dimensions, counts);

    /// <summary>Names a cell by its codes.</summary>
    public string Describe(int cell) =>
        $"({string.Join(", ", Dimensions.Select((dimension, d) => $"{dimension.Name}={dimension.Codes[CodeAt(cell, d)]}"))})";
}
