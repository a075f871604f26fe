using Breakwater.Scrutiny.Published;
using Breakwater.Testing;
using Breakwater.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Breakwater.Storage.Tests.Scrutiny;

/// <summary>On PostgreSQL the outer side signs in by a role that can't reach the inner side's tables.</summary>
public sealed class OuterRoleTests
{
    private static readonly string[] Inner = ["concerns", "concern_people", "match_keys", "messages", "reporters", "checks", "concern_links", "school_links", "referrals", "break_glass_openings", "concern_relations", "workers", "sessions", "drafts", "notices"];

    [Fact]
    public async Task The_outer_role_does_the_committees_work_and_is_denied_every_inner_table()
    {
        await using var merrowshire = await EmptyPartnership.On(Database.Postgres);
        await merrowshire.Report();
        var outer = await PostgresServer.NewRole();
        using (var open = await OpenPartnership.Open(merrowshire.Settings with { PostgresOuter = outer }, merrowshire.Clock))
        {
            var committee = await Committee.In(open, merrowshire.Hub);
            await using var db = open.Scrutiny();
            new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()).Username.ShouldBe(new NpgsqlConnectionStringBuilder(outer).Username);
            (await new ReadTracker(db).All()).Count.ShouldBe(2);
            (await open.Find(db, "cuckooing", 5))!.ShouldHaveSingleItem();
            foreach (var table in Inner)
                foreach (var statement in new[] { $"SELECT * FROM {table}", $"DELETE FROM {table}" })
                    (await Should.ThrowAsync<PostgresException>(() => Run(db.Database.GetConnectionString()!, statement))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, statement);
            // The log is only added to from here, never changed.
            foreach (var statement in new[] { "UPDATE facts SET \"Name\" = 'x'", "DELETE FROM facts", "DELETE FROM record_keys", "SELECT * FROM outbox" })
                (await Should.ThrowAsync<PostgresException>(() => Run(db.Database.GetConnectionString()!, statement))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, statement);
        }
    }

    [Fact]
    public async Task The_inner_role_is_no_outer_role()
    {
        await using var merrowshire = await EmptyPartnership.On(Database.Postgres);
        var settings = merrowshire.Settings with { PostgresOuter = merrowshire.Settings.Postgres };
        (await Should.ThrowAsync<InvalidOperationException>(() => OpenPartnership.Open(settings, merrowshire.Clock))).Message.ShouldContain("--outer-database");
    }

    private static async Task Run(string connection, string statement)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync();
        await using var command = new NpgsqlCommand(statement, open);
        await command.ExecuteNonQueryAsync();
    }
}
