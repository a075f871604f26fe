using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Published;

/// <summary>Which requests to show; null takes all.</summary>
public sealed record TrackerFilter(string? Topic = null, string? Body = null, string? Area = null, string? State = null);

/// <summary>
/// Reads requests with their resolution, addressees and outcomes. <paramref name="published"/> true is what the public
/// may see; officers and members see what waits for publication as well.
/// </summary>
public sealed class ReadTracker(ScrutinyDb db, bool published = true)
{
    /// <summary>Newest meeting first, then in the order of the minutes.</summary>
    public async Task<IReadOnlyList<TrackedRequest>> All()
    {
        var rows = await Rows().ToListAsync();
        return await Whole(rows.Select(r => r.Request.Id).ToHashSet());
    }

    public async Task<TrackedRequest?> One(string reference)
    {
        var id = await Rows().Where(r => r.Request.Reference == reference).Select(r => (Id<Request>?)r.Request.Id).FirstOrDefaultAsync();
        return id is { } known ? (await Whole([known])).Single() : null;
    }

    public async Task<TrackedRequest?> One(Id<Request> id) =>
        await Rows().AnyAsync(r => r.Request.Id == id) ? (await Whole([id])).Single() : null;

    public static IEnumerable<TrackedRequest> Filter(IEnumerable<TrackedRequest> all, TrackerFilter filter, DateTime now) => all
        .Where(r => filter.Topic is null || r.Request.Topic == filter.Topic)
        .Where(r => filter.Body is null || r.Committee.Slug == filter.Body || r.Asked.Any(a => a.Body.Slug == filter.Body))
        .Where(r => filter.Area is null || r.Request.Area == filter.Area)
        .Where(r => filter.State switch
        {
            "open" => r.IsOpen,
            "late" => r.Asked.Any(a => a.IsOverdue(now)),
            "unanswered" => r.Asked.Any(a => a.Served.Shown == ShownAnswer.None),
            "principle" => r.Asked.Any(a => a.Served.Shown == ShownAnswer.InPrincipleNoActionYet),
            "rejected" => r.Asked.Any(a => a.Served.Shown is ShownAnswer.Rejected or ShownAnswer.Noted or ShownAnswer.NotOurs),
            "closed" => r.Request.Status == RequestStatus.Closed,
            _ => true,
        });

    private IQueryable<Row> Rows() =>
        from request in db.Requests.AsNoTracking()
        join resolution in db.Resolutions on request.ResolutionId equals resolution.Id
        where !published || resolution.PublishedAt != null
        select new Row { Request = request, Resolution = resolution };

    private async Task<IReadOnlyList<TrackedRequest>> Whole(HashSet<Id<Request>> ids)
    {
        var one = ids.Count == 1 ? ids.First() : (Id<Request>?)null;
        var requests = await db.Requests.AsNoTracking().Where(r => one == null || r.Id == one).ToListAsync();
        requests.RemoveAll(r => !ids.Contains(r.Id));
        if (requests.Count == 0) return [];
        var of = requests[0].ResolutionId;
        var resolutions = await db.Resolutions.AsNoTracking().Where(r => one == null || r.Id == of).ToDictionaryAsync(r => r.Id);
        var meetings = await db.Meetings.AsNoTracking().ToDictionaryAsync(m => m.Id);
        var bodies = await db.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Id);
        var outcomes = (await db.Outcomes.AsNoTracking().Where(o => one == null || o.RequestId == one).ToListAsync()).ToLookup(o => o.RequestId);
        var steps = (await db.Steps.AsNoTracking().OrderBy(s => s.Due).ToListAsync()).ToLookup(s => s.ServedId);
        return requests.Select(request =>
        {
            var resolution = resolutions[request.ResolutionId];
            var meeting = meetings[resolution.MeetingId];
            return new TrackedRequest(request, resolution, meeting, bodies[meeting.BodyId],
                request.Served.Select(s => new TrackedAddressee(s, bodies[s.BodyId], steps[s.Id].ToList())).OrderBy(a => a.Served.DueAt).ToList(), outcomes[request.Id].ToList());
        }).OrderByDescending(r => r.Meeting.Day).ThenBy(r => Numbered(r.Resolution.Item)).ThenBy(r => Numbered(r.Resolution.Number)).ThenBy(r => r.Request.Part, StringComparer.Ordinal).ToList();
    }

    // "9" before "10".
    private static string Numbered(string? number) => (number ?? "").PadLeft(8);

    private sealed class Row
    {
        public required Request Request { get; init; }

        public required Resolution Resolution { get; init; }
    }
}
