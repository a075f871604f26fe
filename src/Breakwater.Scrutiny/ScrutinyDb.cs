using Breakwater.Kernel.Storage;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Following;
using Breakwater.Scrutiny.Letters;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Papers;
using Breakwater.Scrutiny.Published;
using Breakwater.Scrutiny.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny;

/// <summary>The outer side of the wall: committees, what they asked, and what the public may read of it.</summary>
public sealed class ScrutinyDb(DbContextOptions<ScrutinyDb> options, Partnership partnership) : PartnershipDb(options, partnership)
{
    public DbSet<Body> Bodies => Set<Body>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Meeting> Meetings => Set<Meeting>();

    public DbSet<Item> Items => Set<Item>();

    public DbSet<Passage> Passages => Set<Passage>();

    public DbSet<ItemFile> Files => Set<ItemFile>();

    public DbSet<Resolution> Resolutions => Set<Resolution>();

    public DbSet<Request> Requests => Set<Request>();

    public DbSet<ActionStep> Steps => Set<ActionStep>();

    public DbSet<OutcomeLink> Outcomes => Set<OutcomeLink>();

    public DbSet<AnswerLink> AnswerLinks => Set<AnswerLink>();

    public DbSet<Letter> Letters => Set<Letter>();

    public DbSet<Paper> Papers => Set<Paper>();

    public DbSet<PublishedText> Published => Set<PublishedText>();

    public DbSet<Follower> Followers => Set<Follower>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        Partnership.OuterChanges.Add();
        return saved;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        ScrutinyTables.Add(modelBuilder);
    }
}
