using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Committees;

/// <summary>Notes that somebody's seat ended, and corrects how a person is named.</summary>
public sealed class EndSeat(ScrutinyDb db)
{
    public async Task Do(Act act, string by, Body body, Id<Membership> seatId, DateOnly? lastDay)
    {
        db.Begin(act);
        var seat = await db.Memberships.FirstOrDefaultAsync(m => m.Id == seatId && m.BodyId == body.Id) ?? throw new RuleBroken("seat-unknown", "This body has no such seat.");
        seat.End(lastDay ?? throw new RuleBroken("seat-last-day", "Say which day was the last."));
        var name = await db.People.Where(p => p.Id == seat.PersonId).Select(p => p.Name).SingleAsync();
        db.Record(new SeatEnded(by, name, LondonTime.Say(lastDay.Value)), body);
        await db.SaveChangesAsync();
    }

    /// <summary>A name that was typed wrongly, or changed by marriage: every seat follows.</summary>
    public async Task Rename(Act act, string by, Body body, Id<Person> personId, string? name)
    {
        db.Begin(act);
        if (string.IsNullOrWhiteSpace(name)) throw new RuleBroken("person-name", "Give the person's name.");
        var typed = name.Trim();
        if (!await db.Memberships.AnyAsync(m => m.BodyId == body.Id && m.PersonId == personId)) throw new RuleBroken("seat-unknown", "This person has no seat here.");
        if (await db.People.AnyAsync(p => p.Id != personId && p.Name == typed)) throw new RuleBroken("person-twice", $"There is somebody called {typed} already.");
        var person = await db.People.SingleAsync(p => p.Id == personId);
        person.Name = typed;
        db.Record(new PersonRenamed(by, typed), body);
        await db.SaveChangesAsync();
    }
}
