using System.Text;
using Breakwater.Testing;
using Npgsql;

namespace Breakwater.Storage.Tests;

/// <summary>One partnership can't reach another's rows.</summary>
public sealed class ApartTests
{
    [Fact]
    public async Task A_role_of_one_partnership_is_denied_every_table_of_another()
    {
        await using var merrowshire = await EmptyPartnership.On(Database.Postgres);
        await using var neighbour = await EmptyPartnership.On(Database.Postgres);
        await merrowshire.Report();
        var schema = new NpgsqlConnectionStringBuilder(merrowshire.Settings.Postgres).Username;
        await using var own = merrowshire.Db();
        var tables = own.Model.GetEntityTypes().Select(t => Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.GetTableName(t)!).Distinct().ToList();
        tables.Count.ShouldBeGreaterThan(15);

        await using var connection = new NpgsqlConnection(neighbour.Settings.Postgres);
        await connection.OpenAsync();
        (await Value(connection, "SELECT count(*) FROM concerns")).ShouldBe(0L);
        foreach (var table in tables)
            foreach (var statement in new[] { $"SELECT * FROM {schema}.\"{table}\"", $"DELETE FROM {schema}.\"{table}\"", $"INSERT INTO {schema}.\"{table}\" SELECT * FROM \"{table}\"" })
                (await Should.ThrowAsync<PostgresException>(() => Value(connection, statement))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, statement);
        foreach (var statement in new[] { $"SET ROLE {schema}", $"CREATE TABLE {schema}.intruder (i int)", $"ALTER ROLE {schema} SET search_path = public", "CREATE TABLE public.meeting_place (i int)" })
            (await Should.ThrowAsync<PostgresException>(() => Value(connection, statement))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, statement);

        // Taking the other's search path by hand shows nothing either.
        await Value(connection, $"SET search_path = {schema}");
        (await Should.ThrowAsync<PostgresException>(() => Value(connection, "SELECT count(*) FROM concerns"))).SqlState
            .ShouldBeOneOf(PostgresErrorCodes.InsufficientPrivilege, PostgresErrorCodes.UndefinedTable);
    }

    [Fact]
    public async Task On_sqlite_each_partnership_has_a_file_of_its_own()
    {
        await using var merrowshire = await EmptyPartnership.On(Database.Sqlite);
        await using var neighbour = await EmptyPartnership.On(Database.Sqlite);
        var reference = (await merrowshire.Report()).Reference;
        Holds(merrowshire, reference).ShouldBeTrue();
        Holds(neighbour, reference).ShouldBeFalse();
        Holds(neighbour, "Ortolan").ShouldBeFalse();
    }

    private static bool Holds(EmptyPartnership partnership, string text) =>
        Directory.GetFiles(partnership.Settings.DataFolder).Any(f =>
        {
            using var file = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
        });

    private static async Task<object?> Value(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync();
    }
}
