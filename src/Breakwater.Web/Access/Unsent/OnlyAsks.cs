namespace Breakwater.Web.Access.Unsent;

/// <summary>
/// A page whose forms only ask, so that sending them leaves no work behind. Sent after the session has run out they are not
/// kept (<see cref="KeepUnsent"/>): a name that was looked for, or the words of a receipt that somebody read out, lies nowhere.
/// Whoever asked signs in and asks again.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnlyAsksAttribute : Attribute;
