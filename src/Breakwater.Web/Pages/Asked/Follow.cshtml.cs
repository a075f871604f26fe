using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Following;
using Breakwater.Scrutiny.Published;
using Breakwater.Web.Access;
using Breakwater.Web.Hosting;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Breakwater.Web.Pages.Asked;

/// <summary>Asks for mail: one question goes to the address, and nothing more until it says yes.</summary>
[OpenToAll]
public sealed class FollowModel(ScrutinyDb db, WordShelf shelf, OpenPartnership partnership) : ScrutinyPage(db)
{
    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public PublicWords W { get; } = shelf["follow"];

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public async Task OnGet()
    {
        var all = await new ReadTracker(Db).All();
        Choices =
        [
            new(W["all"], "all"),
            .. all.Select(r => r.Request.Topic).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(t => new SelectListItem(W.Say("topic", t), "topic:" + t)),
            .. all.Select(r => r.Committee).DistinctBy(b => b.Id).OrderBy(b => b.Name, StringComparer.Ordinal).Select(b => new SelectListItem(W.Say("committee", b.Name), "body:" + b.Slug)),
            .. all.SelectMany(r => r.Asked).DistinctBy(a => a.Body.Id).OrderBy(a => a.Body.Name, StringComparer.Ordinal).Select(a => new SelectListItem(W.Say("body", a.Body.Name), "body:" + a.Body.Slug)),
            .. all.Where(r => What == "request:" + r.Request.Reference).Select(r => new SelectListItem(r.Title, What)),
        ];
    }

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        await OnGet();
        // Only what stands on the page can be followed.
        var what = Choices.Any(c => c.Value == What) ? What : "all";
        var act = LawfulStep.Scrutinise.By(Actor.Reporter, Db.Partnership.Configuration.FrontDoors[^1].Agency, Clock);
        var token = await new Follow(Db).Ask(act, Email, what, Db.Partnership.Address);
        if (token is not null && partnership is { Settings.WalkIn: true, Partnership.Configuration.Demo: true }) TempData["Mail"] = "/asked/follow/" + token;
        TempData["Asked"] = "yes";
        return LocalRedirect("/asked/follow");
    }, OnGet);
}
