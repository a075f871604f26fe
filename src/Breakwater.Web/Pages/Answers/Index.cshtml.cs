using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Published;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance.Fields;
using Breakwater.Web.Pages.Requests;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Answers;

/// <summary>A partner answers a committee behind its link, without an account. Opening it changes nothing.</summary>
[OpenToAll]
public sealed class IndexModel(ScrutinyDb db, WordShelf shelf) : ScrutinyPage(db)
{
    [FromRoute]
    public string Token { get; set; } = "";

    [BindProperty]
    public string? Category { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Action { get; set; }

    [BindProperty]
    public TypedDate ActionBy { get; set; } = new();

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? LateReason { get; set; }

    public PublicWords W { get; } = shelf["answers"];

    /// <summary>Null: the page says that the link doesn't work, in the same words whatever the cause.</summary>
    public TrackedRequest? Asked { get; private set; }

    public TrackedAddressee Of { get; private set; } = null!;

    public bool Thanked => TempData.Peek("Answered") is not null;

    public DateTime Now => Clock.Instant();

    public async Task OnGet()
    {
        await Load();
        if (Asked is null && !Thanked) Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPost()
    {
        if (await new AnswerByLink(Db).Find(Token) is not { } link) return LocalRedirect("/answers/" + Token);
        return await Try(async () =>
        {
            var act = LawfulStep.Scrutinise.By(new Actor(ActorKind.Reporter, "answer link", link.SentTo), Db.Partnership.Configuration.FrontDoors[^1].Agency, Clock);
            await new AnswerByLink(Db).Answer(act, link, new ResponseInput(RequestForms.Chosen<ResponseCategory>(Category), Words, Reason, Action, ActionBy.Value, null, From, LateReason));
            TempData["Answered"] = "yes";
            return LocalRedirect("/answers/" + Token);
        }, Load);
    }

    private async Task Load()
    {
        if (await new AnswerByLink(Db).Find(Token) is not { } link) return;
        Asked = await new ReadTracker(Db, published: false).One(link.RequestId);
        Of = Asked!.Asked.Single(a => a.Served.Id == link.ServedId);
    }
}
