using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny.Committees;

namespace Breakwater.Scrutiny.Recommendations;

/// <summary>One addressee of a request: on what duty, its clock, its answers in order.</summary>
public sealed class Served
{
    private readonly List<Response> _responses = [];

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
    public ShownAnswer Shown => Standing?.Shown ?? ShownAnswer.None;

    /// <summary>Takes an answer; the first one meets the clock, whatever it says.</summary>
    public void Answer(Response response, DayCountPolicy policy)
    {
        _responses.Add(response.Checked());
        if (Clock.MetOn is null)
            Clock = Clock.Meet(response.ReceivedAt, policy);
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
