using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Web.Access;
using Breakwater.Web.Access.Unsent;
using Breakwater.Web.Pages.Reply;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Search;

/// <summary>
/// Search by reference, messy name, part date, phone or address. Sent as a form, never in the address: a name in an address
/// would stay in histories and logs. Each search is one fact that says what was looked for and which records were shown,
/// and one on each concern in which somebody was found. The words of a receipt, which whoever told us may read out on the
/// telephone, stand in no fact, and guessing them is as slow here as on their own page.
/// </summary>
[Needs("search_concerns"), OnlyAsks]
public sealed class IndexModel(SafeguardingDb db, AbilityTable abilities, GuessBrake brake) : StaffPage(db)
{
    private const string ByWords = "a concern by the words of a receipt";

    [BindProperty]
    public string? For { get; set; }

    [BindProperty]
    public string? Born { get; set; }

    [BindProperty]
    public string? Where { get; set; }

    public IReadOnlyList<Found>? Results { get; private set; }

    public IReadOnlyList<PersonHit> People { get; private set; } = [];

    public string As { get; private set; } = "";

    public bool IsByReceipt => As == ByWords;

    public void OnGet()
    {
        Results = null;
    }

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        string?[] typed = [For, Born, Where];
        if (typed.All(string.IsNullOrWhiteSpace)) throw new RuleBroken("search-empty", "Type a reference, a name or a phone number.");
        if (typed.Any(t => t?.Length > 200)) throw new RuleBroken("search-long", "Type no more than 200 characters.");
        Receipt.NotHere("search-receipt-born", Born);
        Receipt.NotHere("search-receipt-where", Where);
        var find = new FindConcerns(Db, abilities, Viewer);
        (As, Results) = string.IsNullOrWhiteSpace(For) ? ("a person", []) : Receipt.IsMeant(For) || Receipt.IsPart(For) ? (ByWords, await ByReceipt(find, For)) : await find.By(For.Trim());
        if (As is not ("a reference" or ByWords))
        {
            var people = new FindPeople(Db);
            People = await people.By(Asked(), Viewer, abilities["open_concern"]);
            await people.Shown(ActFor(LawfulStep.Triage), Viewer, People);
            var shown = People.Select(p => p.Concern.Id.Value).ToHashSet();
            Results = [.. Results.Where(r => !shown.Contains(r.Id))];
        }
        var said = string.Join(", ", typed.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t!.Trim()));
        var records = People.Select(p => p.Concern.Id.Value).Distinct().Concat(Results.Select(r => r.Id)).ToList();
        await Db.Look(ActFor(LawfulStep.Triage), new ConcernsSearched(Viewer.Name, IsByReceipt ? As : $"{As}: {said}", records.Count, records) { Told = [.. People.Select(p => p.Concern.Id.Value)] }, new ListShownTo(Viewer.WorkerId));
        if (IsByReceipt && Results.Count > 0)
        {
            // They lead to the report: once they have, they don't stay on the screen.
            For = null;
            ModelState.Remove(nameof(For));
        }
        return Page();
    }, () => Task.CompletedTask);

    private async Task<IReadOnlyList<Found>> ByReceipt(FindConcerns find, string words)
    {
        if (Receipt.Fault(words) is { } fault) throw new RuleBroken("search-receipt", fault);
        var source = HttpContext.Connection.RemoteIpAddress;
        await Task.Delay(brake.Guess(source), HttpContext.RequestAborted);
        var found = await find.ByReceipt(words);
        if (found.Count > 0) brake.Right(source);
        return found;
    }

    private PersonAsked Asked()
    {
        var phone = For is not null && For.Count(char.IsAsciiDigit) >= 6;
        var (address, postcode) = TypedPlace.Of(Where);
        return new PersonAsked(phone ? null : For?.Trim(), Born?.Trim(), phone ? For!.Trim() : null, address, postcode);
    }
}
