using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Breakwater.Disclosure;

namespace Breakwater.Cli.Figures;

/// <summary>The files of a release: the tables and the public report in publish/, the proof and the internal report in keep/.</summary>
internal sealed class ReleaseFiles
{
    private readonly History _history;
    private readonly IReadOnlyList<string> _columns;
    private readonly IReadOnlyList<TableSpecification> _tables;
    private readonly Protection _protection;
    private readonly int[] _placeOfColumn;
    private readonly Dictionary<string, MatrixRow> _rowOf = new(StringComparer.Ordinal);
    private readonly long[] _innerCounts;

    public ReleaseFiles(string name, History history, IReadOnlyList<string> columns, IReadOnlyList<TableSpecification> tables, Protection protection)
    {
        Name = name;
        _history = history;
        _columns = columns;
        _tables = tables;
        _protection = protection;
        var dimensionColumns = history.Inner.Columns.ToList();
        _placeOfColumn = [.. columns.Select(column => dimensionColumns.IndexOf(column))];
        foreach (var row in protection.Matrix.Rows)
            foreach (var figure in row.Figures)
                if (figure.Release == name) _rowOf[Key(figure.Table, figure.Coordinates)] = row;
        _innerCounts = [.. history.Timeline.Segments.SelectMany(segment => segment)];
    }

    public string Name { get; }

    public ReleaseRecord Record => Public with
    {
        Figures = [.. _tables.SelectMany(Figures).Select(f => new FigureRecord(f.Table, f.Coordinates, Printed(f.Row)))],
    };

    public string Summary
    {
        get
        {
            var rows = _tables.SelectMany(Figures).ToList();
            var hidden = rows.Count(f => Printed(f.Row) is null);
            return string.Create(CultureInfo.InvariantCulture, $"{Name}: {rows.Count} figures in {_tables.Count} tables, {rows.Count - hidden} shown, {hidden} hidden.");
        }
    }

    private ReleaseRecord Public => new()
    {
        Release = Name,
        Relation = _history.Relation,
        Periods = _history.Periods,
        Policy = _protection.Policy,
        Columns = _columns,
        Dimensions = ReleaseRecord.Record(_history.Inner.Dimensions),
        Tables = [.. _tables.Select(table => table.Name)],
    };

    public IEnumerable<(string Name, string Text)> Files(IEnumerable<string> ledgerLines)
    {
        foreach (var table in _tables) yield return ($"publish/{table.Name}.csv", TableCsv(table));
        yield return ("publish/release.json", Public.ToJson(indented: true) + "\n");
        // Earlier releases as they were printed, so that a reader has all that an attacker has.
        yield return ("publish/earlier.jsonl", string.Concat(ledgerLines.Select(line => line + "\n")));
        yield return ("publish/report.md", Reports.Public(this, _protection, _history));
        yield return ("keep/cells.csv", CellsCsv());
        yield return ("keep/covers.csv", CoversCsv());
        yield return ("keep/witnesses.csv", WitnessesCsv());
        yield return ("keep/reasons.csv", ReasonsCsv());
        yield return ("keep/report.md", Reports.Internal(this, _protection, _history));
    }

    /// <summary>The digest of every file, in the form that sha256sum reads.</summary>
    public static (string Name, string Text) Manifest(IReadOnlyList<(string Name, string Text)> files) => ("keep/manifest.txt",
        string.Concat(files.Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Text)))}  {file.Name}\n")));

    private static string Key(string table, IReadOnlyList<string> coordinates) => $"{table}\u001f{string.Join('\u001f', coordinates)}";

    private IEnumerable<(string Table, IReadOnlyList<string> Coordinates, MatrixRow Row)> Figures(TableSpecification table) =>
        TableFigures.Of(_history.Inner, table).Select(f => (table.Name, f.Coordinates, _rowOf[Key(table.Name, f.Coordinates)]));

    private long? Printed(MatrixRow row) => _protection.IsHidden(row.Index) ? null : _protection.Policy.Round(row.Value);

    private IEnumerable<string> InColumns(IReadOnlyList<string> coordinates) => _placeOfColumn.Select(place => place < 0 ? Dimension.Total : coordinates[place]);

    private string TableCsv(TableSpecification table)
    {
        var text = new StringBuilder();
        Csv.Append(text, [.. _columns, "value", "symbol"]);
        foreach (var (_, coordinates, row) in Figures(table))
            Csv.Append(text, [.. InColumns(coordinates), Text(Printed(row)), Printed(row) is null ? _protection.Policy.Symbol : ""]);
        return text.ToString();
    }

    private string CellsCsv()
    {
        var text = new StringBuilder();
        var inner = _history.Inner;
        Csv.Append(text, ["cell", "segment", .. inner.Columns, "count"]);
        for (var cell = 0; cell < _innerCounts.Length; cell++)
        {
            var within = cell % inner.CellCount;
            var codes = inner.Dimensions.SelectMany((dimension, d) =>
            {
                var code = inner.CodeAt(within, d);
                return dimension.Levels.Select(level => level.GroupOf[code]).Prepend(dimension.Codes[code]);
            });
            Csv.Append(text, [Text(cell), Text(cell / inner.CellCount), .. codes, Text(_innerCounts[cell])]);
        }
        return text.ToString();
    }

    private string CoversCsv()
    {
        var text = new StringBuilder();
        Csv.Append(text, ["release", "segment"]);
        for (var r = 0; r < _history.Timeline.Covers.Count; r++)
            foreach (var segment in _history.Timeline.Covers[r])
                Csv.Append(text, [r < _history.Past.Count ? _history.Past[r].Release : Name, Text(segment)]);
        return text.ToString();
    }

    private string WitnessesCsv()
    {
        var text = new StringBuilder();
        Csv.Append(text, ["witness", "cell", "change"]);
        foreach (var (number, witness) in _protection.Witnesses(_innerCounts).Index())
            foreach (var (cell, change) in witness.Changes) Csv.Append(text, [Text(number), Text(cell), Text(change)]);
        return text.ToString();
    }

    private string ReasonsCsv()
    {
        var text = new StringBuilder();
        var reasons = _protection.Sensitive.ToDictionary(s => s.Row.Index, s => s.Reason);
        Csv.Append(text, ["table", .. _history.Inner.Columns, "true_value", "reason", "could_be_as_low_as", "could_be_as_high_as"]);
        foreach (var (table, coordinates, row) in _tables.SelectMany(Figures))
        {
            if (!_protection.IsHidden(row.Index)) continue;
            var (least, most) = _protection.WitnessedRange(row.Index);
            Csv.Append(text, [table, .. coordinates, Text(row.Value), reasons.GetValueOrDefault(row.Index, "protects others"), Text(least), Text(most)]);
        }
        return text.ToString();
    }

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
