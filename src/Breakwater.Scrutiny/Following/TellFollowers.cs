using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Outbox;
using Breakwater.Scrutiny.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Following;

/// <summary>Puts a mail for each follower of a public request into the outbox. The mail says what anybody may read.</summary>
public sealed class TellFollowers(ScrutinyDb db)
{
    /// <summary>Saved by the act that it is part of.</summary>
    internal async Task Of(Request request, string what)
    {
        var resolution = await db.Resolutions.AsNoTracking().FirstOrDefaultAsync(r => r.Id == request.ResolutionId);
        if (resolution?.PublishedAt is null) return;
        var wishes = new List<string> { "all", "request:" + request.Reference };
        if (request.Topic is { } topic) wishes.Add("topic:" + topic);
        // The committee that asked can be followed as well as the bodies that were asked.
        wishes.Add("body:" + await (from meeting in db.Meetings where meeting.Id == resolution.MeetingId join body in db.Bodies on meeting.BodyId equals body.Id select body.Slug).SingleAsync());
        foreach (var slug in await db.Bodies.Where(b => request.Served.Select(s => s.BodyId).Contains(b.Id)).Select(b => b.Slug).ToListAsync()) wishes.Add("body:" + slug);
        foreach (var follower in await db.Followers.AsNoTracking().Where(f => f.ConfirmedAt != null && f.EndedAt == null && wishes.Contains(f.Follows)).ToListAsync())
        {
            if (await db.Unseal(follower.Id.Value, "followers.address", follower.Address) is not { } address) continue;
            db.Add(new OutboxMail
            {
                Id = Id<OutboxMail>.New(db.Partnership.Clock).Value,
                To = address,
                Subject = "News on what the committee asked",
                Body = $"{what}\n\nRead it here:\n{follower.Site}/asked/{request.Reference}\n\nTo stop these mails:\n{follower.Site}/asked/follow/stop/{Follow.StopToken(db.Partnership.Keys, follower)}\n",
                DueAt = db.Act.At,
            });
        }
    }
}
