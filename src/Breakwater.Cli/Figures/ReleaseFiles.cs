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
    private readonly IReadOnlyList<RateTable> _rates;
    private readonly IReadOnlyList<SentenceFigures> _sentences;
    private readonly Contributors? _contributors;
    private readonly Protection _protection;
    private readonly int[] _placeOfColumn;
    private readonly Dictionary<string, MatrixRow> _rowOf = new(StringComparer.Ordinal);
    private readonly long[] _innerCounts;

    public ReleaseFiles(string name, History history, IReadOnlyList<string> columns, IReadOnlyList<TableSpecification> tables, IReadOnlyList<RateTable> rates, IReadOnlyList<SentenceFigures> sentences, Contributors? contributors, Protection protection)
    {
        Name = name;
        _history = history;
        _columns = columns;
        _tables = tables;
        _rates = rates;
        _sentences = sentences;
        _contributors = contributors;
        _protection = protection;
        var dimensionColumns = history.Inner.Columns.ToList();
        _placeOfColumn = [.. columns.Select(column => dimensionColumns.IndexOf(column))];
        foreach (var row in protection.Matrix.Rows)
            foreach (var figure in row.Figures)
                if (figure.Release == name) _rowOf.TryAdd(Key(figure.Table, figure.Coordinates), row);
        _innerCounts = [.. history.Timeline.Segments.SelectMany(segment => segment)];
    }

    public string Name { get; }

    public ReleaseRecord Record => Public with { Figures = [.. CountFigures().Concat(_rates.SelectMany(RateFigures)).Concat(Rests())] };

    public string Summary
    {
        get
        {
            var shown = Tables().SelectMany(table => table.Rows).Select(row => row[^2].Length > 0).ToList();
            var tables = _tables.Count + _rates.Count + _sentences.Count;
            return string.Create(CultureInfo.InvariantCulture, $"{Name}: {shown.Count} figures in {tables} {(tables == 1 ? "table" : "tables")}, {shown.Count(isShown => isShown)} shown, {shown.Count(isShown => !isShown)} hidden.");
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
        Tables = [.. Tables().Select(table => table.Name)],
        Rates = _rates.Count == 0 ? null : [.. _rates.Select(rate => new RateRecord(rate.Asked.Name, rate.Print.Per, rate.Print.Decimals, rate.Of, rate.Asked.Least))],
        Withheld = _sentences.Count == 0 ? null : [.. Rests()],
        Dominance = _contributors is null ? null : true,
    };

    public IEnumerable<(string Name, string Text)> Files(IEnumerable<string> ledgerLines)
    {
        foreach (var (table, header, rows) in Tables())
        {
            var text = new StringBuilder();
            Csv.Append(text, header);
            foreach (var row in rows) Csv.Append(text, row);
            yield return ($"publish/{table}.csv", text.ToString());
        }
        yield return ("publish/release.json", Public.ToJson(indented: true) + "\n");
        // Earlier releases as they were printed, so that a reader has all that an attacker has.
        yield return ("publish/earlier.jsonl", string.Concat(ledgerLines.Select(line => line + "\n")));
        yield return ("publish/report.md", Reports.Public(this, _protection, _history));
        yield return ("keep/cells.csv", CellsCsv());
        yield return ("keep/covers.csv", CoversCsv());
        yield return ("keep/witnesses.csv", WitnessesCsv());
        yield return ("keep/reasons.csv", ReasonsCsv());
        foreach (var file in _contributors?.Files() ?? []) yield return file;
        yield return ("keep/report.md", Reports.Internal(this, _protection, _history));
    }

    /// <summary>The digest of every file, in the form that sha256sum reads.</summary>
    public static (string Name, string Text) Manifest(IReadOnlyList<(string Name, string Text)> files) => ("keep/manifest.txt",
        string.Concat(files.Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Text)))}  {file.Name}\n")));

    private static string Key(string table, IReadOnlyList<string> coordinates) => $"{table}\u001f{string.Join('\u001f', coordinates)}";

    private MatrixRow RowOf(string table, IReadOnlyList<string> coordinates) => _rowOf[Key(table, coordinates)];

    // Every figure that is a count: tables and sentences.
    private IEnumerable<(string Table, IReadOnlyList<string> Coordinates)> Counts(TableSpecification table) => TableFigures.Of(_history.Inner, table).Select(f => (table.Name, f.Coordinates));

    private IEnumerable<(string Table, IReadOnlyList<string> Coordinates)> Counts() =>
        _tables.SelectMany(Counts).Concat(_sentences.SelectMany(s => ((string, IReadOnlyList<string>)[])[(s.Name, s.Of), (s.Name, s.Which)]));

    private IEnumerable<FigureRecord> CountFigures() => Counts().Select(f => new FigureRecord(f.Table, f.Coordinates, Printed(RowOf(f.Table, f.Coordinates))));

    private IEnumerable<FigureRecord> Rests() => _sentences.Select(s => new FigureRecord(s.Name, s.Of, null, null, s.Which));

    private IEnumerable<FigureRecord> RateFigures(RateTable table)
    {
        foreach (var row in table.Rows)
        {
            var range = PrintedRate(table, row) is { } rate ? table.Print.CountsBehind(rate, row.Denominator, _protection.Policy) : ((long Least, long Most)?)null;
            yield return new FigureRecord(table.Asked.Name, row.Coordinates, null, range is { } r ? [r.Least, r.Most] : null);
        }
        foreach (var whole in table.Rows.Where(row => row.Whole is not null).Select(row => row.Whole!).DistinctBy(whole => string.Join('\u001f', whole)))
            yield return new FigureRecord(table.Asked.Name, whole, Printed(RowOf(table.Asked.Name, whole)));
    }

    private long? Printed(MatrixRow row) => _protection.IsHidden(row.Index) ? null : _protection.Policy.Round(row.Value);

    // A percentage needs its whole to be shown too.
    private string? PrintedRate(RateTable table, RateRow row) =>
        Denominator(table, row) is > 0 and var denominator && Printed(RowOf(table.Asked.Name, row.Coordinates)) is { } count ? table.Print.Of(count, denominator) : null;

    private long? Denominator(RateTable table, RateRow row) => row.Whole is null ? row.Denominator : Printed(RowOf(table.Asked.Name, row.Whole));

    private IEnumerable<string> InColumns(IReadOnlyList<string> coordinates) => _placeOfColumn.Select(place => place < 0 ? Dimension.Total : coordinates[place]);

    private IEnumerable<(string Name, IReadOnlyList<string> Header, IEnumerable<IReadOnlyList<string>> Rows)> Tables()
    {
        IReadOnlyList<string> Line(IReadOnlyList<string> coordinates, IEnumerable<string> more, string? value) => [.. InColumns(coordinates), .. more, value ?? "", value is null ? _protection.Policy.Symbol : ""];
        IReadOnlyList<string> Count(string table, IReadOnlyList<string> coordinates) => Line(coordinates, [], Printed(RowOf(table, coordinates)) is { } number ? Text(number) : null);
        foreach (var table in _tables) yield return (table.Name, [.. _columns, "value", "symbol"], Counts(table).Select(f => Count(f.Table, f.Coordinates)));
        foreach (var rate in _rates)
            yield return (rate.Asked.Name, [.. _columns, "denominator", "value", "symbol"], rate.Rows.Select(row => Line(row.Coordinates, [Text(Denominator(rate, row))], PrintedRate(rate, row))));
        foreach (var s in _sentences) yield return (s.Name, [.. _columns, "value", "symbol"], [Count(s.Name, s.Of), Count(s.Name, s.Which)]);
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
        foreach (var (table, coordinates) in Counts().Concat(_rates.SelectMany(rate => rate.Rows.Select(row => (rate.Asked.Name, row.Coordinates)))))
        {
            var row = RowOf(table, coordinates);
            if (!_protection.IsHidden(row.Index)) continue;
            var (least, most) = _protection.WitnessedRange(row.Index);
            Csv.Append(text, [table, .. coordinates, Text(row.Value), reasons.GetValueOrDefault(row.Index, "protects others"), Text(least), Text(most)]);
        }
        return text.ToString();
    }

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
