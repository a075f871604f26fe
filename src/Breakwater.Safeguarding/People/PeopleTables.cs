using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.People;

/// <summary>The tables of people: what came, who was recognised in it, and the index by which records find each other.</summary>
internal static class PeopleTables
{
    public static void Add(ModelBuilder model)
    {
        model.Entity<SourceRecord>(t =>
        {
            t.ToTable("source_records").HasKey(r => r.Id);
            t.HasIndex(r => r.ConcernId);
            t.HasIndex(r => r.PersonId).HasFilter(SafeguardingTables.HasValue(nameof(SourceRecord.PersonId)));
        });
        model.Entity<Person>(t =>
        {
            t.ToTable("persons").HasKey(p => p.Id);
            t.Property(p => p.Version).IsConcurrencyToken();
            t.HasIndex(p => p.Reference).IsUnique();
            t.Ignore(p => p.PickedFrom);
        });
        model.Entity<PersonMerge>(t =>
        {
            t.ToTable("person_merges").HasKey(m => m.Id);
            t.HasIndex(m => m.PersonId);
            t.HasIndex(m => m.OtherId);
            t.Ignore(m => m.MovedRecords);
        });
        model.Entity<PossibleMatch>(t =>
        {
            t.ToTable("matches").HasKey(m => m.Id);
            t.Property(m => m.Version).IsConcurrencyToken();
            t.HasIndex(m => new { m.LaterConcernId, m.LogOdds });
            t.HasIndex(m => new { m.EarlierConcernId, m.LogOdds });
            t.HasIndex(m => new { m.Status, m.LogOdds });
            t.HasIndex(m => m.LaterId);
            t.HasIndex(m => m.EarlierId);
        });
        model.Entity<IndexedRecord>(t =>
        {
            t.ToTable("person_index").HasKey(r => r.Number);
            t.Property(r => r.Number).ValueGeneratedNever();
            t.HasIndex(r => r.ConcernId);
        });
        model.Entity<PersonKey>().ToTable("person_keys").HasKey(k => new { k.Key, k.Number });
        model.Entity<WideKey>(t =>
        {
            t.ToTable("person_keys_wide").HasKey(k => k.Key);
            t.Property(k => k.Key).ValueGeneratedNever();
        });
        model.Entity<WaitingRecord>(t =>
        {
            t.ToTable("records_waiting").HasKey(w => w.RecordId);
            t.HasIndex(w => w.At);
        });
    }
}
