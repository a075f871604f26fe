using Breakwater.Kernel.Configuration;
using Breakwater.Web.Access;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Breakwater.Web.Pages.Information;

/// <summary>Who to contact: emergency first, then the partnership's own doors, from the configuration.</summary>
[OpenToAll]
public sealed class ContactsModel(WordShelf shelf, PartnershipConfiguration configuration) : PageModel
{
    public PublicWords W { get; } = shelf["contacts"];

    public IEnumerable<Contact> Contacts => configuration.Contacts.OrderByDescending(c => c.Emergency);

    public IReadOnlyList<FrontDoor> Doors => configuration.FrontDoors;

    public string Hours => configuration.Hub.Hours;

    public string Home => HttpContext.ViewerOrNull() is null ? "/" : "/desk";
}
