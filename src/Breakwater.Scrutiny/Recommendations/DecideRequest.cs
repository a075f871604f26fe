using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Scrutiny.Following;
using Breakwater.Scrutiny.Meetings;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Recommendations;

public enum CommitteeVerdict
{
    Close,
    KeepOpen,
    Reopen,
}

/// <summary>
/// Enters what the committee decided on a request. The decision is the committee's: without its meeting, the minute and
/// the minute's words nothing moves, and the meeting must be one of the committee that asked.
/// </summary>
public sealed class DecideRequest(ScrutinyDb db)
{
    public async Task Do(Act act, Request request, int version, CommitteeVerdict decided, Id<Meeting>? meetingId, string? minute, string? words, bool looked = false)
    {
        PartnershipDb.Expect(request, version);
        db.Begin(act);
        Published.WordsForPublic.Check(looked, words);
        var asked = await (from resolution in db.Resolutions
                           where resolution.Id == request.ResolutionId
                           join own in db.Meetings on resolution.MeetingId equals own.Id
                           select own).SingleAsync();
        var meeting = await db.Meetings.FirstOrDefaultAsync(m => m.Id == meetingId && m.BodyId == asked.BodyId && m.Status == MeetingStatus.Ended)
            ?? throw new RuleBroken("committee-decision-meeting", "Name a meeting of the committee that asked, which has taken place. Only that committee can do this.");
        var decision = new CommitteeDecision(meeting.Id, (minute ?? "").Trim(), meeting.Day, (words ?? "").Trim());
        var (number, day) = (decision.Minute, LondonTime.Say(meeting.Day));
        switch (decided)
        {
            case CommitteeVerdict.Close:
                request.Close(decision);
                db.Record(new RequestClosed(number, day), request);
                break;
            case CommitteeVerdict.KeepOpen:
                request.RefuseClosure(decision);
                db.Record(new ClosureRefused(number, day), request);
                break;
            default:
                request.Reopen(decision);
                db.Record(new RequestReopened(number, day), request);
                break;
        }
        await new TellFollowers(db).Of(request, "The committee has decided on it.");
        await db.SaveChangesAsync();
    }
}
