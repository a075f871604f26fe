using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Testing;

namespace Breakwater.Web.Tests.Access.Matrix;

/// <summary>A concern as the test planted it: what it says of itself, for the test's own reckoning.</summary>
public sealed class PlantedConcern
{
    public required int Number { get; init; }

    public required string Relation { get; init; }

    public Id<Concern> Id { get; set; }

    public string Reference { get; set; } = "";

    public required string Agency { get; init; }

    public required string Team { get; init; }

    public string Handling { get; init; } = "open";

    public Id<Worker>? Holder { get; init; }

    public Id<Worker>? AcceptedBy { get; init; }

    public List<(string Agency, string? Team)> Shares { get; init; } = [];

    public List<Id<Worker>> Named { get; init; } = [];

    public List<Id<Worker>> Past { get; init; } = [];

    public List<Id<Worker>> Conflicts { get; init; } = [];

    public Id<Worker>? BroughtBy { get; init; }

    /// <summary>A sharing that was ended: it must open nothing.</summary>
    public (string Agency, string? Team)? EndedShare { get; init; }
}

public sealed record PlantedReferral(PlantedConcern Concern, Id<Referral> Id, string Reference, string ToAgency, string ToTeam, Id<Worker>? AcceptedBy, bool Ended);

/// <param name="Team">The one team that was asked; null: the agency as a whole.</param>
/// <param name="Answerer">To whom it was put by name.</param>
public sealed record PlantedCheck(PlantedConcern Concern, Id<AgencyCheck> Id, string Agency, string? Team, Id<Worker>? Answerer);

/// <summary>
/// For every person one record in every relation, each with words that stand nowhere else: <c>narrmark7z</c> in the story,
/// <c>namemark7z</c> in a name, <c>homemark7z</c> in a protected address, <c>identmark7z</c> in who told us, <c>summark7z</c> in a referral, <c>checkmark7z</c> in a check.
/// </summary>
public sealed class Planted(RunningBreakwater site)
{
    private static readonly (string Agency, string Team)[] Elsewhere = [("probation", "offender-management"), ("health", "safeguarding-nurses")];
    private static readonly DecisionRule Offer = new("strategy-discussion", "words", "words", true, [], false, false, false, "safeguarding-referral", "ca2004-16la");
    private int _next = 1;

    public List<PlantedConcern> Concerns { get; } = [];

    public List<PlantedReferral> Referrals { get; } = [];

    public List<PlantedCheck> Checks { get; } = [];

    /// <summary>The records planted with one person in mind.</summary>
    public Dictionary<Id<Worker>, List<PlantedConcern>> For { get; } = [];

    public async Task PlantFor(Worker person)
    {
        var (away, awayTeam) = Elsewhere.First(e => e.Agency != person.Agency);
        var (home, team, me) = (person.Agency, person.Team!, person.Id);
        PlantedConcern New(string relation, string agency, string ofTeam, string handling = "open", bool held = false, bool named = false, bool past = false, bool conflict = false, bool brought = false,
            (string, string?)? share = null, (string, string?)? ended = null) => new()
            {
                Number = _next++,
                Relation = relation,
                Agency = agency,
                Team = ofTeam,
                Handling = handling,
                Holder = held ? me : null,
                Named = named ? [me] : [],
                Past = past ? [me] : [],
                Conflicts = conflict ? [me] : [],
                Shares = share is { } s ? [s] : [],
                EndedShare = ended,
                BroughtBy = brought ? me : null,
            };
        List<PlantedConcern> all =
        [
            New("none", away, awayTeam),
            New("own", away, awayTeam, held: true),
            New("team", home, team),
            New("agency", home, "another-team"),
            New("shared with the agency", away, awayTeam, share: (home, null)),
            New("shared with the team", away, awayTeam, share: (home, team)),
            New("shared with another team", away, awayTeam, share: (home, "another-team")),
            New("sharing ended", away, awayTeam, ended: (home, null)),
            New("named", away, awayTeam, named: true),
            New("past worker", away, awayTeam, past: true),
            New("conflict", home, team, held: true, named: true, conflict: true, share: (home, null)),
            New("restricted, team", home, team, "restricted"),
            New("restricted, own", away, awayTeam, "restricted", held: true),
            New("restricted, shared", away, awayTeam, "restricted", share: (home, team)),
            New("restricted, named", away, awayTeam, "restricted", named: true),
            New("sealed, own and team", home, team, "sealed", held: true, share: (home, null)),
            New("sealed, named", home, team, "sealed", named: true),
            New("restricted, asked by name", away, awayTeam, "restricted"),
            New("brought", away, awayTeam, brought: true),
            New("brought, conflict", away, awayTeam, brought: true, conflict: true),
            New("brought, sealed", away, awayTeam, "sealed", brought: true),
        ];
        foreach (var concern in all) await Plant(concern);
        For[me] = all;
        await PlantReferrals(person, away, awayTeam);
        foreach (var concern in all.Where(c => c.Relation is "none" or "conflict" || (c.Handling != "open" && c.BroughtBy is null)))
            await PlantCheck(concern, home, null, concern.Relation == "restricted, asked by name" ? me : null);
        foreach (var (relation, asked) in new[] { ("shared with the team", team), ("shared with another team", "another-team") })
            await PlantCheck(all.Single(c => c.Relation == relation), home, asked, null);
    }

