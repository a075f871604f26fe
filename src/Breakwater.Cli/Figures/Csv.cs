using System.Text;

namespace Breakwater.Cli.Figures;

/// <summary>Writes rows of comma-separated values.</summary>
internal static class Csv
{
    public static void Append(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(Quote)).Append('\n');

    // Blanks at either end stay only between quotation marks: whoever reads the file may trim what stands without.
    private static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 && field.AsSpan().Trim().Length == field.Length ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
