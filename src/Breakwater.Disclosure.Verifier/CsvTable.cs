namespace Breakwater.Disclosure.Verifier;

/// <summary>A CSV file, read whole.</summary>
internal sealed record CsvTable(string[] Header, List<string[]> Rows)
{
    public static CsvTable Read(string file)
    {
        var lines = Split(File.ReadAllText(file));
        if (lines.Count == 0) throw new InvalidDataException($"{Path.GetFileName(file)} is empty.");
        foreach (var line in lines)
            if (line.Length != lines[0].Length) throw new InvalidDataException($"{Path.GetFileName(file)}: a row has {line.Length} fields, the header {lines[0].Length}.");
        return new CsvTable(lines[0], lines[1..]);
    }

    private static List<string[]> Split(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var k = 0; k < text.Length; k++)
        {
            var c = text[k];
            if (quoted && c == '"' && k + 1 < text.Length && text[k + 1] == '"') { field.Append('"'); k++; }
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c == ',') { row.Add(field.ToString()); field.Clear(); }
            else if (!quoted && c == '\n')
            {
                rows.Add([.. row, field.ToString()]);
                field.Clear();
                row.Clear();
            }
            else if (quoted || c != '\r') field.Append(c);
        }
        return rows;
    }
}
