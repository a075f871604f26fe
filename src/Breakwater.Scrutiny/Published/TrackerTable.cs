using System.Globalization;
using Breakwater.Kernel.Acting;

namespace Breakwater.Scrutiny.Published;

/// <summary>The tracker as a table: one row for each request and addressee. What is written here can be read back.</summary>
public static class TrackerTable
{
    public static readonly IReadOnlyList<string> Columns =
    [
        "reference", "committee", "meeting", "item", "resolution", "part", "words", "plain_words", "topic", "area", "wanted_by", "status", "addressee", "duty", "served", "due",
        "answer", "answer_words", "reason", "action", "action_by", "answered", "answered_by", "late_reason", "progress", "progress_words",
    ];

    public static string Write(IEnumerable<TrackedRequest> requests) => CsvText.Write(requests.SelectMany(Rows).Prepend(Columns));

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The London day of an instant.</summary>
    public static string? Day(DateTime? instant) => instant is { } at ? Day(DateOnly.FromDateTime(LondonTime.Of(at))) : null;

    private static IEnumerable<IReadOnlyList<string?>> Rows(TrackedRequest asked) =>
        asked.Asked.Count == 0 ? [Row(asked, null)] : asked.Asked.Select(one => Row(asked, one));

    private static IReadOnlyList<string?> Row(TrackedRequest asked, TrackedAddressee? one)
    {
        var (request, answer) = (asked.Request, one?.Served.Standing);
        var note = request.Progress.Count > 0 ? request.Progress[^1] : null;
        return
        [
            request.Reference, asked.Committee.Name, Day(asked.Meeting.Day), asked.Resolution.Item, asked.Resolution.Number, request.Part, asked.Resolution.Verbatim, request.PlainWords, request.Topic,
            request.Area, Day(request.WantedBy), request.Status.ToString(), one?.Body.Name, one?.Served.Basis.ToString(), Day(one?.Served.Clock.Start), Day(one?.Served.DueAt.AddSeconds(-1)),
            answer?.Category.ToString(), answer?.Words, answer?.Reason, answer?.Action, Day(answer?.ActionBy), Day(answer?.ReceivedAt), answer?.From, one?.Served.Clock.LateReason, note?.Rag.ToString(), note?.Words,
        ];
    }
}
