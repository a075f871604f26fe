using System.Buffers;
using System.Text;
using Breakwater.Linkage.Clusters;
using Breakwater.Linkage.Records;

namespace Breakwater.Cli.Link;

/// <summary>The clusters file: record_id,cluster_id, in the order of the file that was read; a cluster is named by its first record there.</summary>
internal static class ClustersFile
{
    /// <summary>Writes bytes as they are held: a million ids need no strings.</summary>
    public static void Write(FileInfo to, RecordSet records, Clustering clustering)
    {
        var recordAt = new int[records.Count];
        for (var i = 0; i < recordAt.Length; i++)
        {
            recordAt[records.PositionOf(i)] = i;
        }

        var first = new int[records.Count];
        Array.Fill(first, -1);
        using var stream = new FileStream(to.FullName, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        var text = new ArrayBufferWriter<byte>(1 << 20);
        text.Write("record_id,cluster_id\n"u8);
        for (var position = 0; position < recordAt.Length; position++)
        {
            ref var name = ref first[clustering.ClusterOf[recordAt[position]]];
            name = name < 0 ? position : name;
            Write(text, records.Keys[position + 1]);
            text.Write(","u8);
            Write(text, records.Keys[name + 1]);
            text.Write("\n"u8);
            if (text.WrittenCount > 900_000)
            {
                stream.Write(text.WrittenSpan);
                text.ResetWrittenCount();
            }
        }

        stream.Write(text.WrittenSpan);
    }

    private static void Write(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> id)
    {
        if (id.IndexOfAny(",\"\r\n"u8) < 0)
        {
            to.Write(id);
        }
        else
        {
            to.Write(Encoding.UTF8.GetBytes(CsvLine.Of(Encoding.UTF8.GetString(id))));
        }
    }

    /// <summary>Reads a file back: the cluster of each record, by number; every record must be in the file.</summary>
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
