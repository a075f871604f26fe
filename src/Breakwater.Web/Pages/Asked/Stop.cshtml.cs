using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Following;
using Breakwater.Web.Access;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Asked;

/// <summary>Stops the mails. The answer is the same for any link.</summary>
[OpenToAll]
public sealed class StopModel(ScrutinyDb db, WordShelf shelf) : ScrutinyPage(db)
{
    [FromRoute]
    public string Token { get; set; } = "";

    public PublicWords W { get; } = shelf["follow"];

    public bool Stopped => TempData.Peek("Stopped") is not null;

    public async Task<IActionResult> OnPost()
    {
        await new Follow(Db).Stop(LawfulStep.Scrutinise.By(Actor.Reporter, Db.Partnership.Configuration.FrontDoors[^1].Agency, Clock), Token);
        TempData["Stopped"] = "yes";
        return LocalRedirect("/asked/follow/stop/" + Uri.EscapeDataString(Token));
    }
}
