using System.Text;

namespace Breakwater.Scrutiny.Published;

/// <summary>
/// Comma-separated text as in RFC 4180. A cell that a spreadsheet would take for a formula is written with an apostrophe
/// before it, which reading takes away again.
/// </summary>
public static class CsvText
{
    private const string Formula = "=+-@\t\r";

    public static string Write(IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    public static List<List<string>> Read(string text)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        void EndCell()
        {
            var read = cell.ToString();
            row.Add(read.Length > 1 && read[0] == '\'' && (Formula.Contains(read[1], StringComparison.Ordinal) || read[1] == '\'') ? read[1..] : read);
            cell.Clear();
        }
        void EndRow()
        {
            EndCell();
            if (row.Count > 1 || row[0].Length > 0) rows.Add(row);
            row = [];
        }
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[at++]);
                else quoted = false;
            }
            else if (c == '"') quoted = true;
            else if (c == ',') EndCell();
            else if (c == '\n') EndRow();
            else if (c != '\r') cell.Append(c);
        }
        if (cell.Length > 0 || row.Count > 0) EndRow();
        return rows;
    }

    private static string Cell(string? value)
    {
        var text = value ?? "";
        if (text.Length > 0 && (Formula.Contains(text[0], StringComparison.Ordinal) || text[0] == '\'')) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }
}
