using System.Text.Json;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Concerns;

public sealed record SheetMessage(bool FromReporter, string Who, string Text, DateTime At, string? Waits, string? Mark);

/// <param name="Agency">Whom it was put to: an agency, or one team of it.</param>
/// <param name="Readers">Who at the agency may read and answer it; null where it was answered or whoever answers checks there may.</param>
public sealed record SheetCheck(string Agency, int Round, string Answer, string? Text, bool PointerOnly, string? Who, DateTime DueAt, DateTime? AnsweredAt, DueTag Due, string? Readers)
{
    /// <summary>Whose the answer is, and under which law.</summary>
    public required string Mark { get; init; }

    public required string AgencyCode { get; init; }

    public required Regime Regime { get; init; }

    public string? MayPassOnFor { get; init; }
}

public sealed record SheetReferral(Id<Referral> Id, string Reference, string Team, string Agency, ReferralStatus Status, DateTime AcceptBy, string? AcceptedBy, DueTag? Due, DateTime? AnsweredAt);

/// <summary>Something on a concern, and the name of the worker whose it is.</summary>
internal sealed record Signed<T>(T Of, string? Who);

/// <summary>Everything that the page of a concern shows, opened and put into words.</summary>
public sealed class ConcernSheet
{
    /// <summary>The acts that the page offers, each by its ability.</summary>
    private static readonly string[] Acts =
        ["take_concern", "triage_concern", "record_told", "pause_clock", "message_reporter", "ask_agencies", "decide_concern", "countersign_decision", "reopen_concern", "export_concern", "see_access", "declare_conflict", "restrict_concern", "ask_pointer", "protect_address"];

    private static readonly string Refused = Says.Of(typeof(CountersignatureRefused)).Name;
    private static readonly string[] Deciding = [Refused, Says.Of(typeof(DecisionProposed)).Name, Says.Of(typeof(ConcernDecided)).Name];

    private readonly Dictionary<Id<ConcernPerson>, HomeAddress> _protected = [];
    private HashSet<string> _may = [];
    private string? _holds;

    public required Concern Concern { get; init; }

    public required PartnershipConfiguration Configuration { get; init; }

    public RecordHeader Header { get; private set; } = null!;

    public string Narrative { get; private set; } = "";

    public Circumstances? Circumstances { get; private set; }

    public DecisionInput? Decision { get; private set; }

    public WhoWasTold? Told { get; private set; }

    public DateTime Now { get; private set; }

    /// <summary>By when a pause that began now would have to be looked at again.</summary>
    public DateOnly LastDayOfPause => PauseClock.LastDay(Configuration, Now);

    /// <summary>Whether the viewer's team is responsible for telling child and parents, so far as that is done here.</summary>
    public bool CanRecordTold { get; private set; }

    public string Source { get; private set; } = "";

    public IReadOnlyList<EarlierConcern> Earlier { get; private set; } = [];

    /// <summary>People of other concerns who may be somebody of this one; and whether this one's have been compared yet.</summary>
    public (IReadOnlyList<LikelyMatch> Matches, bool Compared) Likely { get; private set; } = ([], true);

    /// <summary>Whether the viewer may ask if others know somebody here.</summary>
    public bool CanAskPointer { get; private set; }

    public IReadOnlyList<SheetMessage> Messages { get; private set; } = [];

    public IReadOnlyList<SheetCheck> Checks { get; private set; } = [];

    /// <summary>Who may be asked, by name, where not everybody at an agency may know of this; null: the concern is open.</summary>
    public WhoAnswers? Answerers { get; private set; }

    public IReadOnlyList<SheetReferral> Referrals { get; private set; } = [];

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    /// <summary>What happened while somebody else's form was open.</summary>
    public IReadOnlyList<TimelineEntry> Meanwhile { get; private set; } = [];

    public bool Mine { get; private set; }

    public string? Proposer { get; private set; }

    public bool ProposedByViewer { get; private set; }

    public IEnumerable<Sign> Signs => Concern.Signs.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(code => Configuration.Signs.FirstOrDefault(s => s.Code == code)).OfType<Sign>()
        // Whoever writes about themselves ticked other words, and nobody reads words into their mouth.
        .Select(s => Concern.About == "me" && s.OwnWords is not null ? s with { Words = s.OwnWords } : s);

