using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Committees;

/// <summary>Notes that somebody has a seat on a committee from a day on.</summary>
public sealed class TakeSeat(ScrutinyDb db)
{
    /// <exception cref="RuleBroken">The seat can't be taken.</exception>
    public async Task<Membership> Do(Act act, string by, Body body, string name, CommitteeRole role, DateOnly from, Id<Body>? onBehalfOf = null)
    {
        db.Begin(act);
        var person = await db.People.FirstOrDefaultAsync(p => p.Name == name);
        if (person is null) db.Add(person = new Person { Id = Id<Person>.New(db.Partnership.Clock), Name = name, BodyId = onBehalfOf });
        var seat = Membership.Take(
            new Membership
            {
                Id = Id<Membership>.New(db.Partnership.Clock),
                BodyId = body.Id,
                PersonId = person.Id,
                Role = role,
                Votes = role != CommitteeRole.CoOptee,
                OnBehalfOf = onBehalfOf,
                From = from,
            },
            await db.Memberships.Where(m => m.BodyId == body.Id).ToListAsync(), inExecutive: false);
        db.Add(seat);
        db.Record(new SeatTaken(by, name, role.ToString()), body);
        await db.SaveChangesAsync();
        return seat;
    }
}
