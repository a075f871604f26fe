using System.Diagnostics;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Breakwater.People.Bench;

/// <summary>
/// Fills the index as if every record had arrived one by one: same rows, written in bulk. That arrival gives the same keys
/// is tested (MatchingTests); here it would only take hours. Each concern holds three records.
/// </summary>
internal sealed class FillIndex(EmptyPartnership county, PeopleOfFile people)
{
    private const int Together = 3;

    public async Task Do()
    {
        var clock = Stopwatch.StartNew();
        var (keys, wide) = Keys();
        var template = (await county.Report()).Id;
        var concerns = Enumerable.Range(0, (people.Lines.Count / Together) + 1).Select(_ => Id<Concern>.New(county.Clock).Value).ToList();
        await using var db = county.Db();
        await db.Database.OpenConnectionAsync();
        if (db.Database.GetDbConnection() is SqliteConnection sqlite) await IntoSqlite(sqlite, keys, wide, concerns);
        else await IntoPostgres((NpgsqlConnection)db.Database.GetDbConnection(), keys, wide, concerns);
        await Concerns(db, template.Value, concerns);
        Console.WriteLine($"filled: {keys.Count:N0} keys, {wide.Count:N0} too wide, {clock.Elapsed.TotalSeconds:0} s");
    }

    /// <summary>Every record's keys, narrower ones where the wider is held by too many, in the order of the table.</summary>
    private (List<(long Key, int Number)> Keys, HashSet<long> Wide) Keys()
    {
        var held = new List<(long Key, int Number)>(people.Lines.Count * 14);
        var wide = new HashSet<long>();
        var ladders = people.Lines.Select(l => people.Model.KeysOf(l, county.Open.Partnership.Keys).Select(k => k.Keys.ToArray()).ToArray()).ToArray();
        for (var step = 0; step < 4; step++)
        {
            var here = new List<(long Key, int Number)>();
            for (var i = 0; i < ladders.Length; i++)
                foreach (var ladder in ladders[i])
                    if (ladder.Length > step && (step == 0 || wide.Contains(ladder[step - 1]))) here.Add((ladder[step], i + 1));
            here.Sort();
            for (int from = 0, to; from < here.Count; from = to)
            {
                to = from + 1;
                while (to < here.Count && here[to].Key == here[from].Key) to++;
                if (to - from > people.Model.Judge.Limit) wide.Add(here[from].Key);
            }
            held.AddRange(here);
        }
        held.Sort();
        return (held, wide);
    }

    private async Task IntoSqlite(SqliteConnection connection, List<(long Key, int Number)> keys, HashSet<long> wide, List<Guid> concerns)
    {
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
        async Task Insert(string into, string[] names, IEnumerable<object[]> rows)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"INSERT INTO {into} VALUES ({string.Join(',', names.Select((_, i) => "$p" + i))})";
            for (var i = 0; i < names.Length; i++) command.Parameters.AddWithValue("$p" + i, "");
            foreach (var row in rows)
            {
                for (var i = 0; i < row.Length; i++) command.Parameters[i].Value = row[i];
                command.ExecuteNonQuery();
            }
        }
        await Insert("person_keys (\"Key\", \"Number\")", ["k", "n"], keys.Select(k => new object[] { k.Key, k.Number }));
        await Insert("person_keys_wide (\"Key\")", ["k"], wide.Select(k => new object[] { k }));
        await Insert("person_index (\"Number\", \"RecordId\", \"ConcernId\", \"Compared\")", ["n", "r", "c", "l"], people.Lines.Select((l, i) => new object[] { i + 1, Record(i).ToString().ToUpperInvariant(), concerns[i / Together].ToString().ToUpperInvariant(), l }));
        await Insert("idempotency_keys (\"Key\", \"Answer\", \"At\")", ["k", "a", "t"], concerns.Select((c, i) => new object[] { c.ToString().ToUpperInvariant(), Invented(i), "2026-11-18 10:00:00" }));
        await transaction.CommitAsync();
    }

    private async Task IntoPostgres(NpgsqlConnection connection, List<(long Key, int Number)> keys, HashSet<long> wide, List<Guid> concerns)
    {
        async Task Copy(string into, IEnumerable<object[]> rows)
        {
            await using var copy = await connection.BeginBinaryImportAsync($"COPY {into} FROM STDIN (FORMAT BINARY)");
            foreach (var row in rows)
            {
                copy.StartRow();
                foreach (var value in row) copy.Write(value);
            }
            await copy.CompleteAsync();
        }
        await Copy("person_keys (\"Key\", \"Number\")", keys.Select(k => new object[] { k.Key, (long)k.Number }));
        await Copy("person_keys_wide (\"Key\")", wide.Select(k => new object[] { k }));
        await Copy("person_index (\"Number\", \"RecordId\", \"ConcernId\", \"Compared\")", people.Lines.Select((l, i) => new object[] { (long)i + 1, Record(i), concerns[i / Together], l }));
        await Copy("idempotency_keys (\"Key\", \"Answer\", \"At\")", concerns.Select((c, i) => new object[] { c, Invented(i), new DateTime(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc) }));
    }

    // The ids of the concerns stand in a table of ids for a moment; each becomes a copy of the one that was reported.
    private static async Task Concerns(DbContext db, Guid template, List<Guid> concerns)
    {
        db.Database.SetCommandTimeout(600);
        var type = db.Model.FindEntityType(typeof(Concern))!;
        var names = type.GetProperties().Select(p => p.GetColumnName()).ToList();
        string Value(string name) => name switch
        {
            "Id" => "k.\"Key\"",
            "Reference" => "k.\"Answer\"",
            "ReceiptDigest" => "NULL",
            "Team" => "CASE WHEN substr(k.\"Answer\", length(k.\"Answer\")) IN ('0','1','2','3') THEN 'hub' ELSE 'exploitation' END",
            _ => $"c.\"{name}\"",
        };
        var id = db.Database.IsSqlite() ? $"'{template.ToString().ToUpperInvariant()}'" : $"'{template}'";
        var copied = $"INSERT INTO concerns ({string.Join(',', names.Select(n => $"\"{n}\""))}) SELECT {string.Join(',', names.Select(Value))} FROM concerns c, idempotency_keys k WHERE c.\"Id\" = {id}";
        await db.Database.ExecuteSqlRawAsync(copied);
        await db.Database.ExecuteSqlRawAsync("DELETE FROM idempotency_keys");
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
        if (await db.Set<Concern>().CountAsync() != concerns.Count + 1) throw new InvalidOperationException("not every concern was made");
    }

    private static Guid Record(int number) => new(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

    private static string Invented(int number) => $"C-{number:0000000}";
}
