using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Published;

/// <summary>Which requests to show; null takes all.</summary>
public sealed record TrackerFilter(string? Topic = null, string? Body = null, string? Area = null, string? State = null, MunicipalYear? Year = null);

/// <summary>
/// Reads requests with their resolution, addressees and outcomes. <paramref name="published"/> true is what the public
/// may see; officers and members see what waits for publication as well. A page that has read all <paramref name="bodies"/>
/// for itself hands them over, so that they are read once.
/// </summary>
public sealed class ReadTracker(ScrutinyDb db, bool published = true, IReadOnlyDictionary<Id<Body>, Body>? bodies = null)
{
    /// <summary>Newest meeting first, then in the order of the minutes. A list shows no action plans, so their steps aren't read.</summary>
    public async Task<IReadOnlyList<TrackedRequest>> All() => await Whole(await Rows().ToListAsync(), one: null);

    public async Task<TrackedRequest?> One(string reference) => await Single(await Rows().Where(r => r.Request.Reference == reference).ToListAsync());

    public async Task<TrackedRequest?> One(Id<Request> id) => await Single(await Rows().Where(r => r.Request.Id == id).ToListAsync());

    public static IEnumerable<TrackedRequest> Filter(IEnumerable<TrackedRequest> all, TrackerFilter filter, DateTime now) => all
        .Where(r => filter.Topic is null || r.Request.Topic == filter.Topic)
        .Where(r => filter.Body is null || r.Committee.Slug == filter.Body || r.Asked.Any(a => a.Body.Slug == filter.Body))
        .Where(r => filter.Year is null || r.Year == filter.Year)
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
        join meeting in db.Meetings on resolution.MeetingId equals meeting.Id
        where !published || resolution.PublishedAt != null
        select new Row { Request = request, Resolution = resolution, Meeting = meeting };

    private async Task<TrackedRequest?> Single(List<Row> rows) => rows is [var row] ? (await Whole(rows, row.Request.Id))[0] : null;

    private async Task<IReadOnlyList<TrackedRequest>> Whole(List<Row> rows, Id<Request>? one)
    {
        if (rows.Count == 0) return [];
        // Answers that nobody has read stay out of whatever the public gets from here.
        if (published) foreach (var served in rows.SelectMany(r => r.Request.Served)) served.OnlyPublic();
        var asked = rows[0].Request.Served.Select(s => s.Id).ToList();
        var known = bodies ?? await db.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Id);
        var outcomes = (await db.Outcomes.AsNoTracking().Where(o => one == null || o.RequestId == one).ToListAsync()).ToLookup(o => o.RequestId);
        var steps = (one is null ? [] : await db.Steps.AsNoTracking().Where(s => asked.Contains(s.ServedId)).OrderBy(s => s.Due).ToListAsync()).ToLookup(s => s.ServedId);
        return rows.ConvertAll(row =>
        {
            var (request, meeting) = (row.Request, row.Meeting);
            return new TrackedRequest(request, row.Resolution, meeting, known[meeting.BodyId],
                request.Served.Select(s => new TrackedAddressee(s, known[s.BodyId], steps[s.Id].ToList())).OrderBy(a => a.Served.DueAt).ToList(), outcomes[request.Id].ToList());
        }).OrderByDescending(r => r.Meeting.Day).ThenBy(r => Numbered(r.Resolution.Item)).ThenBy(r => Numbered(r.Resolution.Number)).ThenBy(r => r.Request.Part, StringComparer.Ordinal).ToList();
    }

    // "9" before "10".
    private static string Numbered(string? number) => (number ?? "").PadLeft(8);

    private sealed class Row
    {
        public required Request Request { get; init; }

        public required Resolution Resolution { get; init; }

        public required Meeting Meeting { get; init; }
    }
}
