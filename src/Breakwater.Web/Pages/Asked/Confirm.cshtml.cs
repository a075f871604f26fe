using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Following;
using Breakwater.Web.Access;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Asked;

/// <summary>The link in the question: a button says yes, so that a mail scanner that opens links says nothing.</summary>
[OpenToAll]
public sealed class ConfirmModel(ScrutinyDb db, WordShelf shelf) : ScrutinyPage(db)
{
    [FromRoute]
    public string Token { get; set; } = "";

    public PublicWords W { get; } = shelf["follow"];

    public Follower? Follower { get; private set; }

    public async Task OnGet() => Follower = await new Follow(Db).Find(Token);

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        if (await new Follow(Db).Find(Token) is { } follower) await new Follow(Db).Confirm(LawfulStep.Scrutinise.By(Actor.Reporter, Db.Partnership.Configuration.FrontDoors[^1].Agency, Clock), follower);
        return LocalRedirect("/asked/follow/" + Token);
    }, OnGet);
}
