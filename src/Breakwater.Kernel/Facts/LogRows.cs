using System.Buffers.Text;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Breakwater.Kernel.Log;

namespace Breakwater.Kernel.Facts;

/// <summary>
/// Reads the stored log row by row, in order of position, for the verifier: plain SQL over the bare tables, so that
/// nothing of the running program stands between.
/// </summary>
public static class LogRows
{
    private const int BatchRows = 512;
    private const int BatchesAhead = 8;

    private readonly record struct Stored(long Position, Guid Fact, byte[] Leaf, byte[] Envelope, byte[]? Payload, bool Tombstone);

    private const string Sql = """
        SELECT p."Position", p."FactId", p."LeafHash", f."Envelope", f."Payload",
            CASE WHEN f."Payload" IS NULL THEN (SELECT k."DestroyedAt" FROM record_keys k WHERE k."RecordId" = f."RecordId" AND k."Class" = 'Content') END
        FROM fact_places p
        LEFT JOIN facts f ON f."Id" = p."FactId"
        WHERE p."Position" >= @from
        ORDER BY p."Position"
        """;

    /// <summary>
    /// Feeds every placed fact from <paramref name="from"/> on; false where it stopped at the first fault, and a transaction that it
    /// read in can be read no further. Envelopes go to <paramref name="seen"/> too. One thread reads while another hashes, a few
    /// thousand rows apart.
    /// </summary>
    public static async Task<bool> Feed(DbConnection connection, LogVerifier verifier, long from, Action<string>? seen = null, CancellationToken stop = default)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var batches = Channel.CreateBounded<List<Stored>>(BatchesAhead);
        var reading = Task.Run(() => Read(connection, from, batches.Writer, enough.Token), CancellationToken.None);
        var holds = true;
        await foreach (var batch in batches.Reader.ReadAllAsync(stop))
        {
            holds = batch.TrueForAll(row => Judge(verifier, row, seen));
            if (holds) continue;
            await enough.CancelAsync();
            break;
        }
        await reading;
        return holds;
    }

    private static async Task Read(DbConnection connection, long from, ChannelWriter<List<Stored>> to, CancellationToken enough)
    {
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Sql;
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@from", from);
            command.Parameters.Add(parameter);
            await using var rows = await command.ExecuteReaderAsync(enough);
            var batch = new List<Stored>(BatchRows);
            while (await rows.ReadAsync(enough))
            {
                batch.Add(new Stored(rows.GetInt64(0), rows.GetGuid(1), rows.GetFieldValue<byte[]>(2), Bytes(rows, 3) ?? [], Bytes(rows, 4), !rows.IsDBNull(5)));
                if (batch.Count < BatchRows) continue;
                await to.WriteAsync(batch, enough);
                batch = new List<Stored>(BatchRows);
            }
            await to.WriteAsync(batch, enough);
            to.Complete();
        }
        catch (OperationCanceledException)
        {
            to.TryComplete();
        }
        catch (Exception fault)
        {
            // Whatever it is, whoever waits for rows must hear of it.
            to.TryComplete(fault);
        }
    }

    private static byte[]? Bytes(DbDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetFieldValue<byte[]>(column);

    private static bool Judge(LogVerifier verifier, in Stored row, Action<string>? seen)
    {
        if (!verifier.Add(Row(row))) return false;
        seen?.Invoke(Encoding.UTF8.GetString(row.Envelope));
        return true;
    }

    /// <summary>
    /// Tells <paramref name="verifier"/> of facts without a place. Each of them waits for one in a table of its own, stored with it:
    /// where either is missing, somebody took it away. A disposal counts from its commit on, not from its place. The envelopes of
    /// those that wait go to <paramref name="seen"/> in the order in which they will get their places.
    /// </summary>
    public static async Task FeedUnplaced(DbConnection connection, LogVerifier verifier, DateTime now, Action<string>? seen = null, CancellationToken stop = default)
    {
        var waiting = new SortedDictionary<Guid, byte[]>();
        await using var command = connection.CreateCommand();
        // The inner query needs the two indexes only; envelopes are read for the few that it finds.
        command.CommandText = """
            SELECT w."Id", w."Envelope", (SELECT q."FactId" FROM facts_waiting q WHERE q."FactId" = w."Id") FROM facts w
            WHERE w."Id" IN (SELECT f."Id" FROM facts f LEFT JOIN fact_places p ON p."FactId" = f."Id" WHERE p."FactId" IS NULL)
            UNION ALL
            SELECT w."FactId", NULL, w."FactId" FROM facts_waiting w LEFT JOIN facts f ON f."Id" = w."FactId" WHERE f."Id" IS NULL
            """;
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            if (Bytes(rows, 1) is not { } envelope) verifier.AddTakenAway(rows.GetGuid(0), "waited for its place, and its row is gone");
            else if (rows.IsDBNull(2)) verifier.AddTakenAway(rows.GetGuid(0), "has no place and waits for none, so that it would never get one");
            else
            {
                verifier.AddUnplaced(rows.GetGuid(0), Time(envelope), now);
                verifier.SayDisposed(Disposes(envelope));
                if (seen is not null) waiting[rows.GetGuid(0)] = envelope;
            }
        }
        foreach (var envelope in waiting.Values) seen?.Invoke(Encoding.UTF8.GetString(envelope));
    }

    /// <summary>Every stored fact with those of its columns that don't repeat its envelope, and whether its record's key (or its tombstone) is there.</summary>
    public static async IAsyncEnumerable<(Guid Id, IReadOnlyList<string> Differing, bool HasKey)> Columns(DbConnection connection, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT f."Id", f."Name", f."RecordId", f."ActId", f."ActorKey", f."IsLook", f."At", f."Envelope", k."RecordId"
            FROM facts f LEFT JOIN record_keys k ON k."RecordId" = f."RecordId" AND k."Class" = 'Content'
            """;
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            var envelope = rows.GetFieldValue<byte[]>(7);
            string? Said(string line) => FactEnvelope.Read(envelope, line);
            var differing = new List<string>();
            void Hold(string column, bool same)
            {
                if (!same) differing.Add(column);
            }

            Hold("Id", Said("id") == rows.GetGuid(0).ToString("D"));
            Hold("Name", Said("name") == rows.GetString(1));
            Hold("RecordId", Said("record")?.EndsWith(" " + rows.GetGuid(2).ToString("D"), StringComparison.Ordinal) == true);
            Hold("ActId", Guid.TryParse(Said("act"), out var act) && act == rows.GetGuid(3));
            Hold("ActorKey", Said("actor") is { } actor && actor[(actor.IndexOf(' ', StringComparison.Ordinal) + 1)..] == rows.GetString(4));
            Hold("IsLook", Said("kind") == (rows.GetBoolean(5) ? "look" : "change"));
            Hold("At", Said("at") == FactEnvelope.Say(rows.GetDateTime(6)));
            yield return (rows.GetGuid(0), differing, !rows.IsDBNull(8));
        }
    }

    /// <summary>Records of which a key was destroyed.</summary>
    public static async IAsyncEnumerable<Guid> Tombstones(DbConnection connection, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT DISTINCT k."RecordId" FROM record_keys k WHERE k."DestroyedAt" IS NOT NULL""";
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) yield return rows.GetGuid(0);
    }

    /// <summary>The line by which a fact says that these records were disposed of.</summary>
    public static string DisposesLine(IEnumerable<Guid> records) => "disposes: " + string.Join(' ', records.Select(r => r.ToString("D")));

    /// <summary>The records of whose disposal an envelope tells; mostly none.</summary>
    public static IReadOnlyList<Guid> Disposes(ReadOnlySpan<byte> envelope)
    {
        var line = Line(envelope, "\ndisposes: "u8);
        return line.IsEmpty ? [] : [.. Encoding.UTF8.GetString(line).Split(' ').Select(id => Guid.TryParse(id, out var record) ? record : Guid.Empty)];
    }

    private static Guid RecordOf(ReadOnlySpan<byte> envelope)
    {
        var line = Encoding.UTF8.GetString(Line(envelope, "\nrecord: "u8));
        return Guid.TryParse(line[(line.LastIndexOf(' ') + 1)..], out var record) ? record : Guid.Empty;
    }

    /// <summary>The epoch that an envelope opens, or null.</summary>
    public static EpochOpening? Opens(ReadOnlySpan<byte> envelope)
    {
        var line = Line(envelope, "\nopens: "u8);
        if (line.IsEmpty) return null;
        var parts = Encoding.UTF8.GetString(line).Split(' ');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) && TreeHash.TryParse(parts[1], out var digest)
            ? new EpochOpening(epoch, digest) : null;
    }

    private static LogRow Row(in Stored row) => new()
    {
        Position = row.Position,
        Fact = row.Fact,
        StoredLeaf = row.Leaf,
        Envelope = row.Envelope,
        Time = Time(row.Envelope),
        Payload = Check(row.Envelope, row.Payload, row.Tombstone),
        Opens = Opens(row.Envelope),
        Record = row.Payload is null ? RecordOf(row.Envelope) : Guid.Empty,
        Disposes = Disposes(row.Envelope),
    };

    private static PayloadCheck Check(ReadOnlySpan<byte> envelope, byte[]? payload, bool tombstone)
    {
        if (payload is null) return tombstone ? PayloadCheck.Disposed : PayloadCheck.Gone;
        Span<byte> digest = stackalloc byte[32], told = stackalloc byte[32];
        SHA256.HashData(payload, digest);
        var line = Line(envelope, "\npayload: "u8);
        return line.Length == 64 && Convert.FromHexString(line, told, out _, out _) == System.Buffers.OperationStatus.Done && digest.SequenceEqual(told)
            ? PayloadCheck.Right : PayloadCheck.Changed;
    }

    // 2026-11-21T19:30:00.123Z
    private static DateTime Time(ReadOnlySpan<byte> envelope)
    {
        var line = Line(envelope, "\nat: "u8);
        return line.Length == 24
            && Utf8Parser.TryParse(line[..4], out int year, out _) && Utf8Parser.TryParse(line[5..7], out int month, out _) && Utf8Parser.TryParse(line[8..10], out int day, out _)
            && Utf8Parser.TryParse(line[11..13], out int hour, out _) && Utf8Parser.TryParse(line[14..16], out int minute, out _)
            && Utf8Parser.TryParse(line[17..19], out int second, out _) && Utf8Parser.TryParse(line[20..23], out int thousandth, out _)
            && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour < 24 && minute < 60 && second < 60
            ? new DateTime(year, month, day, hour, minute, second, thousandth, DateTimeKind.Utc) : DateTime.MinValue;
    }

    private static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> envelope, ReadOnlySpan<byte> start)
    {
        var at = envelope.IndexOf(start);
        if (at < 0) return [];
        var rest = envelope[(at + start.Length)..];
        var end = rest.IndexOf((byte)'\n');
        return end < 0 ? rest : rest[..end];
    }
}
