namespace Breakwater.Web.Appearance;

/// <summary>
/// One line of a record's timeline (partial <c>_Timeline</c>): what happened in the fact's own sentence, when (UTC),
/// who did it and for whom, why, what for and on what lawful basis.
/// </summary>
public sealed record TimelineEntry(DateTime AtUtc, string What, string Who, string? Agency = null, string? Why = null, string? Basis = null)
{
    /// <summary>What it was for, in the words of the list.</summary>
    public string? Purpose { get; init; }

    /// <summary>The fact's name, such as <c>concern-decided</c>.</summary>
    public string FactName { get; init; } = "";

    /// <summary>Whose the reason is and under which law, where that is Part 3.</summary>
    public string? Held { get; init; }

    /// <summary>The reference of another concern that the sentence names: the line stands only where that one is open as well.</summary>
    public string? Names { get; init; }
}
