using System.Diagnostics;
using System.Text.RegularExpressions;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Testing;
using Breakwater.Web.Pages.Concerns;
using Breakwater.Web.Pages.Worklist;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Breakwater.Web.Tests.Concerns;

/// <summary>
/// How many SQL statements the two busiest pages need beside the sign-in check (one) and the loading and look of the record
/// (two): no page may need more than eight, on either database.
/// </summary>
public sealed partial class StatementsTests
{
    public static readonly TheoryData<Database> Databases = [Database.Sqlite, Database.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task The_worklist_of_a_hub_officer(Database database)
    {
        // From the start: a context that was used before anybody listened stays silent for a second.
        using var statements = new Statements();
        await using var county = await EmptyPartnership.On(database);
        await county.Report();
        await using var db = county.Db();
        var before = statements.Count;
        var work = new WaitingWork(db, county.Open.Abilities, county.Hub);
        var (rows, _) = await work.Read(new WaitingFilter(null, null, null, 1));
        await work.Counts();
        rows.Count.ShouldBe(1);
        (statements.Count - before).ShouldBe(2);
    }

    /// <summary>What a manager may list is of two kinds, and the counts of both are one statement, with a filter too.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task The_worklist_of_a_manager_in_one_area(Database database)
    {
        using var statements = new Statements();
        await using var county = await EmptyPartnership.On(database);
        await county.Report();
        var manager = county.Hub with { Roles = ["hub_manager"] };
        await using var db = county.Db();
        foreach (var area in new[] { null, "ashmere" })
        {
            var (before, filter) = (statements.Count, new WaitingFilter(area, null, null, 1));
            var work = new WaitingWork(db, county.Open.Abilities, manager);
            (await work.Read(filter)).Rows.Count.ShouldBe(1);
            (await work.Counts(filter)).ShouldBe((1, 0, 0));
            (statements.Count - before).ShouldBe(3);
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_sheet_of_a_concern(Database database)
    {
        using var statements = new Statements();
        await using var county = await EmptyPartnership.On(database);
        var id = (await county.Report()).Id;
        await using (var first = county.Db())
        {
            var concern = await first.Concerns.SingleAsync(c => c.Id == id);
            await new TakeConcern(first).Do(county.Act(county.Hub), county.Hub, concern, concern.Version);
        }
        await using var db = county.Db();
        var loaded = await db.Concerns.Include(c => c.People).SingleAsync(c => c.Id == id);
        await db.KeyOf(id.Value);
        var before = statements.Count;
        (await ConcernSheet.Read(db, county.Open.Abilities, county.Hub, loaded)).Narrative.ShouldNotBeEmpty();
        (statements.Count - before).ShouldBeInRange(2, 5);
    }

    /// <summary>Two children of one name and birth date: what one's page needs for the other, beside the look that is stored.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task The_matches_of_a_concern(Database database)
    {
        using var statements = new Statements();
        await using var county = await EmptyPartnership.On(database);
        var first = (await county.Report()).Id;
        var second = (await county.Report()).Id;
        await using (var taking = county.Db()) await new MatchNewRecords(taking).Do(LawfulStep.Triage.By(Actor.Job("match-people"), "csc", county.Clock));
        await using var db = county.Db();
        var before = statements.Count;
        var (likely, ability) = (new LikelyMatches(db), county.Open.Abilities["open_concern"]);
        var matches = await likely.Of(second, county.Hub, ability);
        matches.ShouldNotBeEmpty();
        matches.ShouldAllBe(m => m.Elsewhere.Id == first);
        await db.KeyOf(first.Value);
        (statements.Count - before).ShouldBe(1);
        (await likely.Of(first, county.Hub, ability)).ShouldAllBe(m => m.Elsewhere.Id == second);
    }

    /// <summary>What opening a record costs may not grow with the county: SQLite tells how it would go about each statement.</summary>
    [Fact]
    public async Task Opening_a_concern_reads_no_table_from_end_to_end()
    {
        using var statements = new Statements();
        await using var county = await EmptyPartnership.On(Database.Sqlite);
        var id = (await county.Report()).Id;
        await using var db = county.Db();
        var loaded = await db.Concerns.Include(c => c.People).SingleAsync(c => c.Id == id);
        var before = statements.Texts.Count;
        await ConcernSheet.Read(db, county.Open.Abilities, county.Hub, loaded);
        await new LikelyMatches(db).Of(id, county.Hub, county.Open.Abilities["open_concern"]);
        var asked = statements.Texts.Skip(before).ToList();
        asked.Count.ShouldBeGreaterThan(3);
        foreach (var text in asked)
            foreach (var (step, table) in await Tables(db, text)) step.StartsWith("SCAN ", StringComparison.Ordinal).ShouldBeFalse($"{table}: {step} in {text}");
    }

    /// <summary>Nor may what the worklist costs: the few referrals and checks that wait are found by what waits, and concerns by their queue.</summary>
    [Fact]
    public async Task The_worklist_reads_no_table_from_end_to_end()
    {
        using var statements = new Statements();
        await using var county = await EmptyPartnership.On(Database.Sqlite);
        await using var db = county.Db();
        foreach (var viewer in new[] { county.Hub, county.Manager, county.Manager with { Roles = ["door_manager"] } })
            foreach (var area in new[] { null, "ashmere" })
            {
                var (before, filter, work) = (statements.Texts.Count, new WaitingFilter(area, null, null, 1), new WaitingWork(db, county.Open.Abilities, viewer));
                await work.Read(filter);
                await work.Counts(filter);
                foreach (var text in statements.Texts.Skip(before).ToList())
                    foreach (var (step, table) in await Tables(db, text))
                    {
                        step.StartsWith("SCAN ", StringComparison.Ordinal).ShouldBeFalse($"{table}: {step} in {text}");
                        if (table is "referrals" or "checks") step.ShouldMatch("(ConcernId|Status|Answer)=", $"{table} in {text}");
                    }
            }
    }

    /// <summary>
    /// PostgreSQL guesses how many rows it will meet, and guesses thousands for every concern once thousands share one number:
    /// it must look keys up one by one all the same.
    /// </summary>
    [Fact]
    public async Task A_number_that_thousands_share_makes_PostgreSQL_read_no_table_of_keys()
    {
        using var statements = new Statements();
        await using var county = await EmptyPartnership.On(Database.Postgres);
        var id = (await county.Report()).Id;
        await using var db = county.Db();
        await Run(db, """INSERT INTO match_keys ("Id", "ConcernId", "Kind", "Digest") SELECT gen_random_uuid(), gen_random_uuid(), "Kind", "Digest" FROM match_keys, generate_series(1, 8000)""");
        await Run(db, "ANALYZE match_keys");
        var before = statements.Count;
        await new EarlierConcerns(db).Of(id, county.Hub, county.Open.Abilities["open_concern"]);
        var text = statements.Texts.Skip(before).ShouldHaveSingleItem();
        var values = Parameter().Matches(text).Select(m => m.Value).Distinct().ToList();
        await db.Database.OpenConnectionAsync();
        await Run(db, "SET plan_cache_mode = force_generic_plan");
        await Run(db, "PREPARE earlier AS " + Parameter().Replace(text, m => "$" + (values.IndexOf(m.Value) + 1)));
        var steps = await Steps(db, $"EXPLAIN EXECUTE earlier({string.Join(", ", values.Select(_ => "NULL"))})", 0);
        var keys = steps.Index().Where(s => s.Item.Contains(" on match_keys", StringComparison.Ordinal)).ToList();
        keys.Count.ShouldBeGreaterThan(3);
        foreach (var (i, step) in keys) steps[i + 1].ShouldContain("Index Cond", Case.Sensitive, step);
    }

    private static async Task Run(DbContext db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Each step of a statement that reads one of our tables, as SQLite would go about it.</summary>
    private static async Task<List<(string Step, string Table)>> Tables(DbContext db, string text)
    {
        var tables = Table().Matches(text).DistinctBy(m => m.Groups["alias"].Value).ToDictionary(m => m.Groups["alias"].Value, m => m.Groups["table"].Value);
        return (await Steps(db, "EXPLAIN QUERY PLAN " + text, 3)).Where(step => step.Split(' ') is [_, var what, ..] && tables.ContainsKey(what)).Select(step => (step, tables[step.Split(' ')[1]])).ToList();
    }

    private static async Task<List<string>> Steps(DbContext db, string text, int column)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = text;
        foreach (var name in Parameter().Matches(text).Select(m => m.Value).Distinct()) ((SqliteCommand)command).Parameters.AddWithValue(name, DBNull.Value);
        var steps = new List<string>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) steps.Add(rows.GetString(column));
        return steps;
    }

    [GeneratedRegex("(FROM|JOIN) \"(?<table>\\w+)\" AS \"(?<alias>\\w+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Table();

    [GeneratedRegex("@\\w+", RegexOptions.None, 1000)]
    private static partial Regex Parameter();

    /// <summary>Counts what this test's own flow sends to the database; other tests run beside it.</summary>
    private sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private static readonly AsyncLocal<Statements?> Current = new();
        private readonly List<IDisposable> _subscriptions = [];

        public Statements()
        {
            Current.Value = this;
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public List<string> Texts { get; } = [];

        public int Count => Texts.Count;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name) _subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key != RelationalEventId.CommandExecuting.Name || Current.Value != this) return;
            lock (Texts) Texts.Add(((CommandEventData)value.Value!).Command.CommandText);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            Current.Value = null;
            _subscriptions.ForEach(s => s.Dispose());
        }
    }
}
