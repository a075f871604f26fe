using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Following;
using Breakwater.Scrutiny.Letters;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Papers;
using Breakwater.Scrutiny.Published;
using Breakwater.Scrutiny.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny;

/// <summary>The tables of the outer side. Also read by the design-time context that makes the migrations.</summary>
public static class ScrutinyTables
{
    public static void Add(ModelBuilder model)
    {
        Committees(model);
        Meetings(model);
        Requests(model);
        model.Entity<Letter>(t =>
        {
            t.ToTable("letters").HasKey(l => l.Id);
            t.Property(l => l.Version).IsConcurrencyToken();
            t.Property(l => l.Quotes).AsJson();
            t.HasIndex(l => l.Reference).IsUnique();
        });
        model.Entity<Paper>(t =>
        {
            t.ToTable("papers").HasKey(p => p.Id);
            t.Property(p => p.Version).IsConcurrencyToken();
            t.HasIndex(p => p.Sha256);
        });
        model.Entity<PublishedText>(t =>
        {
            t.ToTable("published_texts").HasKey(p => p.Id);
            t.HasIndex(p => p.RecordId);
            t.HasIndex(p => p.PublishedAt);
        });
        model.Entity<Follower>(t =>
        {
            t.ToTable("followers").HasKey(f => f.Id);
            t.Property(f => f.Version).IsConcurrencyToken();
            t.Ignore(f => f.Gets);
            t.HasIndex(f => f.WishDigest).IsUnique();
            t.HasIndex(f => f.TokenDigest).IsUnique();
        });
    }

    private static void Committees(ModelBuilder model)
    {
        model.Entity<Body>(t =>
        {
            t.ToTable("bodies").HasKey(b => b.Id);
            t.Property(b => b.Version).IsConcurrencyToken();
            t.Property(b => b.Duties).HasConversion<int>();
            t.HasIndex(b => b.Slug).IsUnique();
        });
        model.Entity<Person>().ToTable("committee_people").HasKey(p => p.Id);
        model.Entity<Membership>(t =>
        {
            t.ToTable("memberships").HasKey(m => m.Id);
            t.HasIndex(m => m.BodyId);
        });
    }

    private static void Meetings(ModelBuilder model)
    {
        model.Entity<Meeting>(t =>
        {
            t.ToTable("meetings").HasKey(m => m.Id);
            t.Property(m => m.Version).IsConcurrencyToken();
            t.HasIndex(m => new { m.BodyId, m.Day });
        });
        model.Entity<Item>(t =>
        {
            t.ToTable("agenda_items").HasKey(i => i.Id);
            t.Property(i => i.Version).IsConcurrencyToken();
            t.Property(i => i.Restriction).AsJson();
            t.HasIndex(i => i.MeetingId);
        });
        model.Entity<Passage>(t =>
        {
            t.ToTable("passages").HasKey(p => p.Id);
            t.Property(p => p.Restriction).AsJson();
            t.HasIndex(p => p.MeetingId);
        });
        model.Entity<ItemFile>(t =>
        {
            t.ToTable("item_files").HasKey(f => f.Id);
            t.Property(f => f.Version).IsConcurrencyToken();
            t.Property(f => f.Restriction).AsJson();
            t.HasIndex(f => f.MeetingId);
        });
        model.Entity<Resolution>(t =>
        {
            t.ToTable("resolutions").HasKey(r => r.Id);
            t.Property(r => r.Version).IsConcurrencyToken();
            t.HasIndex(r => r.MeetingId);
        });
    }

    private static void Requests(ModelBuilder model)
    {
        model.Entity<Request>(t =>
        {
            t.ToTable("requests").HasKey(r => r.Id);
            t.Property(r => r.Version).IsConcurrencyToken();
            t.Property(r => r.LastDecision).AsJson();
            t.Ignore(r => r.Warnings).Ignore(r => r.Progress);
            t.Ignore(r => r.ToAsk).Ignore(r => r.Links);
            t.Property<List<ProgressNote>>("_progress").HasColumnName("Progress").AsJson();
            t.Property<List<ToAsk>>("_toAsk").HasColumnName("ToAsk").AsJson();
            t.Property<List<RequestLink>>("_links").HasColumnName("Links").AsJson();
            t.HasMany(r => r.Served).WithOne().HasForeignKey(s => s.RequestId).OnDelete(DeleteBehavior.Restrict);
            t.Navigation(r => r.Served).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
            t.HasIndex(r => r.Reference).IsUnique();
            t.HasIndex(r => r.ResolutionId);
        });
        model.Entity<Served>(t =>
        {
            t.ToTable("served").HasKey(s => s.Id);
            t.Ignore(s => s.Responses).Ignore(s => s.Standing).Ignore(s => s.Shown).Ignore(s => s.Unread);
            t.Property(s => s.Id).ValueGeneratedNever();
            t.Property(s => s.Basis);
            t.Property(s => s.BodyId);
            t.Property(s => s.Clock).AsClock();
            t.Property(s => s.DueAt).UsePropertyAccessMode(PropertyAccessMode.Property);
            t.Property(s => s.MetOn).UsePropertyAccessMode(PropertyAccessMode.Property);
            t.Property<List<Response>>("_responses").HasColumnName("Responses").AsJson();
            t.HasIndex(s => s.RequestId);
            t.HasIndex(s => new { s.MetOn, s.DueAt });
        });
        model.Entity<ActionStep>(t =>
        {
            t.ToTable("action_steps").HasKey(s => s.Id);
            t.HasIndex(s => s.ServedId);
        });
        model.Entity<OutcomeLink>(t =>
        {
            t.ToTable("outcome_links").HasKey(o => o.Id);
            t.Ignore(o => o.Values);
            t.Property<List<OutcomeValue>>("_values").HasColumnName("Values").AsJson();
            t.HasIndex(o => o.RequestId);
        });
        model.Entity<AnswerLink>(t =>
        {
            t.ToTable("answer_links").HasKey(l => l.Id);
            t.Property(l => l.Version).IsConcurrencyToken();
            t.HasIndex(l => l.TokenDigest).IsUnique();
            t.HasIndex(l => l.ServedId);
        });
    }
}
