using Breakwater.Kernel.Access;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Workers;
using Breakwater.Web.Access.People;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Breakwater.Web.Pages.People;

/// <summary>The fields of a person's account, as the form carries them.</summary>
public sealed class PersonForm
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? JobTitle { get; set; }

    /// <summary>Agency and team in one choice: <c>csc/hub</c>.</summary>
    public string? Place { get; set; }

    public List<string> Roles { get; set; } = [];

    public static PersonForm Of(Worker worker) => new()
    {
        Name = worker.Name,
        Email = worker.Email,
        JobTitle = worker.JobTitle,
        Place = worker.Agency + "/" + worker.Team,
        Roles = [.. worker.RoleList],
    };

    public AccountEntry AsAccount() => new(Name, Email, JobTitle, Place?.Split('/')[0], Place?.Split('/').ElementAtOrDefault(1), Roles);

    public static IEnumerable<SelectListItem> Places(PartnershipConfiguration configuration) =>
        configuration.Agencies.SelectMany(a => a.Teams.Select(t => new SelectListItem($"{a.Name}: {t.Words}", a.Code + "/" + t.Code)));

    public static IEnumerable<SelectListItem> AllRoles(AbilityTable abilities) => abilities.Roles.Select(r => new SelectListItem(r.Words, r.Code));
}
