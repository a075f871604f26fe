using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Search;

/// <summary>
/// Search by reference, name or phone. Sent as a form, never in the address: a name in an address would stay in histories
/// and logs. Each search is one fact that says what was looked for and which records were shown.
/// </summary>
[Needs("search_concerns")]
public sealed class IndexModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    [BindProperty]
    public string? For { get; set; }

    public IReadOnlyList<Found>? Results { get; private set; }

    public string As { get; private set; } = "";

    public void OnGet()
    {
        Results = null;
    }

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        if (string.IsNullOrWhiteSpace(For)) throw new RuleBroken("search-empty", "Type a reference, a name or a phone number.");
        if (For.Length > 200) throw new RuleBroken("search-long", "Type no more than 200 characters.");
        (As, Results) = await new FindConcerns(Db, abilities, Viewer).By(For.Trim());
        await Db.Look(ActFor(LawfulStep.Triage), new ConcernsSearched(Viewer.Name, $"{As}: {For.Trim()}", Results.Count, Results.Select(r => r.Id).ToList()), new ListShownTo(Viewer.WorkerId));
        return Page();
    }, () => Task.CompletedTask);
}
