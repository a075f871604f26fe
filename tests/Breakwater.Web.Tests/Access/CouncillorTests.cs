using System.Net;
using Breakwater.Web.Tests.Access.Matrix;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Access;

/// <summary>What an elected member finds: signs, contacts, a way to pass on a worry, its plain status, and no case. What is passed on here holds no planted word: the county is shared.</summary>
[Collection<PlantedOnce>]
public sealed class CouncillorTests(PlantedCounty county)
{
    [Fact]
    public async Task A_councillor_passes_on_a_worry_and_sees_only_safe_words_of_it()
    {
        using var helen = await county.Site.SignedInAs("helen.draycott");
        foreach (var path in new[] { "/desk", "/signs", "/contacts", "/pass-on", "/abilities", "/account" }) (await helen.Get(path)).Status.ShouldBe(HttpStatusCode.OK, path);
        await helen.Get("/pass-on");
        var sent = await helen.Post("/pass-on", ("Input.About", "child"), ("Input.Words", "A resident of my ward sees a boy being driven about at night."), ("Input.Area", "ashmere"));
        sent.Location.ShouldBe("/pass-on");
        await using var db = county.Site.Partnership.Safeguarding();
        var me = county.Site.People["helen.draycott"].Id;
        var planted = county.Planted.Concerns.ConvertAll(c => c.Id);
        var concern = await db.Concerns.SingleAsync(c => c.BroughtBy == me && !planted.Contains(c.Id));
        var page = await helen.Get("/pass-on");
        page.Words.ShouldContain(concern.Reference);
        page.Words.ShouldNotContain("driven about at night");
        foreach (var path in new[] { $"/concerns/{concern.Id}", $"/concerns/{concern.Id}/conflict", $"/concerns/{concern.Id}/handling" })
            (await helen.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound, "not even one's own report opens as a case");
    }

    [Fact]
    public async Task Every_place_in_the_menu_and_on_the_desk_opens_and_none_other_is_offered()
    {
        await county.Everybody(async (person, visitor) =>
        {
            var desk = await visitor.Get("/desk");
            foreach (var href in desk.Page.QuerySelectorAll("nav a, main a").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith('/')).Distinct())
                (await visitor.Get(href)).Status.ShouldBe(HttpStatusCode.OK, $"{href} is offered to {person.Name}");
        });
        var helen = county.As(county.People.Single(p => p.Roles == "councillor"));
        var menu = (await helen.Get("/desk")).Page.QuerySelectorAll("nav a").Select(a => a.TextContent.Trim()).ToList();
        menu.ShouldBe(["My desk", "Pass on a worry", "What we asked", "Signs and contacts"], ignoreOrder: true);
    }
}
