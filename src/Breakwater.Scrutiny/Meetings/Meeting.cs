using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Scrutiny.Committees;

namespace Breakwater.Scrutiny.Meetings;

public enum MeetingStatus
{
    Planned,
    NoticeGiven,
    AgendaPublished,
    InSession,
    Adjourned,
    Ended,

    /// <summary>Too few members came; nothing was decided.</summary>
    Inquorate,
    Cancelled,
}

public enum MeetingAct
{
    NoticeGiven,
    AgendaPublished,
    Opened,
    Adjourned,
    Resumed,
    Ended,
    FoundInquorate,
    Cancelled,

    /// <summary>Its minutes came from paper: it has been and gone.</summary>
    TakenFromPaper,
}

public static class MeetingMoves
{
    public static readonly Moves<MeetingStatus, MeetingAct> Table = new("meeting",
        (MeetingStatus.Planned, MeetingAct.NoticeGiven, MeetingStatus.NoticeGiven),
        (MeetingStatus.Planned, MeetingAct.Cancelled, MeetingStatus.Cancelled),
        (MeetingStatus.Planned, MeetingAct.TakenFromPaper, MeetingStatus.Ended),
        (MeetingStatus.NoticeGiven, MeetingAct.AgendaPublished, MeetingStatus.AgendaPublished),
        (MeetingStatus.NoticeGiven, MeetingAct.Cancelled, MeetingStatus.Cancelled),
        (MeetingStatus.AgendaPublished, MeetingAct.Opened, MeetingStatus.InSession),
        (MeetingStatus.AgendaPublished, MeetingAct.FoundInquorate, MeetingStatus.Inquorate),
        (MeetingStatus.AgendaPublished, MeetingAct.Cancelled, MeetingStatus.Cancelled),
        (MeetingStatus.InSession, MeetingAct.Adjourned, MeetingStatus.Adjourned),
        (MeetingStatus.InSession, MeetingAct.Ended, MeetingStatus.Ended),
        (MeetingStatus.InSession, MeetingAct.FoundInquorate, MeetingStatus.Inquorate),
        (MeetingStatus.Adjourned, MeetingAct.Resumed, MeetingStatus.InSession),
        (MeetingStatus.Adjourned, MeetingAct.Ended, MeetingStatus.Ended),
        (MeetingStatus.Adjourned, MeetingAct.Cancelled, MeetingStatus.Cancelled));
}

/// <summary>A meeting of a body, planned here or taken from its minutes.</summary>
public sealed class Meeting : IRecord
{
    /// <summary>Clear days between the agenda's publication and the meeting: LGA 1972 s100B(3); Wales LGE(W)A 2021 Sch 4.</summary>
    public static int ClearDaysFor(Jurisdiction jurisdiction) => jurisdiction == Jurisdiction.Wales ? 3 : 5;

    public required Id<Meeting> Id { get; init; }

    public required Id<Body> BodyId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>London time at which it begins; null where the paper doesn't say.</summary>
    public TimeOnly? Begins { get; init; }

    public string? Place { get; init; }

    public MeetingStatus Status { get; private set; }

    public DateOnly? AgendaPublishedOn { get; private set; }

    /// <summary>When its minutes became public; null before.</summary>
    public DateTime? MinutesPublishedAt { get; private set; }

    /// <summary>Counts up with each change that calendars must hear of (iCalendar SEQUENCE).</summary>
    public int Sequence { get; private set; }

    public int Version { get; set; }

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "meeting";

    public void PublishMinutes(DateTime at) => MinutesPublishedAt ??= Status == MeetingStatus.Ended ? at
        : throw new RuleBroken("meeting-minutes-early", "Minutes become public when the meeting has ended.");

    public void Move(MeetingAct act)
    {
        if (act == MeetingAct.AgendaPublished)
            throw new RuleBroken("meeting-agenda-day", "Say on which day the agenda was published.");
        Status = MeetingMoves.Table.Move(Status, act);
        Sequence++;
    }

    /// <summary>Publishes the agenda.</summary>
    /// <param name="on">The day it is published.</param>
    /// <param name="jurisdiction">Which country's law.</param>
    /// <param name="policy">Which days count.</param>
    /// <param name="specialCircumstances">Where it is late: the special circumstances that the chair states, for the minutes (s100B(4)(b)).</param>
    /// <exception cref="RuleBroken">It is late and no special circumstances are stated.</exception>
    public void PublishAgenda(DateOnly on, Jurisdiction jurisdiction, DayCountPolicy policy, string? specialCircumstances = null)
    {
        var by = ClearDays.Before(Day, ClearDaysFor(jurisdiction), policy).ByPolicy;
        if (on > by && string.IsNullOrWhiteSpace(specialCircumstances))
            throw new RuleBroken("meeting-agenda-late", $"This is late: for {LondonTime.Say(Day)} the agenda had to be public on {LondonTime.Say(by)}. State the special circumstances that make it urgent, or move the meeting.");
        Status = MeetingMoves.Table.Move(Status, MeetingAct.AgendaPublished);
        (AgendaPublishedOn, Sequence) = (on, Sequence + 1);
    }
}
