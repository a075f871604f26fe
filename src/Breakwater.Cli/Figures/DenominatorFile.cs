using Breakwater.Disclosure;

namespace Breakwater.Cli.Figures;

/// <summary>Populations by some of the dimensions' columns. They are public, so they stand beside each rate.</summary>
internal sealed class DenominatorFile
{
    private readonly AskedDenominator _asked;
    private readonly TablesFile _file;
    private readonly IReadOnlyList<string> _columns;
    private readonly HashSet<string> _known;
    private readonly List<(string?[] Codes, long Count)> _rows = [];

    public DenominatorFile(TablesFile file, AskedDenominator asked, InnerTable inner)
    {
        (_file, _asked, _columns) = (file, asked, [.. inner.Columns]);
        var csv = CellsFile.Read(asked.File);
        var count = csv.Column(asked.Column);
        if (count < 0) throw file.Wrong(asked.Line, $"{csv.Name} has no column '{asked.Column}'; its columns are {string.Join(", ", csv.Header)}.");
        _known = [.. _columns.Where(column => csv.Column(column) >= 0)];
        foreach (var dimension in inner.Dimensions)
            if (_known.Contains(dimension.Name)) _known.UnionWith(dimension.Columns);
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        var alike = inner.Dimensions.SelectMany(dimension => dimension.Levels.Select(level => (level.Column, Codes: level.GroupOf)).Prepend((Column: dimension.Name, dimension.Codes)))
            .Where(column => csv.Column(column.Column) >= 0).Select(column => (Place: csv.Column(column.Column), Watch: Known(csv, column.Column, column.Codes))).ToList();
        foreach (var (line, fields) in csv.Rows)
        {
            var given = _columns.Select(column => csv.Column(column) is >= 0 and var place ? fields[place] : null).ToArray();
            foreach (var (place, watch) in alike) watch.Require(fields[place], line);
            if (given.Contains(Dimension.Total)) continue;
            if (!seen.TryAdd(string.Join('\u001f', given), line)) throw csv.Wrong(line, $"the denominator is there twice, first in line {seen[string.Join('\u001f', given)]}.");
            _rows.Add((WithParents(inner, given), csv.Count(line, fields[count])));
        }
    }

    /// <summary>The denominator of a figure: the sum of all rows under it. Throws when there is none.</summary>
    public long Of(AskedRate rate, IReadOnlyList<string> coordinates)
    {
        for (var k = 0; k < coordinates.Count; k++)
            if (coordinates[k] != Dimension.Total && !_known.Contains(_columns[k])) throw _file.Wrong(rate.Line, $"the denominator '{_asked.Name}' has no column '{_columns[k]}', by which '{rate.Name}' is cut.");
        var under = _rows.Where(row => coordinates.Index().All(pair => pair.Item == Dimension.Total || row.Codes[pair.Index] == pair.Item)).ToList();
        var sum = under.Sum(row => row.Count);
        var place = string.Join(", ", _columns.Zip(coordinates, (column, code) => $"{column}={code}"));
        if (under.Count == 0) throw _file.Wrong(rate.Line, $"'{rate.Name}' needs a denominator for ({place}), and {Path.GetFileName(_asked.File)} has none.");
        return sum > 0 ? sum : throw _file.Wrong(rate.Line, $"'{rate.Name}' needs a denominator for ({place}) above 0, and {Path.GetFileName(_asked.File)} has 0.");
    }

    // A population under another spelling of a code would be missing from the figures of that code.
    private static LookAlikes Known(CellsFile csv, string column, IReadOnlyList<string> codes)
    {
        var alike = new LookAlikes(csv, column);
        foreach (var code in codes) alike.AddKnown(code);
        return alike;
    }

    // A district's area is known from the cells, so the file need not repeat it.
    private static string?[] WithParents(InnerTable inner, string?[] given)
    {
        var place = 0;
        foreach (var dimension in inner.Dimensions)
        {
            var code = given[place] is { } name ? dimension.Codes.ToList().IndexOf(name) : -1;
            for (var k = 0; code >= 0 && k < dimension.Levels.Count; k++) given[place + 1 + k] ??= dimension.Levels[k].GroupOf[code];
            place += 1 + dimension.Levels.Count;
        }
        return given;
    }
}
