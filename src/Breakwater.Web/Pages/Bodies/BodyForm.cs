using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny.Committees;
using Breakwater.Web.Appearance.Fields;

namespace Breakwater.Web.Pages.Bodies;

/// <summary>What an officer types of a body.</summary>
public sealed class BodyForm
{
    public string? Name { get; set; }

    public string? Kind { get; set; }

    public string? Jurisdiction { get; set; }

    public Id<Body>? Parent { get; set; }

    public List<string> Duties { get; set; } = [];

    public bool CrimeAndDisorder { get; set; }

    public string? Numbering { get; set; }

    public TypedDate AnnualMeeting { get; set; } = new();

    public string? Office { get; set; }

    public string? Email { get; set; }

    public static BodyForm Of(Body body) => new()
    {
        Name = body.Name,
        Kind = body.Kind.ToString(),
        Jurisdiction = body.Jurisdiction.ToString(),
        Parent = body.ParentId,
        Duties = Enum.GetValues<Duties>().Where(d => d != Scrutiny.Committees.Duties.None && body.Duties.HasFlag(d)).Select(d => d.ToString()).ToList(),
        CrimeAndDisorder = body.IsCrimeAndDisorderCommittee,
        Numbering = body.Numbering.ToString(),
        AnnualMeeting = TypedDate.From(body.AnnualMeeting),
        Office = body.Office,
        Email = body.Email,
    };

    public BodyDetails Details() => new(
        Name ?? "",
        Chosen<BodyKind>(Kind) ?? BodyKind.External,
        Chosen<Jurisdiction>(Jurisdiction) ?? Scrutiny.Committees.Jurisdiction.England,
        Parent,
        Duties.Select(d => Chosen<Duties>(d) ?? Scrutiny.Committees.Duties.None).Aggregate(Scrutiny.Committees.Duties.None, (all, one) => all | one),
        CrimeAndDisorder,
        Chosen<Numbering>(Numbering) ?? Scrutiny.Committees.Numbering.Continuous,
        AnnualMeeting.Value,
        Office,
        Email);

    private static T? Chosen<T>(string? typed) where T : struct, Enum => Requests.RequestForms.Chosen<T>(typed);
}
