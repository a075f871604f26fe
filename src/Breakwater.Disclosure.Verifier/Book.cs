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
        foreach (var release in CsvTable.Read(Path.Combine(folder, "keep", "covers.csv")).Rows.GroupBy(fields => fields[0]))
            _covers[release.Key] = [.. release.Select(fields => (int)ReleaseVerifier.Number(fields[1]))];
        var record = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "publish", "release.json"))).RootElement;
        _rules = Rules.Of(record);
        var earlier = ReleaseVerifier.ReadEarlier(Path.Combine(folder, "publish", "earlier.jsonl"));
        var releases = _covers.Keys.Where(release => release != _rules.Release).Select(release => AddEarlier(earlier[release])).ToList();
        var rates = record.TryGetProperty("rates", out var list) ? list.EnumerateArray().ToDictionary(rate => rate.GetProperty("table").GetString()!) : [];
        var given = new Dictionary<string, (string[] Coordinates, bool IsShown)>(StringComparer.Ordinal);
        foreach (var table in record.GetProperty("tables").EnumerateArray().Select(table => table.GetString()!))
            AddTable(folder, table, rates.TryGetValue(table, out var rate) ? rate : null, given);
        foreach (var withheld in record.TryGetProperty("withheld", out var rest) ? rest.EnumerateArray() : [])
            RowAt($"{_rules.Release}/rest of a sentence", Codes(withheld), _covers[_rules.Release], Codes(withheld, "without"));
        FlagGroups(given);
        if (record.TryGetProperty("dominance", out _)) FlagDominated(Path.Combine(folder, "keep"), [.. given.Values.Select(figure => figure.Coordinates)]);
        AddChanges([.. releases, (_rules, given)]);
    }

    private static string[] Codes(JsonElement figure, string name = "c") => [.. figure.GetProperty(name).EnumerateArray().Select(code => code.GetString()!)];

    private (Rules Rules, Dictionary<string, (string[] Coordinates, bool IsShown)> Given) AddEarlier(JsonElement record)
    {
        var rules = Rules.Of(record);
        var given = new Dictionary<string, (string[], bool)>(StringComparer.Ordinal);
        foreach (var figure in record.GetProperty("figures").EnumerateArray())
        {
            var row = RowAt($"{rules.Release}/{figure.GetProperty("t").GetString()}", Codes(figure), _covers[rules.Release], figure.TryGetProperty("without", out _) ? Codes(figure, "without") : null);
            var (shown, ranged) = (figure.TryGetProperty("v", out var value), figure.TryGetProperty("r", out var range));
            if (shown) row.Prints.Add(rules.Printed(value.GetInt64()));
            if (ranged) row.Prints.Add(new Print(rules, range.GetRawText(), count => count >= range[0].GetInt64() && count <= range[1].GetInt64() && !rules.IsSensitive(count)));
            if (!figure.TryGetProperty("without", out _)) Note(given, Codes(figure), shown || ranged);
        }
        return (rules, given);
    }

    private static void Note(Dictionary<string, (string[], bool IsShown)> given, string[] coordinates, bool shown) => given[string.Join('\u001f', coordinates)]
        = (coordinates, shown || (given.TryGetValue(string.Join('\u001f', coordinates), out var known) && known.IsShown));

    private void AddTable(string folder, string table, JsonElement? rate, Dictionary<string, (string[], bool)> given)
    {
        var csv = CsvTable.Read(Path.Combine(folder, "publish", $"{table}.csv"));
        var places = _columns.Select(column => Array.IndexOf(csv.Header, column)).ToArray();
        var of = rate?.TryGetProperty("of", out var kept) == true ? kept.EnumerateArray().Select(column => column.GetString()!).ToArray() : null;
        foreach (var fields in csv.Rows)
        {
            var coordinates = places.Select(place => fields[place]).ToArray();
            for (var k = 0; k < fields.Length - (rate is null ? 2 : 3); k++)
                if (!places.Contains(k) && fields[k] != "Total") _faults.Add($"{table}: column '{csv.Header[k]}' isn't a dimension and must be Total.");
            var (row, shown) = (RowAt($"{_rules.Release}/{table}", coordinates, _covers[_rules.Release]), fields[^2].Length > 0);
            Note(given, coordinates, shown);
            if (fields[^1] != (shown ? "" : _rules.Symbol)) _faults.Add($"{row.Name} is {(shown ? "shown" : "hidden")} and carries the symbol '{fields[^1]}'.");
            if (shown && rate is null) row.Prints.Add(_rules.Printed(ReleaseVerifier.Number(fields[^2])));
            if (rate is not { } r) continue;
            var whole = coordinates.Select((code, k) => of?.Contains(_columns[k]) == true ? code : "Total").ToArray();
            var denominator = fields[^3].Length > 0 ? ReleaseVerifier.Number(fields[^3]) : 0;
            if (of is not null) Note(given, whole, fields[^3].Length > 0);
            if (of is not null && fields[^3].Length > 0) RowAt($"{_rules.Release}/{table}", whole, _covers[_rules.Release]).Prints.Add(_rules.Printed(denominator));
            if (shown) row.Prints.Add(_rules.Printed(fields[^2], r.GetProperty("decimals").GetInt32(), r.GetProperty("per").GetInt64(), denominator));
            if (row.Truth > 0 && fields[^3].Length > 0 && denominator < r.GetProperty("least").GetInt64()) row.IsFlagged = true;
        }
    }

    // All children of a margin in one category, or all but one.
    private void FlagGroups(Dictionary<string, (string[] Coordinates, bool IsShown)> given)
    {
        foreach (var place in _rules.Groups.Select(column => Array.IndexOf(_columns, column)))
            foreach (var (coordinates, _) in given.Values.Where(figure => figure.Coordinates[place] != "Total").ToList())
            {
                var margin = coordinates.Select((code, k) => k == place ? "Total" : code).ToArray();
                var (row, all) = (RowAt("", coordinates, _covers[_rules.Release]), given.ContainsKey(string.Join('\u001f', margin)) ? RowAt("", margin, _covers[_rules.Release]) : null);
                if (all is not null && row != all && row.Truth > 1 && all.Truth - row.Truth <= 1) row.IsFlagged = true;
            }
    }

    // The n greatest contributors make up more than k, or all but the two greatest make up less than p of the greatest.
    private void FlagDominated(string keep, List<string[]> given)
    {
        var rule = CsvTable.Read(Path.Combine(keep, "dominance.csv")).Rows[0].Select(field => decimal.Parse(field, CultureInfo.InvariantCulture)).ToArray();
        var parts = CsvTable.Read(Path.Combine(keep, "contributors.csv")).Rows.ToLookup(fields => (int)ReleaseVerifier.Number(fields[0]), fields => (Who: fields[1], Count: ReleaseVerifier.Number(fields[2])));
        var size = _truth.Count / (_segments[^1] + 1);
        for (var cell = 0; cell < size; cell++)
            if (parts[cell].Sum(part => part.Count) != _covers[_rules.Release].Sum(segment => _truth[(segment * size) + cell])) _faults.Add($"What is contributed to cell {cell} isn't its count.");
        foreach (var row in given.Select(coordinates => RowAt("", coordinates, _covers[_rules.Release])).Where(row => row.Truth > 0))
        {
            var sums = row.Cells.Select(cell => cell % size).Distinct().SelectMany(cell => parts[cell]).GroupBy(part => part.Who, part => part.Count).Select(who => who.Sum()).OrderDescending().ToList();
            if (sums.Count > 0 && (sums.Take((int)rule[0]).Sum() > rule[1] * row.Truth || row.Truth - sums.Take(2).Sum() < rule[2] * sums[0])) row.IsFlagged = true;
        }
    }

    // What a reader gets by subtracting two releases that give the same figure; what both showed already isn't this release's doing.
    private void AddChanges(List<(Rules Rules, Dictionary<string, (string[] Coordinates, bool IsShown)> Given)> releases)
    {
        for (var late = 1; late < releases.Count; late++)
            for (var early = late - 1; early >= 0; early--)
            {
                var ((rules, given), (before, known)) = (releases[late], releases[early]);
                var came = _covers[rules.Release].Except(_covers[before.Release]).ToHashSet();
                var went = _covers[before.Release].Except(_covers[rules.Release]).ToHashSet();
                if (!_covers[rules.Release].Overlaps(_covers[before.Release]) || (came.Count == 0 && went.Count == 0)) continue;
                foreach (var (key, (coordinates, shown)) in given)
                {
                    if (!known.TryGetValue(key, out var earlier) || (late < releases.Count - 1 && shown && earlier.IsShown)) continue;
                    var name = $"{rules.Release} against {before.Release}";
                    if (rules.Relation != "periods") RowAt(name, coordinates, came, minus: went, isChange: true);
                    else foreach (var part in new[] { came, went }.Where(part => part.Count > 0)) RowAt(name, coordinates, part, isChange: true);
                }
            }
    }

    private Row RowAt(string table, string[] coordinates, HashSet<int> plus, string[]? without = null, HashSet<int>? minus = null, bool isChange = false)
    {
        var taken = without is null ? [] : CellsAt(without).ToHashSet();
        var cells = CellsAt(coordinates).Where(cell => (plus.Contains(_segments[cell]) || minus?.Contains(_segments[cell]) == true) && !taken.Contains(cell)).ToArray();
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
        foreach (var (row, print) in _rows.SelectMany(row => row.Prints.Select(print => (row, print))))
        {
            if (print.Rules == _rules && (_rules.IsSensitive(row.Truth) || (_rules.Suppresses && row.IsFlagged && row.Prints.TrueForAll(p => p.Rules == _rules)))) _faults.Add($"{row.Name} is sensitive and is shown.");
            else if (!print.Allows(row.Truth)) _faults.Add($"{row.Name} is printed as {print.Text}, but its cells add up to {row.Truth}.");
        }
    }
}
