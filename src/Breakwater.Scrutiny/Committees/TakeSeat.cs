using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Committees;

/// <summary>Notes that somebody has a seat on a committee from a day on.</summary>
public sealed class TakeSeat(ScrutinyDb db)
{
    /// <exception cref="RuleBroken">The seat can't be taken.</exception>
    public async Task<Membership> Do(Act act, string by, Body body, string name, CommitteeRole role, DateOnly from, Id<Body>? onBehalfOf = null, bool coOpteeVotes = false)
    {
        db.Begin(act);
        name = name.Trim();
        if (name.Length == 0) throw new RuleBroken("person-name", "Give the person's name.");
        var person = await db.People.FirstOrDefaultAsync(p => p.Name == name);
        var first = from;
        // A member of the executive has a seat on a body that answers as the council's own executive.
        List<Duties> held = person is null ? [] : await (from other in db.Memberships
                                                         join sits in db.Bodies on other.BodyId equals sits.Id
                                                         where other.PersonId == person.Id && other.From <= first && (other.To == null || other.To >= first)
                                                         select sits.Duties).ToListAsync();
        var inExecutive = !body.Duties.HasFlag(Duties.OwnExecutive) && held.Exists(duties => duties.HasFlag(Duties.OwnExecutive));
        if (person is null) db.Add(person = new Person { Id = Id<Person>.New(db.Partnership.Clock), Name = name, BodyId = onBehalfOf });
        var seat = Membership.Take(
            new Membership
            {
                Id = Id<Membership>.New(db.Partnership.Clock),
                BodyId = body.Id,
                PersonId = person.Id,
                Role = role,
                Votes = role != CommitteeRole.CoOptee || coOpteeVotes,
                OnBehalfOf = onBehalfOf,
                From = from,
            },
            await db.Memberships.Where(m => m.BodyId == body.Id).ToListAsync(), inExecutive);
        db.Add(seat);
        db.Record(new SeatTaken(by, name, role.ToString()), body);
        await db.SaveChangesAsync();
        return seat;
    }
}
