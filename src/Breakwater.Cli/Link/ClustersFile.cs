using Breakwater.Linkage.Records;

namespace Breakwater.Cli.Link;

/// <summary>Reads a clusters file back.</summary>
internal static class ClustersFile
{
    /// <summary>The cluster of each record, by number; every record must be in the file.</summary>
    public static int[] Read(FileInfo file, RecordSet records)
    {
        LinkFailure.CheckExists(file);
        using var stream = file.OpenRead();
        RawTable table;
        try
        {
            table = new CsvReader(stream, new CsvOptions("record_id", _ => ["cluster_id"])).Read();
        }
        catch (CsvFormatException e)
        {
            throw new LinkFailure($"{file.Name}: {e.Message}");
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < table.Rows; row++)
        {
            numbers[table.Columns[0].Text(row)] = table.Columns[1].Codes[row];
        }

        return [.. Enumerable.Range(0, records.Count).Select(i => numbers.TryGetValue(records.KeyOf(i), out var cluster)
            ? cluster
            : throw new LinkFailure($"{file.Name}: record '{records.KeyOf(i)}' is in no cluster."))];
    }
}
