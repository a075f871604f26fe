using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Web.Access;
using Breakwater.Web.Access.Unsent;
using Breakwater.Web.Appearance.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Sharing;

/// <summary>
/// The way to the access page of a concern for whoever may read it without opening the concern: by reference, or by the name
/// and date of birth of somebody who asks. The second answers with references and days alone.
/// </summary>
[Needs("see_access"), OnlyAsks]
public sealed class WhoLookedModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    [BindProperty] public string? Reference { get; set; }

    [BindProperty] public string? Name { get; set; }

    [BindProperty, Display(Name = "The date of birth")] public TypedDate Born { get; set; } = new();

    public IReadOnlyList<Concern>? Found { get; private set; }

    /// <summary>Whether as many were found as a search gives: an answer to somebody about themselves must not seem whole when it isn't.</summary>
    public bool MayBeMore { get; private set; }

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        Receipt.NotHere("who-looked", Reference);
        var typed = Kernel.Ids.Reference.Expected(Reference);
        var id = await Db.OpenTo(Viewer, abilities["see_access"]).Where(c => c.Reference == typed).Select(c => (Kernel.Ids.Id<Concern>?)c.Id).FirstOrDefaultAsync();
        return id is { } found ? LocalRedirect($"/concerns/{found}/access")
            : throw new RuleBroken("who-looked", "No concern with this reference is there, or it isn't yours to ask about. Look at the reference once more.");
    }, () => Task.CompletedTask);

    public Task<IActionResult> OnPostName() => Try(async () =>
    {
        var (name, born) = (Name?.Trim() ?? "", Born.Value);
        Receipt.NotHere("who-looked-name", name);
        if (name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < 2 || born is null) throw new RuleBroken("who-looked-name", "Type the full name and the date of birth: one alone fits too many.");
        if (name.Length > 200) throw new RuleBroken("search-long", "Type no more than 200 characters.");
        var find = new FindPeople(Db);
        var found = await find.By(new PersonAsked(name, born.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null, null, null), Viewer, abilities["see_access"]);
        var hits = found.Where(h => h.But is null).ToList();
        MayBeMore = found.Count == FindPeople.Most;
        await find.Shown(ActFor(LawfulStep.Oversight), Viewer, hits);
        Found = [.. hits.Select(h => h.Concern).DistinctBy(c => c.Id).OrderByDescending(c => c.ReceivedAt)];
        var records = Found.Select(c => c.Id.Value).ToList();
        await Db.Look(ActFor(LawfulStep.Oversight), new ConcernsSearched(Viewer.Name, $"who looked at {name}, {born:yyyy-MM-dd}", records.Count, records) { Told = records }, new ListShownTo(Viewer.WorkerId));
        return Page();
    }, () => Task.CompletedTask);
}
