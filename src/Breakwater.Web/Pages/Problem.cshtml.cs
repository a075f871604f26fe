using Breakwater.Kernel.Configuration;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Breakwater.Web.Pages;

[OpenToAll, IgnoreAntiforgeryToken]
public sealed class ProblemModel(PartnershipConfiguration configuration) : PageModel
{
    public string Phone => configuration.Hub.Phone;

    public void OnGet() => Response.StatusCode = 500;

    public void OnPost() => Response.StatusCode = 500;
}
