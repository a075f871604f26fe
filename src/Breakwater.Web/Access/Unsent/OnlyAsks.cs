using Microsoft.AspNetCore.Http;

namespace Breakwater.Web.Access.Unsent;

/// <summary>
/// A page whose forms only ask, so that sending them leaves no work behind. Sent after the session has run out they are not
/// kept (<see cref="KeepUnsent"/>): a name that was looked for, why it had to be at once, or the words of a receipt that somebody
/// read out, lies nowhere before its fact. Whoever asked signs in and asks again.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnlyAsksAttribute : Attribute
{
    /// <summary>The handler of the page's one other button, which does more than ask: what was typed for that one is kept.</summary>
    public string? But { get; init; }

    /// <summary>Whether what was sent only asks.</summary>
    internal bool Holds(HttpRequest request) => But is null || !string.Equals(request.Query["handler"], But, StringComparison.OrdinalIgnoreCase);
}
