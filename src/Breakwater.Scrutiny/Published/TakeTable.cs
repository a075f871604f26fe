using System.Globalization;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Scrutiny.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Published;

/// <summary>What came of a table that was read back.</summary>
public sealed record TableTaken(int Rows, IReadOnlyList<string> Changes, IReadOnlyList<string> Faults);

/// <summary>
/// Reads the tracker's table back: plain words, topic, area, the committee's day, a new progress note, an answer that was
/// not there. What stands in it already changes nothing, so a table straight from here is no change at all. Words of
/// resolutions, duties, clocks and closures are never taken from a table.
/// </summary>
public sealed class TakeTable(ScrutinyDb db)
{
    /// <exception cref="RuleBroken">It is not such a table.</exception>
    public async Task<TableTaken> Do(Act act, string by, string text)
    {
        var rows = CsvText.Read(text.TrimStart('\uFEFF'));
        if (rows.Count == 0 || !rows[0].Contains("reference")) throw new RuleBroken("table-columns", "This is not the tracker's table: it has no column called \"reference\". Download it here and change that.");
        var (columns, changes, faults) = (rows[0], new List<string>(), new List<string>());
        for (var at = 1; at < rows.Count; at++)
        {
            string? Cell(string name) => columns.IndexOf(name) is var index and >= 0 && index < rows[at].Count && rows[at][index].Trim() is { Length: > 0 } value ? value : null;
            try
            {
                changes.AddRange(await Row(act, by, Cell));
            }
            catch (Exception fault) when (fault is RuleBroken or FormatException)
            {
                db.GiveUp();
                faults.Add($"Row {at + 1}: {fault.Message}");
            }
        }
        return new TableTaken(rows.Count - 1, changes, faults);
    }

    private async Task<List<string>> Row(Act act, string by, Func<string, string?> cell)
    {
        var reference = Kernel.Ids.Reference.Expected(cell("reference") ?? throw new RuleBroken("table-reference", "It names no reference."));
        var request = await db.Requests.FirstOrDefaultAsync(r => r.Reference == reference) ?? throw new RuleBroken("table-unknown", $"There is no request {reference}.");
        var (changes, follow) = (new List<string>(), new FollowRequest(db));
        var wanted = DayOf(cell("wanted_by"));
        if ((cell("plain_words"), cell("topic"), cell("area"), wanted) != (request.PlainWords, request.Topic, request.Area, request.WantedBy))
        {
            await follow.Describe(act, by, request, request.Version, cell("plain_words"), cell("topic"), cell("area"), wanted);
            changes.Add($"{reference}: plain words, topic, area or day");
        }
        if (cell("answer") is { } answer) changes.AddRange(await Answer(act, request, answer, cell));
        var newest = request.Progress.Count > 0 ? request.Progress[^1] : null;
        if (cell("progress") is { } progress && (progress, cell("progress_words")) != (newest?.Rag.ToString(), newest?.Words))
        {
            if (!Enum.TryParse<Rag>(progress, out var rag)) throw new RuleBroken("table-progress", $"\"{progress}\" is not Green, Amber, Red or Paused.");
            await follow.Note(act, by, request, request.Version, rag, cell("progress_words"));
            changes.Add($"{reference}: progress, {DutyWords.Of(rag)}");
        }
        return changes;
    }

    private async Task<IReadOnlyList<string>> Answer(Act act, Request request, string answer, Func<string, string?> cell)
    {
        var addressee = cell("addressee") ?? throw new RuleBroken("table-addressee", "It gives an answer and no addressee.");
        var body = await db.Bodies.FirstOrDefaultAsync(b => b.Name == addressee);
        var served = request.Served.FirstOrDefault(s => s.BodyId == body?.Id) ?? throw new RuleBroken("table-not-asked", $"{addressee} was not asked this.");
        // As it stands, or as the table gives it: without what is kept back or waits to be read.
        foreach (var known in new[] { served.Standing, served.Responses.LastOrDefault(r => r.ReadBy is not null)?.Public })
            if (known is not null && (answer, cell("answer_words")) == (known.Category.ToString(), known.Words)) return [];
        if (!Enum.TryParse<ResponseCategory>(answer, out var category)) throw new RuleBroken("table-answer", $"\"{answer}\" is no kind of answer.");
        var when = DayOf(cell("answered")) is { } day && day != LondonDay.Of(act.At) ? LondonDay.At(day, new TimeOnly(12, 0)) : act.At;
        await new RecordResponse(db).Do(act, request, request.Version, served.Id,
            new ResponseInput(category, cell("answer_words"), cell("reason"), cell("action"), DayOf(cell("action_by")), null, cell("answered_by"), cell("late_reason")), when);
        return [$"{request.Reference}: answer of {addressee}"];
    }

    private static DateOnly? DayOf(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new FormatException($"\"{text}\" is not a day such as 2026-03-12.");
}
