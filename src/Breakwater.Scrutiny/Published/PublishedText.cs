using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Recommendations;

namespace Breakwater.Scrutiny.Published;

/// <summary>
/// A piece of text that anybody may read, kept for search and feeds. Only publication writes here: what is restricted has
/// no row, so nothing that reads this table can give it away.
/// </summary>
public sealed class PublishedText
{
    public required Id<PublishedText> Id { get; init; }

    /// <summary>The passage, resolution or request that it came from.</summary>
    public required Guid RecordId { get; init; }

    public required Id<Meeting> MeetingId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Name of the body that met.</summary>
    public required string Body { get; init; }

    /// <summary>Such as "Minute 84.2" or "Resolution 3".</summary>
    public required string Title { get; init; }

    public required string Text { get; init; }

    /// <summary>Where it is read, a path on this site.</summary>
    public required string Path { get; init; }

    public required DateTime PublishedAt { get; init; }

    /// <summary>The row of an open passage.</summary>
    internal static PublishedText Of(Passage open, Item item, Meeting meeting, string body, DateTime at, TimeProvider clock) =>
        Of(open.Id.Value, open.Number is null ? item.PublicTitle : $"Minute {open.Number}", open.Text!, $"/minutes/{meeting.Id}#p{open.Order}", meeting, body, at, clock);

    /// <summary>The row of a resolution or of a request's plain words; a request's are read on its own page.</summary>
    internal static PublishedText Of(Guid record, string title, string words, string path, Meeting meeting, string body, DateTime at, TimeProvider clock) => new()
    {
        Id = Id<PublishedText>.New(clock),
        RecordId = record,
        MeetingId = meeting.Id,
        Day = meeting.Day,
        Body = body,
        Title = title,
        Text = words,
        Path = path,
        PublishedAt = at,
    };

    /// <inheritdoc cref="Of(Guid, string, string, string, Meeting, string, DateTime, TimeProvider)"/>
    internal static PublishedText Of(Request request, string plain, Meeting meeting, string body, DateTime at, TimeProvider clock) =>
        Of(request.Id.Value, "Request " + request.Reference, plain, "/asked/" + request.Reference, meeting, body, at, clock);
}
