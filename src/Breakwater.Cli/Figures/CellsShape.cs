using Breakwater.Disclosure;

namespace Breakwater.Cli.Figures;

/// <summary>Makes the dimensions from the specification, the data and the releases before, and adds the data up into inner counts.</summary>
internal sealed class CellsShape
{
    private readonly CellsFile _cells;
    private readonly int _count;
    private readonly int _period;
    private readonly int[] _places;
    private readonly Dictionary<string, int>[] _codeOf;

    public CellsShape(CellsFile cells, string? countColumn, TablesFile asked, IReadOnlyList<Dimension> known)
    {
        _cells = cells;
        _count = countColumn is null ? -1 : cells.Column(countColumn);
        if (countColumn is not null && _count < 0) throw new SpecificationException(cells.Name, 1, $"there is no column '{countColumn}' for --count; the columns are {string.Join(", ", cells.Header)}.");
        _period = asked.Periods is { } periods ? Place(asked, periods.Column, periods.Line) : -1;
        foreach (var taken in (string[])["value", "symbol", .. asked.Figures.Rates.Count > 0 ? ["denominator"] : Array.Empty<string>()])
            if (cells.Column(taken) is >= 0 and var place && place != _count) throw new SpecificationException(cells.Name, 1, $"the column name '{taken}' is kept for the output; rename it.");
        if (cells.Rows.All(row => IsTotal(row.Fields)))
            throw new SpecificationException(cells.Name, 1, cells.Rows.Count == 0 ? "there is no row under the header." : $"every row is a sum ('{Dimension.Total}'); the cells that are summed are needed.");
        var dimensions = AllDimensions(asked);
        Dimensions = [.. dimensions.Select(dimension => MakeDimension(asked, dimension, known.FirstOrDefault(k => k.Name == dimension.Name)))];
        _places = [.. Dimensions.Select(dimension => cells.Column(dimension.Name))];
        _codeOf = [.. Dimensions.Select(dimension => dimension.Codes.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal))];
        OutputColumns = [.. cells.Header.Where((_, k) => k != _count)];
        RequireNoDuplicates();
    }

    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>Every input column save the count.</summary>
    public IReadOnlyList<string> OutputColumns { get; }

    /// <summary>Inner counts of each period; one entry with an empty name when there are none.</summary>
    public Dictionary<string, long[]> CountsByPeriod()
    {
        var counts = new Dictionary<string, long[]>(StringComparer.Ordinal);
        if (_period < 0) counts[""] = new long[InnerTable.Size(Dimensions)];
        var alike = _period < 0 ? null : new LookAlikes(_cells, _cells.Header[_period]);
        foreach (var (line, fields) in _cells.Rows)
        {
            if (IsTotal(fields)) continue;
            var cell = CellOf(fields);
            var period = _period < 0 ? "" : fields[_period];
            alike?.Require(period, line);
            if (!counts.TryGetValue(period, out var array)) counts[period] = array = new long[InnerTable.Size(Dimensions)];
            array[cell] += _count < 0 ? 1 : _cells.Count(line, fields[_count]);
        }
        RequireAdditiveTotals(counts);
        return counts;
    }

    /// <summary>What each contributor adds to each inner cell of the covered periods.</summary>
    public Dictionary<int, Dictionary<string, long>> Contributions(TablesFile asked, AskedDominance rule, IReadOnlyList<string> periods)
    {
        var place = Place(asked, rule.Contributor, rule.Line);
        var alike = new LookAlikes(_cells, rule.Contributor);
        var found = new Dictionary<int, Dictionary<string, long>>();
        foreach (var (line, fields) in _cells.Rows)
        {
            if (IsTotal(fields) || (_period >= 0 && !periods.Contains(fields[_period]))) continue;
            var cell = CellOf(fields);
            alike.Require(fields[place], line);
            if (!found.TryGetValue(cell, out var byContributor)) found[cell] = byContributor = new Dictionary<string, long>(StringComparer.Ordinal);
            byContributor[fields[place]] = byContributor.GetValueOrDefault(fields[place]) + (_count < 0 ? 1 : _cells.Count(line, fields[_count]));
        }
        return found;
    }

    private int CellOf(string[] fields)
    {
        var cell = 0;
        for (var d = 0; d < _places.Length; d++) cell = (cell * Dimensions[d].Codes.Count) + _codeOf[d][fields[_places[d]]];
        return cell;
    }

    private static List<AskedDimension> AllDimensions(TablesFile asked)
    {
        var list = asked.Dimensions.ToList();
        var named = asked.Tables.SelectMany(t => t.Cross.Select(column => (Column: column, t.Line)))
            .Concat(asked.Figures.Rates.SelectMany(r => r.Cross.Concat(r.ShareOf ?? []).Select(column => (Column: column, r.Line))))
            .Concat(asked.Figures.Sentences.SelectMany(s => s.Of.Keys.Concat(s.Which.Keys).Select(column => (Column: column, s.Line))));
        foreach (var (column, line) in named)
            if (!list.Exists(d => d.Name == column || d.Hierarchies.Any(h => h.Contains(column)))) list.Add(new AskedDimension(column, [], line));
        return list;
    }

    private Dimension MakeDimension(TablesFile asked, AskedDimension dimension, Dimension? known)
    {
        var place = Place(asked, dimension.Name, dimension.Line);
        var columns = dimension.Hierarchies.SelectMany((chain, k) => chain.Select(column => (Column: column, Chain: k, Place: Place(asked, column, dimension.Line)))).ToList();
        var codes = new List<string>();
        var groups = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var alike = new LookAlikes(_cells, dimension.Name);
        var alikeAbove = columns.ConvertAll(column => new LookAlikes(_cells, column.Column));
        for (var k = 0; k < (known?.Codes.Count ?? 0); k++)
        {
            codes.Add(known!.Codes[k]);
            groups[known.Codes[k]] = [.. known.Levels.Select(level => level.GroupOf[k])];
            alike.AddKnown(known.Codes[k]);
            foreach (var (above, level) in alikeAbove.Zip(known.Levels)) above.AddKnown(level.GroupOf[k]);
        }
        foreach (var (line, fields) in _cells.Rows)
        {
            if (IsTotal(fields)) continue;
            var code = fields[place];
            if (code.Length == 0) throw _cells.Wrong(line, $"the field '{dimension.Name}' is empty.");
            alike.Require(code, line);
            var parents = columns.Select(column => fields[column.Place]).ToArray();
            for (var k = 0; k < parents.Length; k++) alikeAbove[k].Require(parents[k], line);
            if (groups.TryAdd(code, parents)) codes.Add(code);
            for (var k = 0; k < parents.Length; k++)
                if (groups[code][k] != parents[k])
                    throw _cells.Wrong(line, $"{dimension.Name} '{code}' has two parents in {columns[k].Column}: '{groups[code][k]}' and '{parents[k]}'.");
        }
        codes.Sort(StringComparer.Ordinal);
        return new Dimension(dimension.Name, codes, [.. columns.Select((column, k) => new Level(column.Column, [.. codes.Select(code => groups[code][k])], column.Chain))]);
    }

    private int Place(TablesFile asked, string column, long line)
    {
        var place = _cells.Column(column);
        if (place < 0) throw asked.Wrong(line, $"{_cells.Name} has no column '{column}'; its columns are {string.Join(", ", _cells.Header)}.");
        if (place == _count) throw asked.Wrong(line, $"'{column}' is the count and can't be a dimension.");
        return place;
    }

    private bool IsTotal(string[] fields)
    {
        for (var k = 0; k < fields.Length; k++)
            if (k != _count && fields[k] == Dimension.Total) return true;
        return false;
    }

    private void RequireNoDuplicates()
    {
        if (_count < 0) return;
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (line, fields) in _cells.Rows)
        {
            var key = string.Join(", ", _cells.Header.Index().Where(pair => pair.Index != _count).Select(pair => $"{pair.Item}={fields[pair.Index]}"));
            if (!seen.TryAdd(key, line)) throw _cells.Wrong(line, $"the cell ({key}) is there twice, first in line {seen[key]}.");
        }
    }

    // Rows with "Total" in a dimension are checked against what they should add up to and are not counted again.
    private void RequireAdditiveTotals(Dictionary<string, long[]> counts)
    {
        var shape = new InnerTable(Dimensions, new long[InnerTable.Size(Dimensions)]);
        foreach (var (line, fields) in _cells.Rows)
        {
            if (!IsTotal(fields)) continue;
            if (_count < 0) throw _cells.Wrong(line, $"'{Dimension.Total}' can't stand in a row for one child; give --count.");
            var cells = shape.CellsAt([.. shape.Columns.Select(column => fields[_cells.Column(column)])]);
            var periods = _period < 0 || fields[_period] == Dimension.Total ? counts.Values : counts.Where(pair => pair.Key == fields[_period]).Select(pair => pair.Value);
            var sum = periods.Sum(array => cells.Sum(cell => array[cell]));
            var given = _cells.Count(line, fields[_count]);
            if (sum != given) throw _cells.Wrong(line, $"the total of ({string.Join(", ", shape.Columns.Select(column => $"{column}={fields[_cells.Column(column)]}"))}) is {given}, but its cells add up to {sum}.");
        }
    }
}