    /// <summary>As little as finds them: what an asked agency is sent unless somebody writes it otherwise.</summary>
    public string Identifiers => string.Join("\n", Concern.People.Where(p => p.Role is PersonRole.ChildAtRisk or PersonRole.AdultAtRisk && p.Name is not null)
        .Select(p => string.Join(", ", new[] { p.Name?.Text, p.Born is { } born ? "born " + born.Text : p.Age is null ? null : "aged " + p.Age, p.AddressProtected ? null : p.Postcode?.Text }.OfType<string>())));

    public bool May(string ability) => _may.Contains(ability);

    /// <summary>Where somebody lives, as far as the viewer may know: a protected address is for those who may protect it.</summary>
    public string? AddressOf(ConcernPerson person)
    {
        var (street, postcode) = _protected.GetValueOrDefault(person.Id) is { } home ? (home.Address, home.Postcode) : (person.Address, person.Postcode);
        var address = string.Join(" · ", new[] { street?.Text, postcode?.Text }.OfType<string>());
        return !person.AddressProtected ? (address.Length > 0 ? address : null)
            : May("protect_address") && address.Length > 0 ? $"{address} (protected: tell nobody)" : "Address protected: not shown";
    }

    public bool CanDecide => May("decide_concern") && Concern.Status is ConcernStatus.Received or ConcernStatus.Acknowledged or ConcernStatus.Checking;

    /// <summary>The newest referral, where its team sent it back and it is to be decided again; null when nothing came back.</summary>
    public SheetReferral? CameBack => CanDecide && Referrals is [{ Status: ReferralStatus.Declined } newest, ..] ? newest : null;

    /// <summary>Who sent the proposed decision back at its second name and why, where it is to be decided again; null when nothing was proposed or decided last but that.</summary>
    public TimelineEntry? SentBack => CanDecide && Timeline.FirstOrDefault(t => Deciding.Contains(t.FactName)) is { } last && last.FactName == Refused ? last : null;

    /// <summary>A referral that its team declined after the decision that stands, where that is still to be read; else null.</summary>
    public SheetReferral? DeclinedSince => Concern.ReadBy is null ? null : Referrals.FirstOrDefault(r => r.Status == ReferralStatus.Declined && r.AnsweredAt > Concern.DecidedAt);

    /// <summary>What a round of checks may be given to answer; what the configuration says is among it.</summary>
    public IEnumerable<int> HoursToAnswer => new[] { 4, 24, 72, Configuration.Hub.CheckHours }.Distinct().Order();

    public DecisionRule? Rule => Configuration.MaybeDecisionOf(Concern.DecisionCode);

    /// <summary>What the decision panel's act is for and on what basis, unless it is changed there: a second name's, as it was proposed.</summary>
    public LawfulStep Step => Rule is { } rule && Decision is { } decision ? decision.StepOf(rule) : LawfulStep.Triage;

    /// <summary>Whether a decision stands: not where it waits for a second name.</summary>
    public bool IsDecided => Rule is not null && Concern.Status.HasDecision();

    /// <summary>The open concerns that this one can be joined to: those that it is linked with.</summary>
    public IReadOnlyList<EarlierConcern> JoinTargets => Earlier.Where(e => e.Linked == true && e.Status.IsOpen()).ToList();

    /// <summary>What it is joined to, or is to be; null where that isn't open to the viewer.</summary>
    public EarlierConcern? JoinedTo => Earlier.FirstOrDefault(e => e.Id.Value == Decision?.JoinTo);

    /// <summary>Whoever told us reads for themselves what is written to them: by a receipt, or on their own page.</summary>
    public bool ReporterReads { get; private set; }

    /// <summary>Whether the viewer may write to them there.</summary>
    public bool CanWriteToReporter => May("message_reporter") && ReporterReads;

    /// <summary>Whoever told us left a name, which the identity guardian alone may open: the guardian can pass a message on.</summary>
    public bool CanAskGuardian { get; private set; }

