using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding;
using Breakwater.Scrutiny;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Sqlite;

/// <summary>Knows every table of a partnership, for migrations and for <c>verify --state</c>. Nothing else uses it.</summary>
public sealed class EveryTable(DbContextOptions<EveryTable> options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        KernelTables.Conventions(configurationBuilder, typeof(SafeguardingDb).Assembly, typeof(ScrutinyDb).Assembly);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        KernelTables.Add(modelBuilder);
        SafeguardingTables.Add(modelBuilder);
        ScrutinyTables.Add(modelBuilder);
    }
}
