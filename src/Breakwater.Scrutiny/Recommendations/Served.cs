using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny.Committees;

namespace Breakwater.Scrutiny.Recommendations;

/// <summary>One addressee of a request: on what duty, its clock, its answers in order.</summary>
public sealed class Served
{
    private readonly List<Response> _responses = [];
    private bool _beingRead;

    internal Served(Id<Served> id, Id<Request> requestId, Id<Body> bodyId, StatutoryBasis basis, StatutoryClock clock) =>
        (Id, RequestId, BodyId, Basis, Clock) = (id, requestId, bodyId, basis, clock);

    public Id<Served> Id { get; }

    public Id<Request> RequestId { get; }

    public Id<Body> BodyId { get; }

    public StatutoryBasis Basis { get; }

    public StatutoryClock Clock { get; private set; }

    /// <summary>The clock's due instant (UTC), kept beside it so that the desk can ask the database for it.</summary>
    public DateTime DueAt { get => Clock.Due; private set => _ = value; }

    /// <summary>When the first answer came (UTC); null while there is none.</summary>
    public DateTime? MetOn { get => Clock.MetOn; private set => _ = value; }

    /// <summary>A later answer stands beside the first; it does not wipe it out.</summary>
    public IReadOnlyList<Response> Responses => _responses;

    /// <summary>What stands now.</summary>
    public Response? Standing => _responses.Count == 0 ? null : _responses[^1];

    /// <summary>What the public tracker shows and what totals count.</summary>
    public ShownAnswer Shown => Standing?.Shown ?? (_beingRead ? ShownAnswer.BeingRead : ShownAnswer.None);

    /// <summary>Answers that an officer must read before the public may.</summary>
    public IEnumerable<Response> Unread => _responses.Where(r => r.ReadBy is null);

    /// <summary>Takes an answer; the first one meets the clock, whatever it says.</summary>
    public void Answer(Response response, DayCountPolicy policy)
    {
        _responses.Add(response.Checked());
        if (Clock.MetOn is null)
            Clock = Clock.Meet(response.ReceivedAt, policy);
    }

    /// <summary>An officer has read the answer: it becomes public, or its words stay back for a reason that is public.</summary>
    /// <exception cref="RuleBroken">There is no such answer, or it was read before.</exception>
    public void Read(int at, string by, string? keptBack)
    {
        if (at < 0 || at >= _responses.Count || _responses[at].ReadBy is not null)
            throw new RuleBroken("answer-read", "This answer was read before.");
        _responses[at] = _responses[at] with { ReadBy = by, KeptBack = string.IsNullOrWhiteSpace(keptBack) ? null : keptBack.Trim() };
    }

    /// <summary>Takes out what the public may not read. Only ever of a copy that nobody saves.</summary>
    internal void OnlyPublic()
    {
        _beingRead = _responses.RemoveAll(r => r.ReadBy is null) > 0;
        for (var at = 0; at < _responses.Count; at++) _responses[at] = _responses[at].Public;
    }

    /// <summary>The addressee says why it is, or was, late.</summary>
    /// <exception cref="RuleBroken">No duty was missed, or the clock has its reason.</exception>
    public void ExplainLateness(string reason, DateTime now)
    {
        if (Clock.Rule.OnMiss == OnMiss.Chase)
            throw new RuleBroken("served-late-no-duty", "This body owes no answer by a day, so it can't be late.");
        Clock = Clock.ExplainLateness(reason, now);
    }
}
