using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Safeguarding.Retention;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Web.Appearance;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Desk;

/// <summary>
/// What waits for the viewer beside what they hold, each kind by the ability that opens it: references and days, and nobody's
/// name. However many kinds somebody has, they are one statement.
/// </summary>
internal sealed class WhatWaits(SafeguardingDb db, AbilityTable abilities, Viewer viewer, int most)
{
    // The kinds, in the order of the list of names; from ToDecide on it is the viewer's name that they wait for.
    private const int Added = 0, RanOut = 1, Offered = 2, ToCheck = 3, ToReview = 4, ToDecide = 5, ToDispose = 6, ToJoin = 7;

    private readonly DateTime _now = db.Partnership.Clock.Instant();

    /// <param name="accounts">Whose accounts wait for the viewer's name, and until when, the first to run out first.</param>
    /// <returns>What is the viewer's to do, and what others proposed and waits for the viewer's name as the second.</returns>
    public async Task<(IReadOnlyList<Waiting> ToDo, IReadOnlyList<Waiting> ToSign)> Read(IReadOnlyList<(Id<Worker> Whom, DateTime Until)> accounts)
    {
        // What a question names is sealed, so which of them are not the viewer's to review is found first.
        bool Has(string ability) => abilities[ability].For(viewer.Roles) != Relations.None;
        var openings = !Has("review_break_glass") && !Has("confirm_disposal") ? null : await new ReviewOpening(db).OpenTo(viewer,
            db.BreakGlassOpenings.Where(o => o.ReviewedAt == null || db.Disposals.Any(d => d.OpeningId == o.Id && d.Status == DisposalStatus.Proposed)));
        var disposals = Has("confirm_disposal") ? await new DisposeOfRecord(db).Waiting(viewer, openings) : null;
        var kinds = new List<IQueryable<Found>>();
        void Kind(string ability, Func<Ability, IQueryable<Found>> read)
        {
            if (Has(ability)) kinds.Add(read(abilities[ability]));
        }

        Kind("open_concern", News);
        Kind("open_concern", Unaccepted);
        Kind("answer_referral", Referrals);
        Kind("answer_check", Checks);
        if (openings is not null && Has("review_break_glass")) kinds.Add(Openings(openings.Where(o => o.ReviewedAt == null)));
        Kind("countersign_decision", Decisions);
        if (disposals is not null) kinds.Add(Disposals(disposals));
        Kind("confirm_match", _ => Joins());
        if (kinds.Count == 0) return ([], Accounts(accounts));
        var found = await kinds.Aggregate((all, next) => all.Concat(next)).ToListAsync();
        return ([.. found.Where(f => f.Kind < ToDecide).Select(Say)],
            [.. found.Where(f => f.Kind >= ToDecide).OrderBy(f => f.Kind).ThenBy(f => f.At).Select(Say), .. Accounts(accounts)]);
    }

    /// <summary>What whoever told us added, or an agency answered, since this person accepted it: the hub answers, but it may change what has to be done.</summary>
    private IQueryable<Found> News(Ability open)
    {
        var me = viewer.WorkerId;
        return db.OpenTo(viewer, open).Where(c => c.HolderId != me && ((c.AnswerBy != null && db.Messages.Any(m => m.ConcernId == c.Id && m.FromReporter && m.ReadAt == null)) || c.ReadBy != null) && db.Referrals.Any(r => r.ConcernId == c.Id && r.AcceptedBy == me))
            .OrderBy(c => c.WaitsUntil).Take(most).Select(c => new Found { Kind = Added, Id = (Guid)(object)c.Id, Reference = c.Reference, At = c.WaitsUntil, Other = c.ReadBy != null });
    }

    /// <summary>A referral that ran out and climbed to this person: they are named on its concern.</summary>
    private IQueryable<Found> Unaccepted(Ability open)
    {
        var (me, now) = (viewer.WorkerId, _now);
        return db.OpenTo(viewer, open).Where(c => c.Status == ConcernStatus.HandedOver && c.HolderId != me && c.AcceptBy < now && db.ConcernRelations.Any(r => r.RecordId == c.Id && r.WorkerId == me && r.Kind == RelationKind.Named && r.Until == null))
            .OrderBy(c => c.AcceptBy).Take(most).Select(c => new Found { Kind = RanOut, Id = (Guid)(object)c.Id, Reference = c.Reference, At = c.WaitsUntil, Other = false });
    }

    private IQueryable<Found> Referrals(Ability answer) =>
        db.ReferralsOpenTo(viewer, answer).Where(r => r.Status == ReferralStatus.Offered || r.Status == ReferralStatus.Expired)
            .OrderBy(r => r.AcceptBy).Take(most).Select(r => new Found { Kind = Offered, Id = (Guid)(object)r.Id, Reference = r.Reference, At = r.AcceptBy, Other = false });

