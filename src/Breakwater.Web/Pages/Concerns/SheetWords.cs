using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Facts;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Web.Appearance;
using Breakwater.Web.Pages.Worklist;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>How the page says things about a concern.</summary>
public static class SheetWords
{
    private static readonly string Proposed = Says.Of(typeof(DecisionProposed)).Name;
    private static readonly string Signed = Says.Of(typeof(DecisionCountersigned)).Name;
    private static readonly string Decided = Says.Of(typeof(ConcernDecided)).Name;

    public static string Title(Concern concern, PartnershipConfiguration configuration)
    {
        var names = concern.People.Where(p => p.Name is not null && p.Role is PersonRole.ChildAtRisk or PersonRole.AdultAtRisk).Select(p => p.Name!.Text).ToList();
        var area = configuration.AreaOf(concern.Area)?.Name;
        var what = names.Count > 0 ? string.Join(" and ", names) : WaitingRow.About(concern.About);
        return area is null ? what : $"{what}, {area}";
    }

    public static string Status(ConcernStatus status) => status switch
    {
        ConcernStatus.Received => "new",
        ConcernStatus.Acknowledged => "acknowledged",
        ConcernStatus.Checking => "checks running",
        ConcernStatus.AwaitingCountersignature => "waits for a second name",
        ConcernStatus.HandedOver => "offered, not accepted yet",
        ConcernStatus.Decided => "decided",
        _ => "closed",
    };

    public static string Status(ReferralStatus status) => status is ReferralStatus.Expired ? "nobody accepted in time" : status.ToString().ToLowerInvariant();

    /// <summary>What came of a concern so far: a decision only where one stands.</summary>
    public static string Outcome(ConcernStatus status, string? decision, PartnershipConfiguration configuration)
    {
        var words = configuration.MaybeDecisionOf(decision)?.Words;
        return words is null ? Sentence(Status(status)) : status switch
        {
            ConcernStatus.HandedOver => words + ": offered, not accepted yet",
            ConcernStatus.AwaitingCountersignature => "Proposed, not signed: " + words,
            _ => status.HasDecision() ? words : Sentence(Status(status)),
        };
    }

    /// <summary>Under which reference a decision stands elsewhere, or who took it there; null where none was given.</summary>
    public static string? TakenBy(DecisionInput? decision) => string.IsNullOrWhiteSpace(decision?.ExternalReference) ? null : "Reference, or who took it there: " + decision.ExternalReference;

    /// <summary>Who decided what stands and who put the second name to it, each with the day; null where that is not among what has happened.</summary>
    public static string? DecidedBy(ConcernSheet sheet)
    {
        if (!sheet.IsDecided || (sheet.Decision is { } given && given.Code != sheet.Concern.DecisionCode)) return null;
        if (sheet.Timeline.FirstOrDefault(t => t.FactName == Decided || t.FactName == Signed) is not { } last) return null;
        if (last.FactName == Decided) return $"Decided by {last.Who} on {SpokenTime.At(last.AtUtc)}.";
        var first = sheet.Timeline.FirstOrDefault(t => t.FactName == Proposed && t.AtUtc <= last.AtUtc);
        return $"{(first is null ? "" : $"Proposed by {first.Who} on {SpokenTime.At(first.AtUtc)}. ")}Second name: {last.Who}, on {SpokenTime.At(last.AtUtc)}.";
    }

    /// <summary>The team that a decision hands over to; null where it hands over to nobody.</summary>
    public static string? GoesTo(ConcernSheet sheet) => sheet is { Rule: { Refers: true } rule, Decision: { ToAgency: { } agency } given } && given.Code == rule.Code
        ? $"To {WaitingRow.TeamName(sheet.Configuration, agency, given.ToTeam)}, {sheet.Configuration.AgencyOf(agency).Name}." : null;

