using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Breakwater.Cli.Figures;

/// <summary>cells.csv: inner cells with a count, or one row for each child. Every fault names the row.</summary>
internal sealed class CellsFile
{
    private CellsFile(string file, IReadOnlyList<string> header, IReadOnlyList<(long Line, string[] Fields)> rows)
    {
        Name = Path.GetFileName(file);
        Header = header;
        Rows = rows;
    }

    public string Name { get; }

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<(long Line, string[] Fields)> Rows { get; }

    public static CellsFile Read(string file)
    {
        if (!File.Exists(file)) throw new SpecificationException($"{file} can't be read.");
        using var reader = new StreamReader(file);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, TrimOptions = TrimOptions.Trim });
        if (!csv.Read() || !csv.ReadHeader() || csv.HeaderRecord is not { } header) throw new SpecificationException(file, 1, "the file is empty.");
        if (header.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new SpecificationException(file, 1, $"the column '{twice.Key}' is there twice.");
        var rows = new List<(long, string[])>();
        while (csv.Read())
        {
            var fields = csv.Parser.Record!;
            if (fields.Length != header.Length) throw new SpecificationException(file, csv.Parser.RawRow, $"the row has {fields.Length} fields, the header {header.Length}.");
            rows.Add((csv.Parser.RawRow, [.. fields]));
        }
        return new CellsFile(file, header, rows);
    }

    /// <summary>Place of a column, −1 where there is none.</summary>
    public int Column(string name)
    {
        for (var k = 0; k < Header.Count; k++)
            if (Header[k] == name) return k;
        return -1;
    }

    public SpecificationException Wrong(long line, string message) => new(Name, line, message);

    /// <summary>The count of a row: a whole number that isn't negative.</summary>
    public long Count(long line, string text)
    {
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            if (number < 0) throw Wrong(line, $"the count {text} is negative.");
            if (number != decimal.Truncate(number)) throw Wrong(line, $"the count {text} is a fraction; counts of children are whole numbers.");
            if (number <= 1_000_000_000) return (long)number;
        }
        throw Wrong(line, $"'{text}' isn't a count.");
    }
}
