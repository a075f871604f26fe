using Breakwater.Kernel.Clocks;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Recommendations;

namespace Breakwater.Scrutiny.Published;

/// <summary>One addressee with its answer and, where one request is read alone, its action plan.</summary>
public sealed record TrackedAddressee(Served Served, Body Body, IReadOnlyList<ActionStep> Steps)
{
    /// <summary>Late by law: a duty with a day that has passed, or was met late.</summary>
    public bool IsLate(DateTime now) => Served.Clock.Rule.OnMiss != OnMiss.Chase && Served.Clock.StateAt(now) is ClockState.Breached or ClockState.MetLate;

    /// <summary>No answer yet, and one is owed by a day that has passed.</summary>
    public bool IsOverdue(DateTime now) => Served.Clock.Rule.OnMiss != OnMiss.Chase && Served.Clock.StateAt(now) == ClockState.Breached;
}

/// <summary>A request with all that anybody may know of it.</summary>
public sealed record TrackedRequest(Request Request, Resolution Resolution, Meeting Meeting, Body Committee, IReadOnlyList<TrackedAddressee> Asked, IReadOnlyList<OutcomeLink> Outcomes)
{
    /// <summary>What was asked, in plain words where somebody has written them.</summary>
    public string Title => Request.PlainWords ?? Request.Action;

    /// <summary>"Minute 84, resolution 1" with the part where a resolution asks several things.</summary>
    public string Place => $"{(Resolution.Item is null ? "" : $"Minute {Resolution.Item}, ")}resolution {(Request.Part.Length > 0 ? Request.Part : Resolution.Number)}";

    /// <summary>The municipal year in which it was asked.</summary>
    public MunicipalYear Year => MunicipalYear.Of(Meeting.Day, Committee.AnnualMeeting);

    public bool IsOpen => Request.Status is RequestStatus.Resolved or RequestStatus.Served or RequestStatus.ClosureProposed;
}

/// <summary>How many of each answer there are, over all addressees. "In principle" without action is not accepted.</summary>
public sealed record TrackerTotals(int Requests, int Accepted, int InPrinciple, int Partly, int Rejected, int NoAnswer, int Overdue, int Closed, int BeingRead)
{
    public static TrackerTotals Of(IReadOnlyList<TrackedRequest> requests, DateTime now)
    {
        var asked = requests.SelectMany(r => r.Asked).ToList();
        int Count(ShownAnswer shown) => asked.Count(a => a.Served.Shown == shown);
        return new TrackerTotals(requests.Count, Count(ShownAnswer.Accepted), Count(ShownAnswer.InPrincipleNoActionYet), Count(ShownAnswer.PartlyAccepted),
            Count(ShownAnswer.Rejected) + Count(ShownAnswer.Noted) + Count(ShownAnswer.NotOurs), Count(ShownAnswer.None), asked.Count(a => a.IsOverdue(now)), requests.Count(r => r.Request.Status == RequestStatus.Closed), Count(ShownAnswer.BeingRead));
    }
}
