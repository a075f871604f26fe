using System.Reflection;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Outbox;
using Breakwater.Kernel.Workers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Kernel.Storage;

/// <summary>The Kernel's tables, the same in every project's context.</summary>
public static class KernelTables
{
    /// <summary>How ids, instants, choices and what says who somebody is are stored; <paramref name="projects"/> are the projects whose tables there are.</summary>
    public static void Conventions(ModelConfigurationBuilder conventions, params Assembly[] projects)
    {
        IdConvention.Add(conventions, projects.Append(typeof(KernelTables).Assembly));
        RedactedConvention.Add(conventions);
        conventions.Properties<DateTime>().HaveConversion<UtcInstant>();
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    public static void Add(ModelBuilder model)
    {
        model.Entity<StoredFact>(t =>
        {
            t.ToTable("facts").HasKey(f => f.Id);
            t.Property(f => f.Name).HasMaxLength(80);
            t.Property(f => f.ActorKey).HasMaxLength(80);
            t.HasIndex(f => new { f.RecordId, f.IsLook, f.At });
            t.Ignore(f => f.Names);
        });
        model.Entity<ShownInList>(t =>
        {
            t.ToTable("shown_in_lists").HasKey(s => new { s.RecordId, s.ShownTo, s.Name, s.Day });
            t.Property(s => s.Name).HasMaxLength(80);
        });
        model.Entity<WaitingFact>().ToTable("facts_waiting").HasKey(f => f.FactId);
        model.Entity<FactPlace>(t =>
        {
            t.ToTable("fact_places").HasKey(f => f.Position);
            t.Property(f => f.Position).ValueGeneratedNever();
            t.HasIndex(f => f.FactId).IsUnique();
        });
        model.Entity<StoredCheckpoint>().ToTable("checkpoints").HasKey(c => new { c.Epoch, c.Size });
        model.Entity<RecordKey>().ToTable("record_keys").HasKey(k => new { k.RecordId, k.Class });
        model.Entity<ConfigurationText>().ToTable("configurations").HasKey(c => c.Digest);
        model.Entity<Worker>(t =>
        {
            t.ToTable("workers").HasKey(w => w.Id);
            t.HasIndex(w => w.NormalisedEmail).IsUnique();
            t.Property(w => w.Version).IsConcurrencyToken();
        });
        model.Entity<Session>(t =>
        {
            t.ToTable("sessions").HasKey(s => s.Id);
            t.HasIndex(s => s.WorkerId);
        });
        model.Entity<SignInTries>(t =>
        {
            t.ToTable("sign_in_tries").HasKey(r => r.Key);
            t.HasIndex(r => r.At);
        });
        model.Entity<Invitation>().ToTable("invitations").HasKey(i => i.Digest);
        model.Entity<OutboxMail>(t =>
        {
            t.ToTable("outbox").HasKey(m => m.Id);
            t.HasIndex(m => new { m.SentAt, m.DueAt });
        });
        model.Entity<Notice>(t =>
        {
            t.ToTable("notices").HasKey(n => n.Id);
            t.HasIndex(n => new { n.WorkerId, n.ReadAt });
        });
        model.Entity<Draft>(t =>
        {
            t.ToTable("drafts").HasKey(d => d.Id);
            t.HasIndex(d => d.ExpiresAt);
        });
        model.Entity<IdempotencyKey>().ToTable("idempotency_keys").HasKey(k => k.Key);
        model.Entity<Lease>().ToTable("leases").HasKey(l => l.Name);
    }
}
