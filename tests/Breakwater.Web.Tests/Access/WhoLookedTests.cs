using System.Net;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.People;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Access;

/// <summary>"Who looked at this child?": the data protection officer finds the answer by the concern's reference.</summary>
public sealed class WhoLookedTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    [Fact]
    public async Task The_data_protection_officer_goes_from_a_reference_to_who_looked_and_an_emergency_opening_says_so()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var marcus = await county.Site.SignedInAs("marcus.hale");
        using var neil = await county.Site.SignedInAs("neil.ashworth");
        var id = await owen.Logs("The story of the red gate.", ("Input.Name", "Corwen Ashdown"));
        var reference = (await county.Site.Stored(id)).Reference;
        await marcus.Get("/break-glass");
        var asked = await marcus.Post("/break-glass", ("Asked", reference), ("Reason", "He is missing tonight and officers need his address"));
        await marcus.Get(asked.Location!);
        var opened = await marcus.Post(asked.Location!, ("which", id));
        await marcus.Get(opened.Location!);

        (await neil.Get("/desk")).Page.QuerySelector("nav a[href='/who-looked']").ShouldNotBeNull();
        await neil.Get("/who-looked");
        var answer = await neil.Post("/who-looked", ("Reference", " " + reference.ToLowerInvariant() + " "));
        answer.Location.ShouldBe($"/concerns/{id}/access");
        var looks = await neil.Get(answer.Location!);
        looks.Words.ShouldContain("Marcus Hale opened this in an emergency");
        looks.Words.ShouldContain("Marcus Hale opened the concern");
        looks.Text.ShouldNotContain("red gate");
        looks.Text.ShouldNotContain("Corwen");
        looks = await neil.Get($"/concerns/{id}/access");
        looks.Words.ShouldContain("Neil Ashworth read who had looked at this");
        string For(string what) => looks.Page.QuerySelectorAll(".bw-timeline__item").First(l => l.TextContent.Contains(what, StringComparison.Ordinal)).TextContent;
        string Purpose(LawfulStep step) => county.Site.Partnership.Partnership.Configuration.Purposes.Single(p => p.Code == step.Purpose).Words;
        For("Marcus Hale opened the concern").ShouldContain(Purpose(LawfulStep.Emergency));
        For("Neil Ashworth read who had looked").ShouldContain(Purpose(LawfulStep.Oversight));
        await owen.Get("/concerns/" + id);
        looks = await neil.Get($"/concerns/{id}/access");
        For("Owen Marsh opened the concern").ShouldContain(Purpose(LawfulStep.Triage));

        var review = (await neil.Get("/break-glass/reviews")).Page.QuerySelector("main table a")!.GetAttribute("href")!;
        var page = await neil.Get(review);
        page.Page.QuerySelector($"a[href='/concerns/{id}/access']").ShouldNotBeNull();
        page.Words.ShouldContain("opened this in an emergency, without a relation to it, until");
        page.Words.ShouldNotContain("{");
    }

    [Fact]
    public async Task A_full_name_and_birth_date_find_references_and_nothing_else()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var neil = await county.Site.SignedInAs("neil.ashworth");
        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        string Field(string part) => "Born." + part;
        (string, string)[] Ask(string name, string year) => [("Name", name), (Field("Day"), "3"), (Field("Month"), "9"), (Field("Year"), year)];
        var id = await owen.Logs("The story of the mill pond.", ("Input.Name", "Isolde Quarrington"), ("Input.Born.Day", "3"), ("Input.Born.Month", "9"), ("Input.Born.Year", "2011"));
        var reference = (await county.Site.Stored(id)).Reference;
        await county.Site.UntilCompared();

        await neil.Get("/who-looked");
        (await neil.Post("/who-looked?handler=Name", Ask("Isolde", "2011"))).Words.ShouldContain("one alone fits too many");
        var found = await neil.Post("/who-looked?handler=Name", Ask("Izolde Quarrington", "2011"));
        found.Page.QuerySelector($"a[href='/concerns/{id}/access']")!.TextContent.ShouldBe(reference);
        found.Text.ShouldNotContain("mill pond");
        found.Text.ShouldNotContain("Isolde", Case.Sensitive, "only what was typed comes back");
        (await neil.Get($"/concerns/{id}/access")).Words.ShouldContain("Neil Ashworth found somebody here by a search");
        (await neil.Post("/who-looked?handler=Name", Ask("Isolde Quarrington", "1980"))).Words.ShouldContain("Nothing found");

        await tessa.Get("/who-looked");
        (await tessa.Post("/who-looked?handler=Name", Ask("Isolde Quarrington", "2011"))).Text.ShouldNotContain(reference, Case.Sensitive, "who has no relation to it");
    }

    [Fact]
    public async Task A_reference_that_is_not_there_and_one_that_is_not_theirs_answer_alike()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        var reference = (await county.Site.Stored(await owen.Logs("Not hers.", ("Input.TakeIt", "true")))).Reference;
        await tessa.Get("/who-looked");
        var (theirs, none) = (await tessa.Post("/who-looked", ("Reference", reference)), await tessa.Post("/who-looked", ("Reference", "C-0000-00009")));
        foreach (var answer in new[] { theirs, none })
        {
            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            answer.Words.ShouldContain("it isn't yours to ask about");
        }
        (await owen.Get("/who-looked")).Status.ShouldBe(HttpStatusCode.NotFound, "whose role may not see who looked");
    }

    [Fact]
    public async Task A_slip_in_a_reference_is_said_before_anything_is_looked_for()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var neil = await county.Site.SignedInAs("neil.ashworth");
        using var grace = await county.Site.SignedInAs("grace.okafor");
        using var marcus = await county.Site.SignedInAs("marcus.hale");
        var reference = (await county.Site.Stored(await owen.Logs("The story of the towpath.", ("Input.TakeIt", "true")))).Reference;
        var slip = reference[..^1] + (reference[^1] == 'X' ? 'Y' : 'X');
        const string Reason = "He says on the phone that they are at the door now";
        foreach (var (person, path, fields) in new[]
        {
            (owen, "/search", new[] { ("For", slip) }), (neil, "/who-looked", [("Reference", slip)]),
            (marcus, "/break-glass", [("Asked", slip), ("Reason", Reason)]), (grace, "/identities", [("Reference", slip), ("Reason", Reason)]),
        })
        {
            var before = await county.Site.Ask(db => db.Set<StoredFact>().CountAsync());
            await person.Get(path);
            var answer = await person.Post(path, fields);
            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, path);
            answer.Words.ShouldContain("That reference has a slip in it", Case.Sensitive, path);
            (await county.Site.Ask(db => db.Set<StoredFact>().CountAsync())).ShouldBe(before, "nothing was looked for: " + path);
        }
        await owen.Get("/search");
        (await owen.Post("/search", ("For", reference.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()))).Words.ShouldContain(reference);
    }
}
