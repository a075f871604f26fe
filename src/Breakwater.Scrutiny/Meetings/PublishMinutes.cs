using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Scrutiny.Published;
using Breakwater.Scrutiny.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Meetings;

/// <summary>
/// Makes a meeting's minutes public: open passages and resolutions are copied into the texts that search and feeds read;
/// what is restricted is passed over and stays sealed.
/// </summary>
public sealed class PublishMinutes(ScrutinyDb db)
{
    public async Task Do(Act act, string by, Meeting meeting, int version)
    {
        PartnershipDb.Expect(meeting, version);
        db.Begin(act);
        meeting.PublishMinutes(act.At);
        var body = await db.Bodies.SingleAsync(b => b.Id == meeting.BodyId);
        var items = await db.Items.Where(i => i.MeetingId == meeting.Id).ToDictionaryAsync(i => i.Id);
        var passages = await db.Passages.Where(p => p.MeetingId == meeting.Id).OrderBy(p => p.Order).ToListAsync();
        foreach (var open in passages.Where(p => p is { Restriction: null, Text: not null }))
            db.Add(PublishedText.Of(open, items[open.ItemId], meeting, body.Name, act.At, db.Partnership.Clock));
        // What an item resolved that was kept back after it was taken in is followed up by officers and members alone.
        var resolutions = await db.Resolutions.Where(r => r.MeetingId == meeting.Id).ToListAsync();
        await Resolutions(meeting, resolutions.FindAll(r => r.ItemId is not { } id || items[id].Restriction is null), items, act.At);
        db.Record(new MinutesPublished(by, body.Name, LondonTime.Say(meeting.Day), passages.Count(p => p.Restriction is not null)), meeting);
        await db.SaveChangesAsync();
    }

    /// <summary>As part of another use case, which saves.</summary>
    internal async Task Resolutions(Meeting meeting, IReadOnlyCollection<Resolution> resolutions, Dictionary<Id<Item>, Item> items, DateTime at)
    {
        var body = await db.Bodies.Where(b => b.Id == meeting.BodyId).Select(b => b.Name).SingleAsync();
        foreach (var resolution in resolutions)
        {
            resolution.Publish(resolution.ItemId is { } id ? items[id] : null, at);
            db.Add(PublishedText.Of(resolution.Id.Value, "Resolution " + resolution.Number, resolution.Verbatim, $"/minutes/{meeting.Id}#r{resolution.Id}", meeting, body, at, db.Partnership.Clock));
            foreach (var request in await db.Requests.Where(r => r.ResolutionId == resolution.Id).ToListAsync())
                if (request.PlainWords is { } plain) db.Add(PublishedText.Of(request, plain, meeting, body, at, db.Partnership.Clock));
        }
    }
}