    private IQueryable<Found> Checks(Ability answer) =>
        db.ChecksOpenTo(viewer, answer).Where(k => k.Answer == CheckAnswerKind.Waiting).OrderBy(k => k.DueAt).Take(most)
            .Select(k => new Found { Kind = ToCheck, Id = (Guid)(object)k.Id, Reference = db.Concerns.Where(c => c.Id == k.ConcernId).Select(c => c.Reference).FirstOrDefault(), At = k.DueAt, Other = k.Team == null });

    private IQueryable<Found> Openings(IQueryable<BreakGlassOpening> open) =>
        open.OrderBy(o => o.ReviewDueAt).Take(most)
            .Select(o => new Found { Kind = ToReview, Id = (Guid)(object)o.Id, Reference = "", At = o.ReviewDueAt, Other = false });

    private IQueryable<Found> Decisions(Ability countersign)
    {
        var me = viewer.WorkerId;
        return db.OpenTo(viewer, countersign).Where(c => c.Status == ConcernStatus.AwaitingCountersignature && c.ProposedBy != me)
            .OrderBy(c => c.DueAt).Take(most).Select(c => new Found { Kind = ToDecide, Id = (Guid)(object)c.Id, Reference = c.Reference, At = c.DueAt, Other = false });
    }

    private IQueryable<Found> Disposals(IQueryable<Disposal> waiting)
    {
        var me = viewer.WorkerId;
        return waiting.Where(d => d.ProposedBy != me).Take(most)
            .Select(d => new Found { Kind = ToDispose, Id = (Guid)(object)d.Id, Reference = d.Reference, At = d.ProposedAt, Other = false });
    }

    private IQueryable<Found> Joins() =>
        db.JoinsToConfirm(viewer, abilities["open_concern"]).OrderBy(m => m.JudgedAt).Take(most)
            .Select(m => new Found { Kind = ToJoin, Id = (Guid)(object)m.Id, Reference = db.Concerns.Where(c => c.Id == m.LaterConcernId).Select(c => c.Reference).FirstOrDefault(), At = m.JudgedAt ?? m.FoundAt, Other = false });

    private List<Waiting> Accounts(IReadOnlyList<(Id<Worker> Whom, DateTime Until)> accounts) => accounts.Count == 0 ? []
        : [new Waiting($"{(accounts.Count == 1 ? "An account" : $"{accounts.Count} accounts")}: put your name to what was proposed, or don't", "/people/second-name", DueTag.Running(accounts[0].Until, _now))];

    private Waiting Say(Found f) => f.Kind switch
    {
        Added => new Waiting($"{f.Reference}: Read what {(f.Other ? "an agency answered" : "whoever told us added")}", $"/concerns/{f.Id}", DueTag.Running(f.At, _now)),
        RanOut => new Waiting($"See that {f.Reference} is accepted: nobody has", $"/concerns/{f.Id}", DueTag.Running(f.At, _now)),
        Offered => new Waiting($"Accept or decline {f.Reference}", $"/referrals/{f.Id}", DueTag.Running(f.At, _now)),
        ToCheck => new Waiting($"{f.Reference}: say what your {(f.Other ? "agency" : "team")} holds", $"/checks/{f.Id}", DueTag.Running(f.At, _now)),
        ToReview => new Waiting("Review an emergency opening", $"/break-glass/reviews/{f.Id}", DueTag.Running(f.At, _now)),
        ToDecide => new Waiting($"{f.Reference}: put your name to the decision, or send it back", $"/concerns/{f.Id}", DueTag.Running(f.At, _now)),
        ToDispose => new Waiting($"{f.Reference}: put your name to its disposal, or keep it", "/retention/confirm", Since(f.At)),
        _ => new Waiting($"{f.Reference}: put your name to it that two records are one person, or send it back", $"/matches/{f.Id}", Since(f.At)),
    };

    /// <summary>For what no clock runs on.</summary>
    private DueTag Since(DateTime at) => new($"waits since {SpokenTime.Briefly(at, _now)}", DueState.Later);

    /// <summary>One thing as the database gives it, of whatever kind.</summary>
    private sealed class Found
    {
        public required int Kind { get; init; }

        public required Guid Id { get; init; }

        public required string? Reference { get; init; }

        /// <summary>When it is due, or since when it waits.</summary>
        public required DateTime At { get; init; }

        /// <summary>Of two ways to say it, the other one.</summary>
        public required bool Other { get; init; }
    }
}
