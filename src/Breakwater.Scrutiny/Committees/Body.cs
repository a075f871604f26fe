using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;

namespace Breakwater.Scrutiny.Committees;

public enum BodyKind
{
    Council,
    Committee,

    /// <summary>A task and finish group of a committee; it ends with its report.</summary>
    TaskGroup,
    Partnership,

    /// <summary>Crime and Disorder Act 1998 s5: council, police, fire and rescue, probation, integrated care board.</summary>
    ResponsibleAuthority,

    /// <summary>Crime and Disorder Act 1998 s5(2): bodies that must co-operate.</summary>
    CoOperatingBody,

    /// <summary>Everybody else: a government department, a commissioner, a company.</summary>
    External,
}

/// <summary>Which country's law the body meets and publishes under. Wales is prepared; its calendar and texts come later.</summary>
public enum Jurisdiction
{
    England,
    Wales,
}

/// <summary>What the law makes of a body that is asked something. A body may be several at once.</summary>
[Flags]
public enum Duties
{
    /// <summary>No law obliges it to answer a scrutiny committee.</summary>
    None = 0,

    /// <summary>Responsible authority or co-operating body: answers under the Police and Justice Act 2006.</summary>
    CrimeAndDisorder = 1,

    /// <summary>The executive of the committee's own council: answers under LGA 2000 s9FE.</summary>
    OwnExecutive = 2,

    /// <summary>A partner authority: must have regard under LGA 2000 s9FF, no day is set for an answer.</summary>
    PartnerAuthority = 4,

    /// <summary>The county council, asked by a district's committee (SI 2012/1021).</summary>
    CountyOfDistrict = 8,
}

/// <summary>A council, committee, partnership or other body that meets, asks or is asked.</summary>
public sealed class Body : IRecord
{
    public required Id<Body> Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Short name in addresses of public pages: small letters, figures and hyphens.</summary>
    public required string Slug { get; init; }

    public required BodyKind Kind { get; set; }

    public required Jurisdiction Jurisdiction { get; set; }

    /// <summary>The council of a committee, the committee of a task group.</summary>
    public Id<Body>? ParentId { get; set; }

    public Duties Duties { get; set; }

    /// <summary>The council's crime and disorder committee under the Police and Justice Act 2006 s19.</summary>
    public bool IsCrimeAndDisorderCommittee { get; set; }

    /// <summary>How the body numbers its minutes.</summary>
    public Numbering Numbering { get; set; } = Numbering.Continuous;

    /// <summary>Day of the council's annual meeting where it is known: its municipal year begins with it. Null: 1 May.</summary>
    public DateOnly? AnnualMeeting { get; set; }

    /// <summary>The office that answers for the body, and its e-mail address: a link to answer by goes there.</summary>
    public string? Office { get; set; }

    public string? Email { get; set; }

    /// <summary>The last day of a body that is no more; it keeps what it asked and was asked.</summary>
    public DateOnly? EndedOn { get; set; }

    public int Version { get; set; }

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "body";

    public bool ExistsOn(DateOnly day) => EndedOn is null || day <= EndedOn;

    /// <exception cref="RuleBroken">The body can't be what it says it is.</exception>
    public void Check()
    {
        if (IsCrimeAndDisorderCommittee && Kind != BodyKind.Committee)
            throw new RuleBroken("body-crime-and-disorder-committee", "Only a committee can be the council's crime and disorder committee.");
        if (ParentId == Id)
            throw new RuleBroken("body-own-parent", "A body can't belong to itself.");
        if (Email is { } email && (!email.Contains('@', StringComparison.Ordinal) || email.Contains(' ', StringComparison.Ordinal)))
            throw new RuleBroken("body-email", "Enter an e-mail address, such as name@example.org.");
        if (Kind == BodyKind.TaskGroup && ParentId is null)
            throw new RuleBroken("body-task-group-parent", "A task group belongs to a committee. Say to which.");
        if (Kind is BodyKind.ResponsibleAuthority or BodyKind.CoOperatingBody && !Duties.HasFlag(Duties.CrimeAndDisorder))
            throw new RuleBroken("body-responsible-authority-duty", "A responsible authority or co-operating body answers under the Police and Justice Act 2006. Mark that duty.");
    }
}
