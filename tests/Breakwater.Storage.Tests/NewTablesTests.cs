using Breakwater.Storage.Postgres;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Breakwater.Storage.Tests;

/// <summary>What the model alone says of writing new rows to PostgreSQL.</summary>
public sealed class NewTablesTests
{
    [Fact]
    public async Task Each_of_our_tables_is_written_in_one_message_and_after_those_it_refers_to()
    {
        await using var merrowshire = await EmptyPartnership.On(Testing.Database.Postgres);
        await using var inner = merrowshire.Db();
        await using var outer = merrowshire.Open.Scrutiny();
        foreach (var db in new DbContext[] { inner, outer })
        {
            var tables = NewTables.Of(db.Model, db.GetService<ISqlGenerationHelper>());
            foreach (var type in db.Model.GetEntityTypes())
            {
                var table = tables.For(type).ShouldNotBeNull($"{type.ShortName()} goes the longer way");
                foreach (var principal in type.GetForeignKeys().Select(f => f.PrincipalEntityType).Where(p => p != type))
                    tables.For(principal)!.Place.ShouldBeLessThan(table.Place, $"{type.ShortName()} refers to {principal.ShortName()}");
                table.RefersToItself.ShouldBe(type.GetForeignKeys().Any(f => f.PrincipalEntityType == type));
            }
        }
    }

    [Fact]
    public async Task What_the_model_does_not_settle_is_left_to_the_provider()
    {
        await using var merrowshire = await EmptyPartnership.On(Testing.Database.Postgres);
        await using var db = new Odd(new DbContextOptionsBuilder<Odd>().UseNpgsql(merrowshire.Settings.Postgres).Options);
        var tables = NewTables.Of(db.Model, db.GetService<ISqlGenerationHelper>());
        tables.For(db.Model.FindEntityType(typeof(Plain))!).ShouldNotBeNull();
        foreach (var odd in new[] { typeof(Chicken), typeof(Egg), typeof(Counted), typeof(Bird), typeof(Heron) })
            tables.For(db.Model.FindEntityType(odd)!).ShouldBeNull(odd.Name);
    }

    private sealed class Odd(DbContextOptions<Odd> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Plain>();
            modelBuilder.Entity<Chicken>().HasOne<Egg>().WithMany().HasForeignKey(c => c.EggId);
            modelBuilder.Entity<Egg>().HasOne<Chicken>().WithMany().HasForeignKey(e => e.ChickenId);
            modelBuilder.Entity<Counted>().Property(c => c.Twice).HasComputedColumnSql("\"Once\" * 2", stored: true);
            modelBuilder.Entity<Heron>().HasBaseType<Bird>();
        }
    }

    private sealed record Plain(Guid Id, string Name);

    private sealed record Chicken(Guid Id, Guid EggId);

    private sealed record Egg(Guid Id, Guid ChickenId);

    private sealed record Counted(Guid Id, int Once, int Twice);

    private record Bird(Guid Id);

    private sealed record Heron(Guid Id, int Length) : Bird(Id);
}
