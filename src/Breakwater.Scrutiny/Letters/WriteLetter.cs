using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Letters;

/// <summary>A letter from the chair, from its draft to its report back to the committee.</summary>
public sealed class WriteLetter(ScrutinyDb db)
{
    private const string KeptSince = "What this one quotes has been kept from the public since: withdraw it and begin another.";

    /// <exception cref="RuleBroken">It quotes nothing, or something that is not public.</exception>
    public async Task<Letter> Draft(Act act, string by, Body from, Body to, IReadOnlyList<Request> quotes, string? text, string? waitsFor = null, DateOnly? replyBy = null)
    {
        db.Begin(act);
        if (quotes.Count == 0) throw new RuleBroken("letter-quotes", "A letter from the chair quotes at least one request.");
        await MustBePublic(quotes.Select(q => q.Id).ToList(), "Publish the minutes first.");
        var letter = new Letter
        {
            Id = Id<Letter>.New(db.Partnership.Clock),
            Reference = Reference.New('L'),
            FromBody = from.Id,
            ToBody = to.Id,
            Quotes = quotes.Select(q => q.Id).ToList(),
            WaitsFor = string.IsNullOrWhiteSpace(waitsFor) ? null : waitsFor.Trim(),
        };
        letter.Write((text ?? "").Trim(), replyBy);
        db.Add(letter);
        db.Record(new LetterDrafted(by, to.Name), letter);
        await db.SaveChangesAsync();
        return letter;
    }

    public Task Words(Act act, string by, Letter letter, int version, string? text, string? waitsFor, DateOnly? replyBy) => Do(act, letter, version, () =>
    {
        letter.Write((text ?? "").Trim(), replyBy);
        letter.WaitsFor = string.IsNullOrWhiteSpace(waitsFor) ? null : waitsFor.Trim();
        return new LetterWritten(by);
    });

    /// <summary>The chair has read it and lets it go out in their name.</summary>
    public async Task Clear(Act act, Letter letter, int version, bool looked = false)
    {
        Published.WordsForPublic.Check(looked, letter.Text);
        await MustBePublic(letter.Quotes, KeptSince);
        var today = DateOnly.FromDateTime(LondonTime.Of(act.At));
        var chair = await (from seat in db.Memberships
                           join person in db.People on seat.PersonId equals person.Id
                           where seat.BodyId == letter.FromBody && seat.Role == CommitteeRole.Chair && seat.From <= today && (seat.To == null || seat.To >= today)
                           select person.Name).FirstOrDefaultAsync() ?? throw new RuleBroken("letter-chair", "The committee has no chair. Enter who holds the chair first.");
        await Do(act, letter, version, () =>
        {
            letter.Clear(chair);
            return new LetterCleared(chair);
        });
    }

    public Task TakeBack(Act act, string by, Letter letter, int version) => Do(act, letter, version, () =>
    {
        letter.TakeBack();
        return new LetterTakenBack(by);
    });

    /// <exception cref="RuleBroken">What it quotes has been kept from the public since, or the letter may not go yet.</exception>
    public async Task Send(Act act, string by, Letter letter, int version, string? proof)
    {
        await MustBePublic(letter.Quotes, KeptSince);
        await Do(act, letter, version, () =>
        {
            letter.Send(act.At, proof ?? "");
            return new LetterSent(by, letter.DispatchProof!);
        });
    }

    public Task Acknowledge(Act act, string to, Letter letter, int version) => Do(act, letter, version, () =>
    {
        letter.Acknowledge();
        return new LetterAcknowledged(to);
    });

    public Task Reply(Act act, string to, Letter letter, int version) => Do(act, letter, version, () =>
    {
        letter.Reply(act.At);
        return new LetterReplied(to);
    });

    public Task Report(Act act, Letter letter, int version, Meeting meeting) => Do(act, letter, version, () =>
    {
        letter.ReportTo(meeting.Id);
        return new LetterReported(LondonTime.Say(meeting.Day));
    });

    public Task Withdraw(Act act, string by, Letter letter, int version) => Do(act, letter, version, () =>
    {
        letter.Withdraw();
        return new LetterWithdrawn(by);
    });

    private async Task MustBePublic(IReadOnlyList<Id<Request>> quotes, string otherwise)
    {
        if (await db.Requests.AnyAsync(q => quotes.Contains(q.Id) && db.Resolutions.Any(r => r.Id == q.ResolutionId && r.PublishedAt == null)))
            throw new RuleBroken("letter-unpublished", "A letter quotes published resolutions only. " + otherwise);
    }

    private async Task Do(Act act, Letter letter, int version, Func<Kernel.Facts.Fact> step)
    {
        PartnershipDb.Expect(letter, version);
        db.Begin(act);
        db.Record(step(), letter);
        await db.SaveChangesAsync();
    }
}
