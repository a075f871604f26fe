using Breakwater.Scrutiny.Committees;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Breakwater.Web.Pages.Bodies;

/// <summary>What bodies, duties and seats are called on screen.</summary>
public static class BodyWords
{
    public static string Of(BodyKind kind) => kind switch
    {
        BodyKind.Council => "Council",
        BodyKind.Committee => "Committee of a council",
        BodyKind.TaskGroup => "Task and finish group",
        BodyKind.Partnership => "Partnership",
        BodyKind.ResponsibleAuthority => "Responsible authority (Crime and Disorder Act 1998 s5)",
        BodyKind.CoOperatingBody => "Co-operating body",
        _ => "Somebody else",
    };

    public static string Of(Duties duty) => duty switch
    {
        Duties.CrimeAndDisorder => "Answers crime and disorder committees within 28 days (Police and Justice Act 2006)",
        Duties.OwnExecutive => "The council's own executive: answers within two months (LGA 2000 s9FE)",
        Duties.PartnerAuthority => "Partner authority: must have regard (LGA 2000 s9FF)",
        Duties.CountyOfDistrict => "The county council, asked by a district's committee: two months (SI 2012/1021)",
        _ => "No duty",
    };

    public static string Of(Numbering numbering) => numbering switch
    {
        Numbering.Continuous => "131, 132 and on through the meetings",
        Numbering.PerYear => "112/26, beginning again with the municipal year",
        _ => "Items carry no number",
    };

    public static string Of(CommitteeRole role) => role switch
    {
        CommitteeRole.Chair => "Chair",
        CommitteeRole.ViceChair => "Vice-chair",
        CommitteeRole.Member => "Member",
        CommitteeRole.Substitute => "Substitute",
        _ => "Co-opted member",
    };

    public static IEnumerable<SelectListItem> Kinds => Enum.GetValues<BodyKind>().Select(k => new SelectListItem(Of(k), k.ToString()));

    public static IEnumerable<SelectListItem> Numberings => Enum.GetValues<Numbering>().Select(n => new SelectListItem(Of(n), n.ToString()));

    public static IEnumerable<SelectListItem> Roles => Enum.GetValues<CommitteeRole>().Select(r => new SelectListItem(Of(r), r.ToString()));

    public static IEnumerable<SelectListItem> Countries => [new("England", nameof(Jurisdiction.England)), new("Wales (prepared: calendar and texts come later)", nameof(Jurisdiction.Wales))];

    /// <summary>Kinds that meet: they have seats and meetings.</summary>
    public static bool Meets(BodyKind kind) => kind is BodyKind.Council or BodyKind.Committee or BodyKind.TaskGroup or BodyKind.Partnership;
}
