using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;

namespace Breakwater.Scrutiny.Committees;

/// <summary>A councillor, co-optee, officer or witness, as public papers name them.</summary>
public sealed class Person
{
    public required Id<Person> Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Post, with the body they hold it in; null for a councillor.</summary>
    public string? Post { get; set; }

    public Id<Body>? BodyId { get; set; }
}

public enum CommitteeRole
{
    Chair,
    ViceChair,
    Member,
    Substitute,

    /// <summary>From a responsible or co-operating body, never from the executive (SI 2009/942 reg 3).</summary>
    CoOptee,
}

/// <summary>Somebody's seat on a committee, from one day up to another.</summary>
public sealed class Membership
{
    public required Id<Membership> Id { get; init; }

    public required Id<Body> BodyId { get; init; }

    public required Id<Person> PersonId { get; init; }

    public required CommitteeRole Role { get; init; }

    /// <summary>A co-optee votes only where the committee has said so.</summary>
    public required bool Votes { get; init; }

    /// <summary>The body that a co-optee comes from.</summary>
    public Id<Body>? OnBehalfOf { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day; null while the seat is held.</summary>
    public DateOnly? To { get; private set; }

    public bool HeldOn(DateOnly day) => day >= From && (To is null || day <= To);

    /// <summary>Takes a seat, under the rules for it.</summary>
    /// <param name="seat">The new seat.</param>
    /// <param name="others">All seats that anybody holds or held on that committee.</param>
    /// <param name="inExecutive">The person sits in the executive: then no seat on overview and scrutiny (LGA 2000 s9FA).</param>
    /// <exception cref="RuleBroken">The seat can't be taken.</exception>
    public static Membership Take(Membership seat, IEnumerable<Membership> others, bool inExecutive)
    {
        if (inExecutive)
            throw new RuleBroken("membership-executive", "A member of the executive can't sit on a scrutiny committee. They may attend and answer.");
        if (seat.Role == CommitteeRole.CoOptee && seat.OnBehalfOf is null)
            throw new RuleBroken("membership-co-optee-body", "Say which body the co-opted member comes from.");
        var held = others.Where(other => other.BodyId == seat.BodyId && other.HeldOn(seat.From)).ToList();
        if (held.Exists(other => other.PersonId == seat.PersonId))
            throw new RuleBroken("membership-twice", "This person holds a seat on the committee already. End that one first.");
        if (seat.Role is CommitteeRole.Chair && held.Exists(other => other.Role == CommitteeRole.Chair))
            throw new RuleBroken("membership-two-chairs", "The committee has a chair already. End that seat first.");
        return seat;
    }

    /// <exception cref="RuleBroken">It ended before, or would end before it began.</exception>
    public void End(DateOnly lastDay)
    {
        if (To is not null)
            throw new RuleBroken("membership-ended", "This seat has ended already.");
        if (lastDay < From)
            throw new RuleBroken("membership-end-before-start", "A seat can't end before it began.");
        To = lastDay;
    }
}
