using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Safeguarding.Retention;
using Breakwater.Safeguarding.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding;

/// <summary>The tables of the inner side. Also read by the design-time context that makes the migrations.</summary>
public static class SafeguardingTables
{
    public static void Add(ModelBuilder model)
    {
        model.Entity<Concern>(t =>
        {
            t.ToTable("concerns").HasKey(c => c.Id);
            t.Property(c => c.Version).IsConcurrencyToken();
            t.HasIndex(c => c.Reference).IsUnique();
            t.HasIndex(c => c.ReceiptDigest).IsUnique().HasFilter(HasValue(nameof(Concern.ReceiptDigest)));
            // The worklist is read in the order of the first; no index on team or agency tempts SQLite away from it.
            t.HasIndex(c => new { c.Queue, c.WaitsUntil });
            t.HasIndex(c => new { c.HolderId, c.Queue, c.WaitsUntil });
            t.HasIndex(c => c.ReceivedAt);
            t.HasIndex(c => c.BroughtBy).HasFilter(HasValue(nameof(Concern.BroughtBy)));
            t.HasIndex(c => new { c.TellOn, c.TellBy }).HasFilter(HasValue(nameof(Concern.TellOn)));
            t.HasMany(c => c.People).WithOne().HasForeignKey(p => p.ConcernId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ConcernPerson>(t =>
        {
            t.ToTable("concern_people").HasKey(p => p.Id);
            t.HasIndex(p => p.NormalisedName);
            t.HasIndex(p => p.ConcernId);
        });
        model.Entity<MatchKey>(t =>
        {
            t.ToTable("match_keys").HasKey(k => k.Id);
            t.HasIndex(k => new { k.Kind, k.Digest, k.ConcernId });
            t.HasIndex(k => k.ConcernId);
        });
        model.Entity<Message>(t =>
        {
            t.ToTable("messages").HasKey(m => m.Id);
            t.HasIndex(m => m.ConcernId);
        });
        model.Entity<Reporter>().ToTable("reporters").HasKey(r => r.ConcernId);
        model.Entity<AgencyCheck>(t =>
        {
            t.ToTable("checks").HasKey(c => c.Id);
            t.Property(c => c.Version).IsConcurrencyToken();
            t.HasIndex(c => c.ConcernId);
            t.HasIndex(c => new { c.Agency, c.Answer, c.DueAt });
        });
        model.Entity<ConcernLink>(t =>
        {
            t.ToTable("concern_links").HasKey(l => l.Id);
            t.HasIndex(l => l.ConcernId);
            t.HasIndex(l => l.OtherId);
        });
        model.Entity<SchoolLink>(t =>
        {
            t.ToTable("school_links").HasKey(l => l.Id);
            t.Property(l => l.Version).IsConcurrencyToken();
            t.HasIndex(l => l.TokenDigest).IsUnique();
            t.HasIndex(l => l.SentAt);
        });
        model.Entity<Referral>(t =>
        {
            t.ToTable("referrals").HasKey(r => r.Id);
            t.Property(r => r.Version).IsConcurrencyToken();
            t.HasIndex(r => r.Reference).IsUnique();
            t.HasIndex(r => r.ConcernId);
            t.HasIndex(r => new { r.ToAgency, r.ToTeam, r.Status, r.AcceptBy });
            t.HasIndex(r => r.ClimbAt);
        });
        model.Entity<BreakGlassOpening>(t =>
        {
            t.ToTable("break_glass_openings").HasKey(o => o.Id);
            t.Property(o => o.Version).IsConcurrencyToken();
            t.HasIndex(o => new { o.ReviewedAt, o.ReviewDueAt });
            t.HasIndex(o => o.WorkerId);
        });
        model.Entity<Disposal>(t =>
        {
            t.ToTable("disposals").HasKey(d => d.Id);
            t.Property(d => d.Version).IsConcurrencyToken();
            t.HasIndex(d => new { d.Status, d.ProposedAt });
            t.HasIndex(d => d.ConcernId);
            t.HasIndex(d => d.OpeningId).HasFilter(HasValue(nameof(Disposal.OpeningId)));
        });
        PeopleTables.Add(model);
        model.Entity<Relation<Concern>>(t =>
        {
            t.ToTable("concern_relations").HasKey(r => r.Id);
            t.HasIndex(r => new { r.RecordId, r.Kind });
            t.HasIndex(r => new { r.WorkerId, r.Kind });
            t.HasIndex(r => new { r.Agency, r.Team, r.Kind });
        });
    }

    /// <summary>An index of the few rows that have a value: a row without one isn't written into it.</summary>
    internal static string HasValue(string column) => $"\"{column}\" IS NOT NULL";
}