    /// <summary>Whom to ring about a concern, or what came of it: its front door, by day and out of hours.</summary>
    public static string Ring(PartnershipConfiguration configuration, string frontDoor)
    {
        var door = configuration.FrontDoorOf(frontDoor);
        return $"{door.Name}, {door.Phone} ({door.Hours ?? configuration.Hub.Hours}); out of hours {door.OutOfHours}";
    }

    /// <summary>
    /// Whether whoever told us heard what came of it. Where they read it for themselves, it says since when it is there and no more:
    /// whether they have looked is theirs.
    /// </summary>
    /// <param name="reads">They read for themselves what is written to them.</param>
    public static string News(Concern concern, bool reads) => concern switch
    {
        { FeedbackAt: { } at, ReceiptDigest: not null } => $"The answer is there for whoever told us, where their receipt leads, since {SpokenTime.At(at)}. Whether they have read it isn’t shown.",
        { FeedbackAt: { } at } when reads => $"The answer is there for whoever told us, on their own page, since {SpokenTime.At(at)}.",
        // Of what a colleague brought it was put on a page of theirs, or somebody rang: the timeline says which.
        { FeedbackAt: { } at, BroughtBy: not null } => $"The answer was given on {SpokenTime.At(at)}: “What has happened” says how.",
        { FeedbackAt: { } at } => $"Whoever told us knows since {SpokenTime.At(at)}.",
        { AnswerBy: not null } => "Whoever told us is still to hear.",
        _ => "Whoever told us hears when it is settled, if they can be reached.",
    };

    /// <summary>Why nothing can be written to whoever told us here.</summary>
    public static string NoWay(Concern concern, bool guardian) =>
        concern.BroughtBy is not null ? guardian ? "Whoever brought this reads no messages here. The identity guardian can pass one on." : "Whoever brought this reads no messages here, and nobody else left a name: ring them."
        : concern.Channel is Channel.Telephone or Channel.Email or Channel.WalkIn ? "They rang, wrote or came in: nothing can be sent to them here."
        : "They chose no receipt and no replies.";

    /// <summary>How soon somebody has to act, where that is sooner than usual.</summary>
    public static string? Soon(Urgency urgency) => urgency switch
    {
        Urgency.Now => "Urgent",
        Urgency.Soon => "Today, they say",
        _ => null,
    };

    public static string ToldOf(Concern concern) => concern.About == "adult" ? "Told about this?" : "Child and parents told?";

    /// <summary>Over what the child or adult whom it is about said, word for word.</summary>
    public static string OwnWords(Concern concern) => concern.About == "adult" ? "In the adult's own words" : "In the child's own words";

    /// <summary>Whether it is safe to call or write, and whom: what whoever told us said of themselves is of them, not of the family.</summary>
    public static string? SafeContact(Concern concern, string? reporter, string? family)
    {
        var theirs = reporter is null || concern.About == "me" ? reporter : "Whoever told us: " + reporter;
        return family is null || family == reporter ? theirs : theirs is null ? family : $"{family.TrimEnd('.')}. {theirs}";
    }

    /// <summary>Who wrote a message, and through whom it went.</summary>
    public static string Writer(Message message, string? worker) => message switch
    {
        { FromReporter: true, Way: MessageWay.FromGuardian } => $"Whoever told us, as {worker ?? "the identity guardian"} brought it",
        { FromReporter: true } => "Whoever told us",
        { Way: MessageWay.FromGuardian } => $"{worker ?? "Somebody"}, identity guardian, who could not reach them",
        { Way: MessageWay.ToGuardian } => (worker ?? "The hub") + ", by way of the identity guardian",
        _ => worker ?? "The hub",
    };

    /// <summary>For whom a message waits; null when for nobody.</summary>
    public static string? WaitsFor(Message message) => message switch
    {
        { FromReporter: true, ReadAt: null } => "Not answered",
        { Way: MessageWay.ToGuardian, ReadAt: null } => "Waits for the identity guardian",
        _ => null,
    };

