using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Scrutiny.Committees;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Meetings;

/// <summary>Gives notice of a meeting to come, or cancels one: both reach the calendars that people keep.</summary>
public sealed class PlanMeeting(ScrutinyDb db)
{
    public async Task<Meeting> Do(Act act, string by, Body body, DateOnly day, TimeOnly? begins, string? place)
    {
        if (day <= DateOnly.FromDateTime(LondonTime.Of(act.At))) throw new RuleBroken("meeting-past", "A meeting is planned for a day to come. Bring minutes of past meetings in as a paper.");
        db.Begin(act);
        var meeting = new Meeting { Id = Id<Meeting>.New(db.Partnership.Clock), BodyId = body.Id, Day = day, Begins = begins, Place = string.IsNullOrWhiteSpace(place) ? null : place.Trim() };
        meeting.Move(MeetingAct.NoticeGiven);
        db.Add(meeting);
        db.Record(new MeetingPlanned(by, body.Name, LondonTime.Say(day)), meeting);
        await db.SaveChangesAsync();
        return meeting;
    }

    public async Task Cancel(Act act, string by, Meeting meeting, int version)
    {
        PartnershipDb.Expect(meeting, version);
        db.Begin(act);
        meeting.Move(MeetingAct.Cancelled);
        db.Record(new MeetingCancelled(by, (await db.Bodies.SingleAsync(b => b.Id == meeting.BodyId)).Name, LondonTime.Say(meeting.Day)), meeting);
        await db.SaveChangesAsync();
    }
}
