using System.Net;
using Breakwater.Web.Access;

namespace Breakwater.Web.Pages.Reply;

/// <summary>
/// Makes guessing receipts slow (<see cref="SourceBrake"/>). The first slips cost nothing, so that a school behind one
/// address never notices; a right receipt costs nothing either.
/// </summary>
public sealed class GuessBrake(TimeProvider clock)
{
    private readonly SourceBrake _brake = new(clock, free: 8, drains: TimeSpan.FromSeconds(2), freeForAll: 200);

    /// <summary>Counts a guess before it is known whether it is right. How long the answer has to wait.</summary>
    public TimeSpan Guess(IPAddress? source) => _brake.Count(source);

    /// <summary>It was right.</summary>
    public void Right(IPAddress? source) => _brake.Forgive(source);
}
