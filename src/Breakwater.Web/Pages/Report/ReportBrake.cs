using System.Net;
using Breakwater.Web.Access;

namespace Breakwater.Web.Pages.Report;

/// <summary>
/// Makes burying the hub under reports slow (<see cref="SourceBrake"/>): thirty within minutes from one place cost nothing,
/// so that a whole school may write after an assembly; then each waits, for seconds at most, and none is refused or lost.
/// </summary>
public sealed class ReportBrake(TimeProvider clock)
{
    private readonly SourceBrake _brake = new(clock, free: 30, drains: TimeSpan.FromSeconds(20), freeForAll: 300);

    /// <summary>Counts a report that is being sent. How long it waits before it is taken in.</summary>
    public TimeSpan Sending(IPAddress? source) => _brake.Count(source);
}
