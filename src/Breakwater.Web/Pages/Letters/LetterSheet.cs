using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Letters;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Published;
using Breakwater.Web.Pages.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Letters;

/// <summary>A letter with what it quotes, as it stands on paper. Quotes are published words only.</summary>
public sealed record LetterSheet(Letter Letter, Body From, Body To, IReadOnlyList<TrackedRequest> Quotes, Meeting? ReportedAt, DateOnly Day)
{
    public static async Task<LetterSheet> Read(ScrutinyDb db, Letter letter)
    {
        var all = await new ReadTracker(db).All();
        var reported = letter.ReportedAt is { } at ? await db.Meetings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == at) : null;
        var day = DateOnly.FromDateTime(LondonTime.Of(letter.SentAt ?? db.Partnership.Clock.Instant()));
        return new LetterSheet(letter, await db.Bodies.AsNoTracking().SingleAsync(b => b.Id == letter.FromBody), await db.Bodies.AsNoTracking().SingleAsync(b => b.Id == letter.ToBody),
            all.Where(r => letter.Quotes.Contains(r.Request.Id)).ToList(), reported, day);
    }

    /// <summary>Heading and paragraphs, the same for print and for Word.</summary>
    public IReadOnlyList<CopyPart> Parts() =>
    [
        new CopyPart(LondonTime.Say(Day), [$"To {To.Name}", $"Our reference: {Letter.Reference}"]),
        .. Quotes.Select(q => new CopyPart($"Resolved on {LondonTime.Say(q.Meeting.Day)} ({q.Place}, {q.Request.Reference})", [q.Resolution.Verbatim])),
        new CopyPart("", [Letter.Text, "Yours faithfully", Letter.ClearedBy ?? "Chair", "Chair of the " + From.Name]),
    ];
}