    private async Task Plant(PlantedConcern plan)
    {
        await using var db = site.Partnership.Safeguarding();
        var n = plan.Number;
        var reported = await new ReportConcern(db).Do(LawfulStep.Triage.By(Actor.Reporter, plan.Agency, site.Clock), new ReportInput("child", Channel.PublicForm, Promise.Confidential, $"narrmark{n}z")
        {
            Area = "ashmere",
            People = [new PersonInput(PersonRole.ChildAtRisk, $"Kim namemark{n}z", null, "14", PhoneOf(n), $"1 homemark{n}z Row", $"homemark{n}z", AddressProtected: true)],
            BroughtBy = plan.BroughtBy,
            Identity = new ReporterIdentity($"identmark{n}z", null, null, null, null),
        });
        var concern = reported.Concern;
        (plan.Id, plan.Reference) = (concern.Id, concern.Reference);
        (concern.OwningAgency, concern.Team) = (plan.Agency, plan.Team);
        concern.Handling = plan.Handling switch { "restricted" => Handling.Restricted, "sealed" => Handling.Sealed, _ => Handling.Open };
        if (plan.Holder is { } holder) concern.Take(holder, site.Clock.Instant());
        foreach (var (agency, team) in plan.Shares) Relate(db, concern.Id, RelationKind.Shared, null, agency, team);
        if (plan.EndedShare is { } ended) Relate(db, concern.Id, RelationKind.Shared, null, ended.Agency, ended.Team, ended: true);
        foreach (var worker in plan.Named) Relate(db, concern.Id, RelationKind.Named, worker);
        foreach (var worker in plan.Past) Relate(db, concern.Id, RelationKind.PastWorker, worker);
        foreach (var worker in plan.Conflicts) Relate(db, concern.Id, RelationKind.Conflict, worker);
        db.Record(new HandlingChanged("The test", "open", plan.Handling), concern);
        await db.SaveChangesAsync();
        Concerns.Add(plan);
    }

    public static string PhoneOf(int number) => $"01632 96{number:D4}";

    private async Task PlantReferrals(Worker person, string away, string awayTeam)
    {
        var (home, team, me) = (person.Agency, person.Team!, person.Id);
        foreach (var kind in new[] { "offered", "accepted", "declined", "offered by us", "restricted, offered by us and held", "offered by another door", "restricted by another door", "elsewhere", "conflict", "restricted", "sealed" })
        {
            var otherDoor = kind.EndsWith("another door", StringComparison.Ordinal);
            var held = kind == "restricted, offered by us and held";
            var fromUs = kind == "offered by us" || held || otherDoor;
            var concern = new PlantedConcern
            {
                Number = _next++,
                Relation = "referral " + kind,
                Agency = fromUs ? home : away,
                Team = otherDoor ? "another-team" : fromUs ? team : awayTeam,
                Handling = kind == "sealed" ? kind : kind.StartsWith("restricted", StringComparison.Ordinal) ? "restricted" : "open",
                Conflicts = kind == "conflict" ? [me] : [],
                Holder = held ? me : null,
                AcceptedBy = kind == "accepted" ? me : null,
            };
            await Plant(concern);
            var (to, toTeam) = fromUs || kind == "elsewhere" ? ("fire", "home-safety") : (home, team);
            if (to == home && fromUs) (to, toTeam) = ("yjs", "yjs-case");
            await using var db = site.Partnership.Safeguarding();
            var loaded = await db.Concerns.FindAsync(concern.Id);
            var viewer = new Viewer(me, "The test", concern.Agency, concern.Team, []);
            db.Begin(LawfulStep.Refer.By(viewer, site.Clock));
            var referral = await new OfferReferral(db).Make(db.Act, viewer, loaded!, Offer with { ToAgencies = [to] }, new DecisionInput("strategy-discussion", null, to, toTeam, $"summark{concern.Number}z"));
            if (kind == "accepted") referral.Accept(me, site.Clock.Instant());
            if (kind == "declined") referral.Decline([1], Regime.UkGdpr, site.Clock.Instant());
            await db.SaveChangesAsync();
            concern.Shares.Add((to, toTeam));
            Referrals.Add(new PlantedReferral(concern, referral.Id, referral.Reference, to, toTeam, kind == "accepted" ? me : null, kind == "declined"));
        }
    }

    private async Task PlantCheck(PlantedConcern concern, string agency, string? team, Id<Worker>? answerer)
    {
        await using var db = site.Partnership.Safeguarding();
        var loaded = await db.Concerns.FindAsync(concern.Id);
        db.Begin(LawfulStep.Share.By(Actor.Job("the test"), agency, site.Clock));
        var check = new AgencyCheck
        {
            Id = Id<AgencyCheck>.New(site.Clock),
            ConcernId = concern.Id,
            Round = 1,
            Agency = agency,
            Team = team,
            Identifiers = await db.Seal(concern.Id.Value, "checks.identifiers", $"checkmark{concern.Number}z"),
            AskedAt = site.Clock.Instant(),
            DueAt = site.Clock.Instant().AddDays(1),
        };
        if (answerer is { } one) check.PutTo(one);
        db.Add(check);
        db.Record(new HandlingChanged("The test", "open", "asked"), loaded!);
        await db.SaveChangesAsync();
        Checks.Add(new PlantedCheck(concern, check.Id, agency, team, answerer));
    }

    private void Relate(SafeguardingDb db, Id<Concern> concern, RelationKind kind, Id<Worker>? worker, string? agency = null, string? team = null, bool ended = false) => db.Add(new Relation<Concern>
    {
        Id = Id<Relation<Concern>>.New(site.Clock),
        RecordId = concern,
        Kind = kind,
        WorkerId = worker,
        Agency = agency,
        Team = team,
        From = site.Clock.Instant(),
        Until = ended ? site.Clock.Instant() : null,
    });
}
