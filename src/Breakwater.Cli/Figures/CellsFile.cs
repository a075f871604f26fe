using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Breakwater.Cli.Figures;

/// <summary>cells.csv: inner cells with a count, or one row for each child. Every fault names the row.</summary>
internal sealed class CellsFile
{
    private const decimal Most = 1_000_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

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
        try
        {
            return Parse(file);
        }
        catch (DecoderFallbackException fault)
        {
            throw new SpecificationException($"{Path.GetFileName(file)} isn't in UTF-8; save it as 'CSV UTF-8'.", fault);
        }
    }

    private static CellsFile Parse(string file)
    {
        long line = 1;
        using var reader = new StreamReader(file, Strict);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim, BadDataFound = _ => throw BadQuotes(file, line) });
        if (!csv.Read() || !csv.ReadHeader() || csv.HeaderRecord is not { } header) throw new SpecificationException(file, 1, "the file is empty.");
        if (header is [var only] && only.AsSpan().ContainsAny(';', '\t')) throw new SpecificationException(file, 1, "the fields seem to be separated by semicolons or tabs; save the file with commas.");
        if (header.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new SpecificationException(file, 1, $"the column '{twice.Key}' is there twice.");
        var rows = new List<(long, string[])>();
        while (true)
        {
            line = csv.Parser.RawRow + 1;
            if (!csv.Read()) break;
            var fields = csv.Parser.Record!;
            // A quotation mark that is never closed swallows the lines after it.
            if (Array.Exists(fields, field => field.AsSpan().ContainsAny('\r', '\n'))) throw BadQuotes(file, line);
            if (fields.Length != header.Length) throw new SpecificationException(file, csv.Parser.RawRow, $"the row has {fields.Length} fields, the header {header.Length}.");
            rows.Add((csv.Parser.RawRow, [.. fields]));
        }
        return new CellsFile(file, header, rows);
    }

    private static SpecificationException BadQuotes(string file, long line) => new(file, line, "a quotation mark is out of place, or a field runs over the end of a line.");

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
            if (number > Most) throw Wrong(line, $"the count {text} is above {Most:#,0}, the most that a cell may have.");
            return (long)number;
        }
        throw Wrong(line, text.Length == 0 ? "the count is empty; write 0 where nobody was counted." : $"'{text}' isn't a count: write digits only.");
    }
}
