using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Safeguarding.Retention;
using Breakwater.Safeguarding.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding;

/// <summary>The inner side of the wall: everything that named people know.</summary>
public sealed class SafeguardingDb(DbContextOptions<SafeguardingDb> options, Partnership partnership) : PartnershipDb(options, partnership)
{
    public DbSet<Concern> Concerns => Set<Concern>();

    public DbSet<Referral> Referrals => Set<Referral>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<Reporter> Reporters => Set<Reporter>();

    public DbSet<AgencyCheck> Checks => Set<AgencyCheck>();

    public DbSet<MatchKey> MatchKeys => Set<MatchKey>();

    public DbSet<ConcernLink> Links => Set<ConcernLink>();

    public DbSet<SchoolLink> SchoolLinks => Set<SchoolLink>();

    public DbSet<Relation<Concern>> ConcernRelations => Set<Relation<Concern>>();

    public DbSet<SourceRecord> SourceRecords => Set<SourceRecord>();

    public DbSet<Person> Persons => Set<Person>();

    public DbSet<PersonMerge> Merges => Set<PersonMerge>();

    public DbSet<PossibleMatch> Matches => Set<PossibleMatch>();

    public DbSet<IndexedRecord> IndexedRecords => Set<IndexedRecord>();

    public DbSet<PersonKey> PersonKeys => Set<PersonKey>();

    public DbSet<WideKey> WideKeys => Set<WideKey>();

    public DbSet<WaitingRecord> WaitingRecords => Set<WaitingRecord>();

    public DbSet<BreakGlassOpening> BreakGlassOpenings => Set<BreakGlassOpening>();

    public DbSet<Disposal> Disposals => Set<Disposal>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        SafeguardingTables.Add(modelBuilder);
    }
}
