using System.ComponentModel.DataAnnotations;
using Breakwater.Web.Appearance.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Breakwater.Web.Tests.Pages.Example;

public enum About
{
    [Display(Name = "A child")] Child,
    [Display(Name = "An adult")] Adult,
    [Display(Name = "A place")] Place,
}

/// <summary>Every field once, as docs/pages.md shows them.</summary>
public sealed class LogConcernModel : PageModel
{
    [BindProperty] public LogConcernInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Districts { get; } = [.. new[] { "Ashmere", "Thornbeck", "Wellcombe", "Port Calder", "Dunley" }.Select(name => new SelectListItem(name, name))];

    public void OnGet()
    {
    }

    public IActionResult OnPost()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        TempData["Done"] = "The concern is saved";
        return RedirectToPage();
    }
}

public sealed class LogConcernInput
{
    [Required(ErrorMessage = "Choose who or what this is about")] public About? About { get; set; }

    [StringLength(40, ErrorMessage = "The name must be 40 characters or fewer")] public string? Name { get; set; }

    [Display(Name = "Date you saw this"), DateNeeded("Enter the date you saw this"), NotInFuture] public TypedDate Seen { get; set; } = new();

    [Required(ErrorMessage = "Write what you have seen")]
    [StringLength(2000, ErrorMessage = "What you have seen must be 2,000 characters or fewer")]
    public string? Narrative { get; set; }

    public List<string> Signs { get; set; } = [];

    public string? OtherSign { get; set; }

    [Required(ErrorMessage = "Choose a district")] public string? District { get; set; }

    [Display(Name = "How many people"), Range(1, 99, ErrorMessage = "How many people must be from 1 to 99")] public int? People { get; set; }

    public bool SafeToCall { get; set; }

    public bool SafeToWrite { get; set; }
}
