using Breakwater.Storage.Postgres;
using Breakwater.Storage.Sqlite;
using Microsoft.EntityFrameworkCore.Design;

namespace Breakwater.Migrations;

/// <summary>Makes the context that knows every table, with no database behind it.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<Storage.Sqlite.EveryTable>
{
    public Storage.Sqlite.EveryTable CreateDbContext(string[] args) => new(SqliteStorage.Options<Storage.Sqlite.EveryTable>("design.db").Options);
}

/// <inheritdoc cref="SqliteDesign"/>
public sealed class PostgresDesign : IDesignTimeDbContextFactory<Storage.Postgres.EveryTable>
{
    public Storage.Postgres.EveryTable CreateDbContext(string[] args) =>
        new(PostgresStorage.Options<Storage.Postgres.EveryTable>("Host=design").Options);
}

internal static class Program
{
    private static void Main() => Console.WriteLine("Used by `dotnet ef`; see Migrations.csproj.");
}
