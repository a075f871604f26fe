using Breakwater.Kernel.Facts;

namespace Breakwater.Safeguarding.Concerns;

[Says("concern-received", "A concern about {About} arrived by {Channel}.")]
public sealed record ConcernReceived(string About, string Channel) : Fact;

[Says("concern-opened", "{By} opened the concern.")]
public sealed record ConcernOpened(string By) : Looked;

[Says("concern-list-shown", "{By} was shown a list that names {Count} concerns.")]
public sealed record ConcernListShown(string By, int Count, IReadOnlyList<Guid> Concerns) : Looked, INamesRecords
{
    public IEnumerable<Guid> Named() => Concerns;

    public string OfOne() => $"{By} was shown a list with this on it, that day for the first time.";
}

[Says("concerns-searched", "{By} searched for {Looking} and was shown {Count} records.")]
public sealed record ConcernsSearched(string By, string Looking, int Count, IReadOnlyList<Guid> Records) : Looked, INamesRecords
{
    /// <summary>Those on which a fact of their own says that the search found somebody.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyCollection<Guid> Told { get; init; } = [];

    public IEnumerable<Guid> Named() => Records.Except(Told);

    public string OfOne() => $"{By} found this by a search, that day for the first time.";
}

[Says("concern-taken", "{By} took it on.")]
public sealed record ConcernTaken(string By) : Fact;

[Says("concern-acknowledged", "{By} acknowledged it.")]
public sealed record ConcernAcknowledged(string By) : Fact;

[Says("concern-escalated", "{By} marked it urgent. Told at once: {Told}.")]
public sealed record ConcernEscalated(string By, string Told) : Fact;

[Says("concern-reopened", "{By} reopened it.")]
public sealed record ConcernReopened(string By) : Fact;

[Says("told-recorded", "{By} wrote down who was told. Child: {Child}. Parents: {Parents}.")]
public sealed record ToldRecorded(string By, string Child, string Parents) : Fact;

[Says("telling-fell-due", "The day has come to tell child and parents, or to think about it again. It waits for {Who}.")]
public sealed record TellingFellDue(string Who) : Fact;

[Says("clock-paused", "{By} paused the clock of the decision, which was due by {DueAt}. It is looked at again by {LookOn}.")]
public sealed record ClockPaused(string By, DateTime DueAt, DateOnly LookOn) : Fact;

[Says("clock-resumed", "{By} let the clock of the decision go on: it stood since {Since}, and is due by {DueAt} now.")]
public sealed record ClockResumed(string By, DateTime Since, DateTime DueAt) : Fact;

[Says("concerns-linked", "{By} linked it with {Other}: they share {Why}.")]
public sealed record ConcernsLinked(string By, string Other, string Why) : Fact;

[Says("concerns-told-apart", "{By} wrote down that {Other} is something else, though they share {Why}.")]
public sealed record ConcernsToldApart(string By, string Other, string Why) : Fact;

[Says("reporter-asked", "{By} wrote to whoever told us.")]
public sealed record ReporterAnswered(string By) : Fact;

[Says("feedback-given", "{By} let whoever told us know what came of it: {How}.")]
public sealed record FeedbackGiven(string By, string How) : Fact;

[Says("checks-asked", "{By} asked {Agencies} what they hold (round {Round}), to be answered by {DueAt}.")]
public sealed record ChecksAsked(string By, string Agencies, int Round, DateTime DueAt) : Fact;

[Says("check-opened", "{By} of {Agency} opened the check.")]
public sealed record CheckOpened(string By, string Agency) : Looked;

[Says("check-answered", "{By} of {Agency} answered the check: {Answer}.")]
public sealed record CheckAnswered(string By, string Agency, string Answer) : Fact;

[Says("answers-read", "{By} read what agencies answered after the decision: it stands.")]
public sealed record AnswersWereRead(string By) : Fact;

[Says("concern-decided", "{By} decided: {Decision}.")]
public sealed record ConcernDecided(string By, string Decision) : Fact;

[Says("decision-proposed", "{By} proposed: {Decision}. It waits for a second name. Told: {Told}.")]
public sealed record DecisionProposed(string By, string Decision, string Told) : Fact;

[Says("proposal-withdrawn", "{By} took the proposed decision back: {Decision}.")]
public sealed record ProposalWithdrawn(string By, string Decision) : Fact;

[Says("decision-countersigned", "{By} put the second name to the decision: {Decision}.")]
public sealed record DecisionCountersigned(string By, string Decision) : Fact;

[Says("countersignature-refused", "{By} did not put the second name to the decision: {Decision}.")]
public sealed record CountersignatureRefused(string By, string Decision) : Fact;

[Says("concern-joined", "{By} joined it to {Other}: what it says is worked on there.")]
public sealed record ConcernJoined(string By, string Other) : Fact;

[Says("other-concern-joined", "{By} joined {Other} to it: the two are worked on together.")]
public sealed record OtherConcernJoined(string By, string Other) : Fact;

[Says("concern-exported", "{By} made a {Form} copy for {Recipient}.")]
public sealed record ConcernExported(string By, string Form, string Recipient) : Fact;
