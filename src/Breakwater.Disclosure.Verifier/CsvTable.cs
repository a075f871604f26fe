namespace Breakwater.Disclosure.Verifier;

/// <summary>A CSV file, read whole.</summary>
internal sealed record CsvTable(string[] Header, List<string[]> Rows)
{
    public static CsvTable Read(string file)
    {
        var (text, read, lines, row) = (File.ReadAllText(file), 0, new List<string[]>(), new List<string>());
        foreach (Match field in Regex.Matches(text, "\\G(\"(?<quoted>([^\"]|\"\")*)\"|(?<plain>[^,\"\r\n]*))(?<end>,|\r?\n)", RegexOptions.ExplicitCapture, TimeSpan.FromMinutes(1)))
        {
            row.Add(field.Groups["quoted"].Success ? field.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : field.Groups["plain"].Value);
            read += field.Length;
            if (field.Groups["end"].Value == ",") continue;
            lines.Add([.. row]);
            row.Clear();
        }
        if (lines.Count == 0 || read != text.Length || row.Count > 0) throw new InvalidDataException($"{Path.GetFileName(file)} is empty or breaks off.");
        if (lines.Find(line => line.Length != lines[0].Length) is { } odd) throw new InvalidDataException($"{Path.GetFileName(file)}: a row has {odd.Length} fields, the header {lines[0].Length}.");
        return new CsvTable(lines[0], lines[1..]);
    }
}