    /// <summary>They rang or wrote, there is a decision, and nobody has told them.</summary>
    public bool OwesFeedback => May("message_reporter") && !Concern.IsOpen && Concern.FeedbackAt is null && Concern.AnswerBy is not null && !CanWriteToReporter;

    public void Since(DateTime readAt) => Meanwhile = Timeline.Where(t => t.AtUtc > readAt).ToList();

    /// <param name="matches">Likely matches that were found already; null: to be found.</param>
    /// <param name="alone">It is known to share nothing with any other concern.</param>
    public static async Task<ConcernSheet> Read(SafeguardingDb db, AbilityTable abilities, Viewer viewer, Concern concern, IReadOnlyList<LikelyMatch>? matches = null, bool alone = false)
    {
        var sheet = new ConcernSheet { Concern = concern, Configuration = db.Partnership.Configuration, Now = db.Partnership.Clock.Instant(), Mine = concern.HolderId == viewer.WorkerId };
        var id = concern.Id;
        var (me, agency, team) = (viewer.WorkerId, viewer.Agency, viewer.Team);
        // One statement for what hangs on the concern, with who did it: there are few of each. Each part also names the concern by its
        // id: joined to the row alone, SQLite would lay out every message of the county first.
        var beside = (await db.Kept("beside a concern", viewer, default, id, () =>
        {
            // Its parts are put together here too, so once.
            var (workers, relations, bringers) = (db.Set<Worker>(), db.ConcernRelations.Where(r => r.RecordId == id && r.Until == null), new WaysToReporter(db).BringerOf(id));
            return db.Concerns.AsNoTracking().Where(c => c.Id == id).Select(c => new
            {
                Messages = db.Messages.Where(m => m.ConcernId == c.Id && m.ConcernId == id).LeftJoin(workers, m => m.WorkerId, w => (Id<Worker>?)w.Id, (m, w) => new Signed<Message>(m, w!.Name)).ToList(),
                Checks = db.Checks.Where(k => k.ConcernId == c.Id && k.ConcernId == id).LeftJoin(workers, k => k.AnsweredBy, w => (Id<Worker>?)w.Id, (k, w) => new Signed<AgencyCheck>(k, w!.Name)).ToList(),
                Referrals = db.Referrals.Where(r => r.ConcernId == c.Id && r.ConcernId == id).LeftJoin(workers, r => r.AcceptedBy, w => (Id<Worker>?)w.Id, (r, w) => new Signed<Referral>(r, w!.Name)).ToList(),
                Holder = workers.Where(w => w.Id == c.HolderId).Select(w => w.Name).FirstOrDefault(),
                Proposer = workers.Where(w => w.Id == c.ProposedBy).Select(w => w.Name).FirstOrDefault(),
                Colleague = workers.Where(w => w.Id == c.BroughtBy).Select(w => w.Name).FirstOrDefault(),
                BringerRoles = bringers.Select(w => w.Roles).FirstOrDefault(),
                Standing = new Standing(
                    relations.Any(r => r.Kind == RelationKind.Named && r.WorkerId == me),
                    relations.Any(r => r.Kind == RelationKind.Shared && r.Agency == agency && (r.Team == null || r.Team == team)),
                    db.ConcernRelations.Any(r => r.RecordId == id && r.Kind == RelationKind.PastWorker && r.WorkerId == me)),
                Waits = db.SourceRecords.Any(r => r.ConcernId == id && db.WaitingRecords.Any(w => w.RecordId == r.Id)),
                Reporter = db.Reporters.Where(r => r.ConcernId == c.Id && r.ConcernId == id).Select(r => new { r.Kind, r.SafeContact, Known = r.Identity != null }).FirstOrDefault(),
            });
        })).Single();
        var standing = beside.Standing with { Accepted = beside.Referrals.Exists(r => r.Of.AcceptedBy == me && r.Of.Status == ReferralStatus.Accepted) };
        sheet._may = Acts.Where(a => standing.Reaches(concern, viewer, abilities[a])).ToHashSet(StringComparer.Ordinal);
        if (sheet.May("protect_address"))
            foreach (var person in concern.People)
                if (await db.SealedAddressOf(person) is { } home) sheet._protected[person.Id] = home;
        sheet.CanAskPointer = sheet.May("ask_pointer") && concern.IsOpen && sheet.Configuration.Pointers is { } pointers && pointers.Roles.Any(viewer.Has);
        sheet.Likely = (matches ?? await new LikelyMatches(db).Of(id, viewer, abilities["open_concern"]), !beside.Waits);
        var messages = beside.Messages.OrderBy(m => m.Of.At).ToList();
        var checks = beside.Checks.OrderByDescending(c => c.Of.Round).ThenBy(c => c.Of.Agency, StringComparer.Ordinal).ThenBy(c => c.Of.Team, StringComparer.Ordinal).ToList();
        var referrals = beside.Referrals.OrderByDescending(r => r.Of.OfferedAt).ToList();
        var reporter = beside.Reporter;
        sheet.CanRecordTold = sheet.May("triage_concern") || (sheet.May("record_told") && referrals.Exists(r => r.Of.Status == ReferralStatus.Accepted && r.Of.ToAgency == agency && r.Of.ToTeam == team));

        sheet.Narrative = await db.Unseal(id.Value, "concerns.narrative", concern.Narrative) ?? "";
        sheet.Circumstances = Json<Circumstances>(await db.Unseal(id.Value, "concerns.circumstances", concern.Circumstances));
        sheet.Decision = Json<DecisionInput>(await db.Unseal(id.Value, "concerns.decision", concern.Decision));
        sheet.Told = Json<WhoWasTold>(await db.Unseal(id.Value, "concerns.told", concern.Told));
        sheet.Earlier = alone ? [] : await new EarlierConcerns(db).Of(id, viewer, abilities["open_concern"]);
        sheet.Timeline = await db.TimelineOf(id, viewer);
        sheet.Proposer = beside.Proposer;
        sheet.ProposedByViewer = concern.ProposedBy == viewer.WorkerId;
        sheet.ReporterReads = concern.ReceiptDigest is not null || (beside.BringerRoles is { } roles && WaysToReporter.ReadsMessages(roles.Split(',', StringSplitOptions.TrimEntries), abilities));
        sheet.CanAskGuardian = sheet.May("message_reporter") && reporter is { Known: true };
        sheet.Source = SourceWords(concern, reporter?.Kind, reporter?.Known ?? false, beside.Colleague);
        if (concern.Handling != Handling.Open) sheet.Answerers = await WhoAnswers.On(db, concern, abilities["answer_check"]);
        await sheet.OpenWords(db, messages, checks);
        sheet.AddReferrals(referrals, db.Partnership.Clock.Instant());
        var safe = await db.Unseal(id.Value, "reporters.safe_contact", reporter?.SafeContact);
        sheet.Header = sheet.MakeHeader(beside.Holder, SheetWords.SafeContact(concern, safe, sheet.Circumstances?.SafeToContact), await db.PausesOf(concern));
        return sheet;
    }

