using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Appearance;

namespace Breakwater.Web.Pages.Worklist;

/// <summary>
/// One thing that waits for somebody: what it is, whom it is about, what it waits for, who has it, and by when.
/// <paramref name="Who"/> null: nobody has this yet.
/// </summary>
public sealed record WaitingRow(
    Guid Record, string Kind, string Path, string Reference, string Title, string? Names, string? Area, string WaitsFor, string? Who, bool Mine, bool Urgent, int Queue, DateTime DueUtc, DueTag Due)
{
    /// <summary>Whoever told us said that somebody has to act today.</summary>
    public bool Today { get; init; }

    public static string About(string about) => about switch
    {
        "me" => "Somebody about themselves",
        "child" => "A child",
        "adult" => "An adult",
        "place" => "A place",
        "group" => "A group",
        "online" => "Something online",
        _ => about,
    };

    /// <summary>What a concern waits for, in the words of whoever has to do it.</summary>
    public static string For(ConcernStatus status, bool answerFirst, bool newsOwed, bool cameBack, string? toTeam, DateTime now, DateTime? acceptBy, int checksLeft, int checksLate) => status switch
    {
        _ when answerFirst => newsOwed ? "They are to hear what came of it" : "A message to answer",
        ConcernStatus.Received => "To be read and acknowledged",
        ConcernStatus.Acknowledged => Decision(cameBack, toTeam),
        ConcernStatus.Checking when checksLate > 0 => $"{Count(checksLate, "check")} late",
        ConcernStatus.Checking => checksLeft > 0 ? $"{Count(checksLeft, "check")}, then a decision" : Decision(cameBack, toTeam),
        ConcernStatus.AwaitingCountersignature => SecondName,
        ConcernStatus.HandedOver => acceptBy < now ? $"Nobody at {toTeam} has accepted" : $"{toTeam} to accept",
        _ => "Nothing: it is decided",
    };

    /// <summary>
    /// What it waits for, with what comes beside it: a clock that stands, telling child and parents when that day has come, and
    /// an agency's answer that came after the decision. All that waits is said, what is due first before the rest; work that is
    /// due after the others with its own time, for the row's is theirs.
    /// </summary>
    /// <param name="work">The decision, the acceptance or the answer that it waits for.</param>
    /// <param name="workBy">Until when that is due; null: there is none.</param>
    /// <param name="paused">The decision's clock stands.</param>
    /// <param name="tellBy">Until when to tell child and parents, or to think again.</param>
    /// <param name="readBy">Until when to read an agency's answer.</param>
    /// <param name="now">The time of reading.</param>
    public static string For(string work, DateTime? workBy, bool paused, DateTime? tellBy, DateTime? readBy, DateTime now)
    {
        const string Tell = "Whether to tell child and parents", Read = "An agency’s answer to be read";
        var what = !paused ? work : now <= workBy ? work + " (clock paused)" : "The pause to be looked at again";
        if (tellBy is null && readBy is null) return what;
        var tellFirst = readBy is null || tellBy < readBy;
        var beside = readBy is null ? Tell : tellBy is null ? Read : tellFirst ? $"{Tell}; {Small(Read)}" : $"{Read}; {Small(Tell)}";
        if (workBy is not { } by) return beside;
        return by <= (tellFirst ? tellBy : readBy) ? $"{what}; {Small(beside)}" : $"{beside}. {what}, {DueTag.Running(by, now).Words}";
    }

    public static string TeamName(PartnershipConfiguration configuration, string? agency, string? team) =>
        agency is null ? "the team" : configuration.AgencyOf(agency).Teams.FirstOrDefault(t => t.Code == team)?.Words ?? configuration.AgencyOf(agency).Name;

    private static string Decision(bool cameBack, string? toTeam) => cameBack ? $"{toTeam} sent it back: to be decided again" : "A decision";

    /// <summary>What a proposed decision waits for.</summary>
    public const string SecondName = "A second name";

    private static string Small(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
