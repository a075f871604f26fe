using System.Text.Json;

namespace Breakwater.Disclosure.Verifier;

/// <summary>Everything printed so far, as rows over the true inner cells.</summary>
internal sealed partial class Book
{
    private readonly List<string> _faults;
    private readonly string[] _columns;
    private readonly List<string[]> _codes = [];
    private readonly List<int> _segments = [];
    private readonly List<long> _truth = [];
    private readonly List<Row> _rows = [];
    private readonly Dictionary<string, Row> _rowOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<int>> _covers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, List<int>>> _index = new(StringComparer.Ordinal);
    private readonly Rules _rules;

    public Book(string folder, List<string> faults)
    {
        _faults = faults;
        var cells = CsvTable.Read(Path.Combine(folder, "keep", "cells.csv"));
        _columns = cells.Header[2..^1];
        foreach (var fields in cells.Rows)
        {
            if (fields[0] != $"{_truth.Count}") throw new InvalidDataException($"keep/cells.csv: cell {fields[0]} is out of order.");
            _segments.Add((int)ReleaseVerifier.Number(fields[1]));
            _codes.Add(fields[2..^1]);
            _truth.Add(ReleaseVerifier.Number(fields[^1]));
            if (_truth[^1] < 0) faults.Add($"keep/cells.csv: cell {fields[0]} is negative.");
        }
        foreach (var fields in CsvTable.Read(Path.Combine(folder, "keep", "covers.csv")).Rows)
        {
            if (!_covers.TryGetValue(fields[0], out var set)) _covers[fields[0]] = set = [];
            set.Add((int)ReleaseVerifier.Number(fields[1]));
        }
        var record = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "publish", "release.json"))).RootElement;
        _rules = Rules.Of(record);
        var earlier = ReleaseVerifier.ReadEarlier(Path.Combine(folder, "publish", "earlier.jsonl"));
        var past = new List<(Rules Rules, HashSet<string> Shown)>();
        foreach (var release in _covers.Keys)
            if (release != _rules.Release) past.Add(AddEarlier(earlier[release]));
        var figures = record.GetProperty("tables").EnumerateArray().SelectMany(table => AddTable(folder, table.GetString()!)).ToList();
        AddChanges(past, figures);
    }

    private (Rules Rules, HashSet<string> Shown) AddEarlier(JsonElement record)
    {
        var rules = Rules.Of(record);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var figure in record.GetProperty("figures").EnumerateArray())
        {
            var coordinates = figure.GetProperty("c").EnumerateArray().Select(code => code.GetString()!).ToArray();
            var row = RowAt($"{rules.Release}/{figure.GetProperty("t").GetString()}", coordinates, _covers[rules.Release]);
            if (!figure.TryGetProperty("v", out var value)) continue;
            row.Prints.Add((rules, value.GetInt64()));
            shown.Add(string.Join('\u001f', coordinates));
        }
        return (rules, shown);
    }

    private List<(string Table, string[] Coordinates)> AddTable(string folder, string table)
    {
        var csv = CsvTable.Read(Path.Combine(folder, "publish", $"{table}.csv"));
        var places = _columns.Select(column => Array.IndexOf(csv.Header, column)).ToArray();
        var list = new List<(string, string[])>();
        foreach (var fields in csv.Rows)
        {
            var coordinates = places.Select(place => fields[place]).ToArray();
            for (var k = 0; k < fields.Length - 2; k++)
                if (!places.Contains(k) && fields[k] != "Total") _faults.Add($"{table}: column '{csv.Header[k]}' isn't a dimension and must be Total.");
            list.Add((table, coordinates));
            var row = RowAt($"{_rules.Release}/{table}", coordinates, _covers[_rules.Release]);
            if (fields[^2].Length > 0)
            {
                row.Prints.Add((_rules, ReleaseVerifier.Number(fields[^2])));
                if (fields[^1].Length > 0) _faults.Add($"{row.Name} is shown and carries a symbol.");
            }
            else if (fields[^1] != _rules.Symbol) _faults.Add($"{row.Name} is hidden under the symbol '{fields[^1]}', not '{_rules.Symbol}'.");
        }
        return list;
    }

    // What a reader gets by subtracting an earlier figure that was shown from one of this release.
    private void AddChanges(List<(Rules Rules, HashSet<string> Shown)> past, List<(string Table, string[] Coordinates)> figures)
    {
        if (_rules.Relation is "independent" or "same") return;
        var covers = _covers[_rules.Release];
        for (var r = past.Count - 1; r >= 0; r--)
        {
            var before = _covers[past[r].Rules.Release];
            var came = covers.Except(before).ToHashSet();
            var went = before.Except(covers).ToHashSet();
            if (!covers.Overlaps(before) || (came.Count == 0 && went.Count == 0)) continue;
            foreach (var (table, coordinates) in figures)
            {
                if (!past[r].Shown.Contains(string.Join('\u001f', coordinates))) continue;
                var name = $"{_rules.Release} against {past[r].Rules.Release}/{table}";
                if (_rules.Relation != "periods") RowAt(name, coordinates, came, went, isChange: true);
                else foreach (var part in new[] { came, went }.Where(part => part.Count > 0)) RowAt(name, coordinates, part, isChange: true);
            }
            if (_rules.Relation == "periods") return;
        }
    }

    private Row RowAt(string table, string[] coordinates, HashSet<int> plus, HashSet<int>? minus = null, bool isChange = false)
    {
        var cells = CellsAt(coordinates).Where(cell => plus.Contains(_segments[cell]) || minus?.Contains(_segments[cell]) == true).ToArray();
        var signs = cells.Select(cell => plus.Contains(_segments[cell]) ? 1 : -1).ToArray();
        var key = string.Join(',', cells.Select((cell, k) => cell * signs[k] - (signs[k] < 0 ? 1 : 0)));
        if (_rowOf.TryGetValue(key, out var known)) return known;
        var row = new Row($"{table} ({string.Join(", ", coordinates)})", cells, signs, cells.Select((cell, k) => signs[k] * _truth[cell]).Sum(), isChange);
        if (cells.Length == 0) _faults.Add($"{row.Name} sums no cell.");
        _rowOf[key] = row;
        _rows.Add(row);
        return row;
    }

    // One pass over the cells for each set of columns that isn't Total, then look-ups.
    private List<int> CellsAt(string[] coordinates)
    {
        var asked = Enumerable.Range(0, coordinates.Length).Where(k => coordinates[k] != "Total").ToArray();
        var mask = string.Join(',', asked);
        if (!_index.TryGetValue(mask, out var groups))
            _index[mask] = groups = Enumerable.Range(0, _codes.Count).GroupBy(cell => string.Join('\u001f', asked.Select(k => _codes[cell][k])))
                .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        return groups.TryGetValue(string.Join('\u001f', asked.Select(k => coordinates[k])), out var found) ? found : [];
    }

    /// <summary>Each printed number is its sum, and no sensitive count is printed by this release.</summary>
    public void CheckPrints()
    {
        foreach (var row in _rows)
            foreach (var (rules, printed) in row.Prints)
            {
                if (rules.Print(row.Truth) != printed) _faults.Add($"{row.Name} is printed as {printed}, but its cells add up to {row.Truth}.");
                if (rules == _rules && rules.IsSensitive(row.Truth)) _faults.Add($"{row.Name} is a small count and is shown.");
            }
    }
}