    private static T? Json<T>(string? text) where T : class => text is null ? null : JsonSerializer.Deserialize<T>(text);

    private async Task OpenWords(SafeguardingDb db, List<Signed<Message>> messages, List<Signed<AgencyCheck>> checks)
    {
        var (lines, asked, now) = (new List<SheetMessage>(), new List<SheetCheck>(), db.Partnership.Clock.Instant());
        foreach (var (m, who) in messages)
            lines.Add(new SheetMessage(m.FromReporter, SheetWords.Writer(m, who),
                await db.Unseal(Concern.Id.Value, "messages.text", m.Text) ?? "", m.At, SheetWords.WaitsFor(m), Marks.Beside(Configuration, (m.Agency, m.Regime), (Concern.OwningAgency, Concern.Regime))));
        foreach (var (c, who) in checks)
            asked.Add(new SheetCheck(Configuration.AskedOf(c.Agency, c.Team).Name, c.Round, AnswerCheck.Words(c.Answer, c.PointerOnly), await db.Unseal(Concern.Id.Value, "checks.answer", c.AnswerText),
                c.PointerOnly, who, c.DueAt, c.AnsweredAt, c.AnsweredAt is { } at ? DueTag.Met(c.DueAt, at) : DueTag.Running(c.DueAt, now), c.Answer == CheckAnswerKind.Waiting ? Answerers?.Names(c) : null)
            { AgencyCode = c.Agency, Mark = Marks.Held(Configuration, c.Agency, c.AnswerRegime), Regime = c.AnswerRegime, MayPassOnFor = c.MayPassOnFor });
        (Messages, Checks) = (lines, asked);
        _holds = Marks.Holds(Configuration, messages.Select(m => (m.Of.Agency, m.Of.Regime)).Concat(checks.Where(c => c.Of.AnswerText is not null).Select(c => (c.Of.Agency, c.Of.AnswerRegime))));
    }

