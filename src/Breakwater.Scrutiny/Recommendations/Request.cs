using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Scrutiny.Committees;

namespace Breakwater.Scrutiny.Recommendations;

public enum RequestStatus
{
    /// <summary>Being worded; not resolved yet.</summary>
    Draft,
    Resolved,

    /// <summary>Served on at least one addressee; answers and progress come in.</summary>
    Served,

    /// <summary>An officer thinks it is done. The committee has the last word.</summary>
    ClosureProposed,
    Closed,

    /// <summary>A later request takes its place.</summary>
    Superseded,
}

public enum RequestAct
{
    Resolved,
    Served,
    ClosureProposed,
    ClosureRefused,
    Closed,
    Reopened,
    Superseded,
}

public static class RequestMoves
{
    public static readonly Moves<RequestStatus, RequestAct> Table = new("request",
        (RequestStatus.Draft, RequestAct.Resolved, RequestStatus.Resolved),
        (RequestStatus.Resolved, RequestAct.Served, RequestStatus.Served),
        (RequestStatus.Resolved, RequestAct.Superseded, RequestStatus.Superseded),
        (RequestStatus.Served, RequestAct.Served, RequestStatus.Served),
        (RequestStatus.Served, RequestAct.ClosureProposed, RequestStatus.ClosureProposed),
        (RequestStatus.Served, RequestAct.Closed, RequestStatus.Closed),
        (RequestStatus.Served, RequestAct.Superseded, RequestStatus.Superseded),
        (RequestStatus.ClosureProposed, RequestAct.ClosureRefused, RequestStatus.Served),
        (RequestStatus.ClosureProposed, RequestAct.Closed, RequestStatus.Closed),
        (RequestStatus.ClosureProposed, RequestAct.Superseded, RequestStatus.Superseded),
        (RequestStatus.Closed, RequestAct.Reopened, RequestStatus.Served));
}

/// <summary>
/// One thing that a committee asks for, followed until the committee itself closes it. It is served on each addressee,
/// and each addressee has a clock of its own.
/// </summary>
public sealed class Request : IRecord
{
    private readonly List<Served> _served = [];
    private string _action = "";
    private readonly List<ProgressNote> _progress = [];
    private readonly List<ToAsk> _toAsk = [];
    private readonly List<RequestLink> _links = [];

    public required Id<Request> Id { get; init; }

    /// <summary>Short reference for letters and telephone.</summary>
    public required string Reference { get; init; }

    public required Id<Resolution> ResolutionId { get; init; }

    /// <summary>Letter after the resolution's number where it holds several ("4b").</summary>
    public required string Part { get; init; }

    /// <summary>The words of the resolution that ask it.</summary>
    public required string Action { get => _action; init => _action = value; }

    /// <summary>The same for a resident, in plain words.</summary>
    public string? PlainWords { get; set; }

    public required ReportGround Ground { get; init; }

    /// <summary>A word or two that a resident would look for, such as "Prevention"; null while nobody has chosen.</summary>
    public string? Topic { get; set; }

    /// <summary>Code of the area that it is about; null for the whole county.</summary>
    public string? Area { get; set; }

    /// <summary>A day that the committee set; null where it set none.</summary>
    public DateOnly? WantedBy { get; set; }

    public RequestStatus Status { get; private set; }

    /// <summary>The decision by which it was closed, reopened or superseded last.</summary>
    public CommitteeDecision? LastDecision { get; private set; }

    public string? ClosureProposal { get; private set; }

    public Id<Request>? SupersededBy { get; private set; }

    public IReadOnlyList<Served> Served => _served;

    public IReadOnlyList<ProgressNote> Progress => _progress;

    /// <summary>Whom the words ask and who has not been asked yet.</summary>
    public IReadOnlyList<ToAsk> ToAsk => _toAsk;

    /// <summary>Other resolutions, minutes and events that its words point to.</summary>
    public IReadOnlyList<RequestLink> Links => _links;

    public int Version { get; set; }

    /// <summary>Its words could point at a child and go; the request is followed up by its reference.</summary>
    internal void TakeOut(string instead)
    {
        (_action, PlainWords) = (instead, PlainWords is null ? null : instead);
        _links.Clear();
    }

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "request";

