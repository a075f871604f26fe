using System.Globalization;
using Breakwater.Linkage.Records;

namespace Breakwater.Cli.Link;

/// <summary>Rows that can't be used, with line and reason; the file is made with the first of them.</summary>
internal sealed class RejectFile(string path) : IDisposable
{
    private StreamWriter? writer;

    public string Path { get; } = path;

    public int Count { get; private set; }

    public BadRow? First { get; private set; }

    public void Add(BadRow row)
    {
        if (writer is null)
        {
            writer = new StreamWriter(Path);
            writer.NewLine = "\n";
            writer.WriteLine("line,reason,row");
        }

        First ??= row;
        Count++;
        writer.WriteLine(CsvLine.Of(row.Line.ToString(CultureInfo.InvariantCulture), row.Reason, row.Text));
    }

    public void Dispose() => writer?.Dispose();
}

/// <summary>One line of CSV; values with delimiters, quotes or line ends are quoted.</summary>
internal static class CsvLine
{
    public static string Of(params string[] values) => string.Join(',', values.Select(Quoted));

    private static string Quoted(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
