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
public sealed record LetterSheet(Letter Letter, Body From, Body To, IReadOnlyList<TrackedRequest> Quotes, IReadOnlyList<string> KeptBack, Meeting? ReportedAt, DateOnly Day)
{
    public static async Task<LetterSheet> Read(ScrutinyDb db, Letter letter)
    {
        var bodies = await db.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Id);
        var all = await new ReadTracker(db, bodies: bodies).All();
        var reported = letter.ReportedAt is { } at ? await db.Meetings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == at) : null;
        var day = DateOnly.FromDateTime(LondonTime.Of(letter.SentAt ?? db.Partnership.Clock.Instant()));
        return new LetterSheet(letter, bodies[letter.FromBody], bodies[letter.ToBody],
            all.Where(r => letter.Quotes.Contains(r.Request.Id)).ToList(), await GoneFromPublic(db, letter, all), reported, day);
    }

    // What was quoted and has been kept from the public since is named and not said again.
    private static async Task<IReadOnlyList<string>> GoneFromPublic(ScrutinyDb db, Letter letter, IReadOnlyList<TrackedRequest> all)
    {
        var gone = letter.Quotes.Except(all.Select(r => r.Request.Id)).ToList();
        return gone.Count == 0 ? [] : await db.Requests.AsNoTracking().Where(r => gone.Contains(r.Id)).OrderBy(r => r.Reference).Select(r => r.Reference).ToListAsync();
    }

    /// <summary>Heading and paragraphs, the same for print and for Word.</summary>
    public IReadOnlyList<CopyPart> Parts() =>
    [
        new CopyPart(LondonTime.Say(Day), [$"To {To.Name}", $"Our reference: {Letter.Reference}"]),
        .. Quotes.Select(q => new CopyPart($"Resolved on {LondonTime.Say(q.Meeting.Day)} ({q.Place}, {q.Request.Reference})", [q.Resolution.Verbatim])),
        .. KeptBack.Select(reference => new CopyPart(reference, ["The words that stood here have been kept from the public since."])),
        new CopyPart("", [Letter.Text, Letter.ReplyBy is { } by ? $"We ask for your reply by {LondonTime.Say(by)}." : "", "Yours faithfully", Letter.ClearedBy ?? "Chair", "Chair of the " + From.Name]),
    ];
}