    private void AddReferrals(List<Signed<Referral>> referrals, DateTime now) => Referrals = referrals.ConvertAll(r => Line(r.Of, r.Who, now));

    private SheetReferral Line(Referral r, string? who, DateTime now) => new(
        r.Id, r.Reference, Configuration.AgencyOf(r.ToAgency).Teams.FirstOrDefault(t => t.Code == r.ToTeam)?.Words ?? r.ToTeam, Configuration.AgencyOf(r.ToAgency).Name,
        r.Status, r.AcceptBy, who, r.AnsweredAt is { } at ? DueTag.Met(r.AcceptBy, at) : DueTag.Running(r.AcceptBy, now), r.AnsweredAt);

    private RecordHeader MakeHeader(string? holder, string? safeContact, IReadOnlyList<ClockPause> pauses)
    {
        var accepted = Referrals.FirstOrDefault(r => r.Status == ReferralStatus.Accepted);
        var door = Configuration.FrontDoorOf(Concern.FrontDoor);
        // While there is something to decide or to accept, the hub answers for that, and whoever accepted a referral for theirs.
        var theirs = accepted is null ? "" : $"; {accepted.AcceptedBy}, {accepted.Team}, for {accepted.Reference}";
        return new RecordHeader
        {
            Kind = "Concern",
            Reference = Concern.Reference,
            Title = SheetWords.Title(Concern, Configuration),
            Marking = Marks.Of(Concern.Regime),
            Holds = Concern.Regime == Regime.LawEnforcement ? null : _holds,
            OwningAgency = Configuration.AgencyOf(Concern.OwningAgency).Name,
            Responsible = !Concern.IsOpen && accepted is not null ? $"{accepted.AcceptedBy}, {accepted.Team}"
                : holder is not null ? $"{holder}, {door.Name}{theirs}" : accepted is null ? null : $"nobody at {door.Name} yet{theirs}",
            Ring = SheetWords.Ring(Configuration, Concern.FrontDoor),
            SafeContact = safeContact,
            ContactIsDangerous = SheetWords.SoundsDangerous(safeContact),
            Told = SheetWords.Told(Concern, Told, Circumstances),
            Due = Concern.Queue == Queues.NothingWaits ? Concern.DecidedAt is { } at ? DueTag.Met(Concern.DueAt, at) : null : DueTag.Waiting(Concern.WaitsUntil, Now, Concern.PausedAt, Concern.PausedUntil),
            Clock = SheetWords.Clock(Concern, pauses),
            Status = Concern.Status == ConcernStatus.HandedOver && Referrals is [{ Status: ReferralStatus.Accepted }, ..] ? "accepted, and an older referral offered again" : SheetWords.Status(Concern.Status),
            Urgency = Concern.IsOpen ? SheetWords.Soon(Concern.Urgency) : null,
            ToldOf = SheetWords.ToldOf(Concern),
        };
    }

    private static string SourceWords(Concern concern, string? kind, bool known, string? colleague)
    {
        var resident = known ? "a resident whose name only the identity guardian may open" : "a resident who left no name";
        var who = colleague is not null && kind == "councillor" ? $"{resident}, passed on by {colleague}" : colleague ?? (concern.Promise switch
        {
            Promise.Anonymous => "somebody who gave no name",
            Promise.Confidential => known ? "somebody whose name only the identity guardian may open" : "somebody who was promised confidence and left no name",
            _ => known ? "somebody named; the identity guardian may open the name" : "somebody who rang or wrote",
        });
        if (kind == "councillor") return $"From {who} (councillor).";
        return $"From {who}{(kind is null or "public" ? "" : $" ({kind})")}, by {SheetWords.By(concern.Channel)}.";
    }
}
