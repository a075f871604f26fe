using Breakwater.Kernel.Facts;

namespace Breakwater.Safeguarding.Concerns;

[Says("concern-received", "A concern about {About} arrived by {Channel}.")]
public sealed record ConcernReceived(string About, string Channel) : Fact;

[Says("concern-opened", "{By} opened the concern.")]
public sealed record ConcernOpened(string By) : Looked;

[Says("concern-list-shown", "{By} was shown a list that names {Count} concerns.")]
public sealed record ConcernListShown(string By, int Count, IReadOnlyList<Guid> Concerns) : Looked;

[Says("concern-taken", "{By} took it on.")]
public sealed record ConcernTaken(string By) : Fact;

[Says("concern-decided", "{By} decided: {Decision}.")]
public sealed record ConcernDecided(string By, string Decision) : Fact;

[Says("decision-proposed", "{By} proposed: {Decision}. It waits for a second name.")]
public sealed record DecisionProposed(string By, string Decision) : Fact;