    public static string By(Channel channel) => channel switch
    {
        Channel.PublicForm => "the public form",
        Channel.ProfessionalForm => "the professional form",
        Channel.SchoolLink => "a school's link",
        Channel.Telephone => "telephone",
        Channel.Email => "e-mail",
        _ => "walking in",
    };

    public static string Role(PersonRole role) => role switch
    {
        PersonRole.ChildAtRisk => "Child at risk",
        PersonRole.AdultAtRisk => "Adult at risk",
        PersonRole.SaidToPoseRisk => "Said to pose a risk",
        PersonRole.ParentOrCarer => "Parent or carer",
        _ => "Other",
    };

    public static string? Told(Concern concern, WhoWasTold? told, Circumstances? circumstances)
    {
        var adult = concern.About == "adult";
        if (told is not null)
            return $"{(adult ? $"The adult: {told.Child}." : $"Child: {told.Child}. Parents: {told.Parents}.")}{(string.IsNullOrWhiteSpace(told.Because) ? "" : $" Because: {Whole(told.Because)}")}"
                + (concern.TellOn is { } day ? $" {(concern.TellBy is null ? "Look again on" : "To be looked at again since")} {LondonTime.Say(day)}." : "");
        if (circumstances is { ChildKnows: not null } or { ParentsKnow: not null })
            return adult ? $"As reported. The adult: {Whole(circumstances.ChildKnows)}" : $"As reported. Child: {Whole(circumstances.ChildKnows)} Parents: {Whole(circumstances.ParentsKnow)}";
        return concern.About is "place" or "group" or "online" ? null : "Not known yet";
    }

    private static string Whole(string? said) => string.IsNullOrWhiteSpace(said) ? "not known."
        : said is [.., '.' or '?' or '!', '”'] ? said : said.TrimEnd().TrimEnd('.') + ".";

    /// <summary>What became of the decision's clock, when it ever stood; a pause is never a silent reset.</summary>
    public static string? Clock(Concern concern, IReadOnlyList<ClockPause> pauses) => pauses switch
    {
        [] => null,
        [.., { Until: null } last] => $"Paused since {LondonTime.Say(last.From)}: {last.Reason.TrimEnd('.')}. It was due by {LondonTime.Say(last.DueBefore)}."
            + (concern.PausedUntil is { } day ? $" To be looked at again by {LondonTime.Say(day)}." : ""),
        [.., var last] => $"Stood from {LondonTime.Say(last.From)} to {LondonTime.Say(last.Until!.Value)}: {last.Reason.TrimEnd('.')}. It was due by {LondonTime.Say(last.DueBefore)}, and is due by {LondonTime.Say(concern.DueAt)} now."
            + (pauses.Count > 1 ? $" It was paused {pauses.Count} times in all: see what has happened." : ""),
    };

    /// <summary>With a capital letter in front.</summary>
    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>The one line of purpose and basis.</summary>
    public static string Lawful(PartnershipConfiguration configuration, string purpose, string basis) => "For " + Recorded(configuration, purpose, basis);

    /// <summary>The same within a sentence; null: as each step sets it.</summary>
    public static string Recorded(PartnershipConfiguration configuration, string? purpose, string? basis) =>
        $"{configuration.Purposes.FirstOrDefault(p => p.Code == purpose)?.Words ?? purpose ?? "what each step is for"}; basis: {configuration.Bases.FirstOrDefault(b => b.Code == basis)?.Words ?? basis ?? "as each step sets it"}.";

    /// <summary>Words that make the safe-contact line a warning.</summary>
    public static bool SoundsDangerous(string? safeContact) =>
        safeContact is not null && (safeContact.Contains("not safe", StringComparison.OrdinalIgnoreCase) || safeContact.Contains("don't", StringComparison.OrdinalIgnoreCase)
            || safeContact.Contains("do not", StringComparison.OrdinalIgnoreCase) || safeContact.Contains("no contact", StringComparison.OrdinalIgnoreCase));
}