    /// <summary>Open gaps that the officer's desk shows: nobody asked, no day set.</summary>
    public IReadOnlyList<string> Warnings =>
    [
        .. _served.Count == 0 ? [_toAsk.Count == 0 ? "Nobody has been asked yet: this request has no addressee." : "Nobody has been asked yet."] : Array.Empty<string>(),
        .. WantedBy is null && _served.TrueForAll(one => one.Basis is StatutoryBasis.NoDuty or StatutoryBasis.HaveRegard)
            ? ["No day is set, by law or by the committee."] : Array.Empty<string>(),
    ];

    public void Resolve() => Status = RequestMoves.Table.Move(Status, RequestAct.Resolved);

    /// <summary>Serves the request on one addressee and starts its clock.</summary>
    /// <param name="served">A fresh id.</param>
    /// <param name="addressee">Who must answer.</param>
    /// <param name="basis">On what duty, if any.</param>
    /// <param name="receivedAt">UTC instant of receipt (or of the notice, if later): day 0, or day 1 where the Act says "beginning with".</param>
    /// <param name="policy">Which days count.</param>
    /// <exception cref="RuleBroken">The basis is not open for this ground and body, or the body has been served already.</exception>
    public Served Serve(Id<Served> served, Body addressee, StatutoryBasis basis, DateTime receivedAt, DayCountPolicy policy)
    {
        ResponseClocks.MustAllow(Ground, addressee.Duties, basis);
        if (_served.Exists(one => one.BodyId == addressee.Id))
            throw new RuleBroken("request-served-twice", $"{addressee.Name} has been asked this already; its clock runs.");
        Status = RequestMoves.Table.Move(Status, RequestAct.Served);
        var one = new Served(served, Id, addressee.Id, basis, StatutoryClock.Begin(ResponseClocks.RuleOf(basis), receivedAt, policy));
        _served.Add(one);
        _toAsk.RemoveAll(asked => asked.BodyId == addressee.Id);
        return one;
    }

    /// <summary>Notes who is to be asked and what the words point to, as the paper gives it.</summary>
    public void Found(IEnumerable<ToAsk> toAsk, IEnumerable<RequestLink> links)
    {
        foreach (var one in toAsk)
            if (!_toAsk.Exists(known => known.BodyId is null ? known.Name == one.Name && one.BodyId is null : known.BodyId == one.BodyId)) _toAsk.Add(one);
        _links.AddRange(links);
    }

    /// <summary>An officer says which bodies the words mean; none: nobody is to be asked under this name.</summary>
    /// <exception cref="RuleBroken">Nobody of that name waits to be asked.</exception>
    public void Name(string name, IReadOnlyList<Id<Body>> bodies)
    {
        var at = _toAsk.FindIndex(one => one.Name == name);
        if (at < 0) throw new RuleBroken("request-to-ask", "Nobody of that name waits to be asked here.");
        var was = _toAsk[at];
        _toAsk.RemoveAll(one => one.Name == name);
        foreach (var body in bodies.Where(b => !_toAsk.Exists(t => t.BodyId == b) && !_served.Exists(s => s.BodyId == b)))
            _toAsk.Add(was with { BodyId = body, Sure = true });
    }

    /// <summary>An officer reports progress; this never closes a request.</summary>
    public void Note(ProgressNote note)
    {
        if (Status is not (RequestStatus.Served or RequestStatus.ClosureProposed))
            throw new RuleBroken("request-progress", "Progress can be noted once the request has been served and until the committee closes it.");
        _progress.Add(note.Checked());
    }

    public void ProposeClosure(string why)
    {
        if (string.IsNullOrWhiteSpace(why))
            throw new RuleBroken("request-closure-why", "Say what has been done, so that the committee can judge.");
        Status = RequestMoves.Table.Move(Status, RequestAct.ClosureProposed);
        ClosureProposal = why.Trim();
    }

    /// <summary>The committee is not satisfied; the request stays open.</summary>
    public void RefuseClosure(CommitteeDecision decision) => Decide(RequestAct.ClosureRefused, decision);

    /// <summary>The committee closes the request. Nobody else can.</summary>
    public void Close(CommitteeDecision decision) => Decide(RequestAct.Closed, decision);

    public void Reopen(CommitteeDecision decision) => Decide(RequestAct.Reopened, decision);

    public void Supersede(Id<Request> by, CommitteeDecision decision)
    {
        Decide(RequestAct.Superseded, decision);
        SupersededBy = by;
    }

    private void Decide(RequestAct act, CommitteeDecision decision)
    {
        var minuted = decision.Checked();
        Status = RequestMoves.Table.Move(Status, act);
        LastDecision = minuted;
    }
}
