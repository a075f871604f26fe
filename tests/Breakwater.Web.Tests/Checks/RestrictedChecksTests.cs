using System.Net;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Checks;

/// <summary>
/// A concern is restricted because of somebody who works at an agency: what that agency is asked reaches one person there
/// who was chosen, and nobody else.
/// </summary>
public sealed class RestrictedChecksTests
{
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_restricted_concern_is_asked_of_one_person_who_is_named_before_anybody_is_asked(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        using var ilse = await site.SignedInAs("ilse.brandt");
        using var marcus = await site.SignedInAs("marcus.hale");
        var id = await owen.Logs("A police officer is said to be involved.", ("Input.Name", "Bryn Holloway"), ("Input.TakeIt", "true"));
        await Restricts(dana, id);

        var page = await owen.Get("/concerns/" + id);
        page.Page.QuerySelectorAll("[name='In.Agencies']").ShouldBeEmpty("no agency is asked as a whole");
        page.Words.ShouldContain("Police: Ilse Brandt, Intelligence analyst", Case.Insensitive);
        page.Words.ShouldContain("may be read there by whoever you choose, and by Merrowshire Adult Social Care: Maud Ellery; Wellcombe District Council: Rhys Tolland.", Case.Insensitive, "managers who see what is restricted");
        (await owen.Does(id, "ask", ("In.Who", "Bryn Holloway"), ("In.Agencies", "police"))).Words.ShouldContain("Choose who is to answer");
        (await owen.Does(id, "ask", ("In.Who", "Bryn Holloway"), ("In.Answerers", Worker(site, "ilse.brandt")), ("In.Answerers", Worker(site, "marcus.hale")))).Words.ShouldContain("Choose one person at each agency");
        (await owen.Does(id, "ask", ("In.Who", "Bryn Holloway"), ("In.Answerers", Worker(site, "helen.draycott")))).Words.ShouldContain("Choose who is to answer");
        (await owen.Does(id, "ask", ("In.Who", "Bryn Holloway"), ("In.Answerers", Worker(site, "ilse.brandt")))).Status.ShouldBe(HttpStatusCode.Redirect);

        var check = (await Checks(site, id)).ShouldHaveSingleItem();
        (await owen.Get("/concerns/" + id)).Words.ShouldContain("Only Ilse Brandt may read and answer this.");
        foreach (var path in new[] { $"/checks/{check}", "/checks", "/desk" })
            (await marcus.Get(path)).Text.ShouldNotContain(check, Case.Insensitive);
        (await marcus.Get($"/checks/{check}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ilse.Get("/desk")).Words.ShouldContain("Your agency is asked what it holds");
        (await ilse.Get($"/checks/{check}")).Words.ShouldContain("Bryn Holloway");
        (await ilse.Post($"/checks/{check}", ("Answer", "NothingHeld"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.Stored(id)).Status.ShouldBe(ConcernStatus.Acknowledged, "a safe person answered, and the round is complete");
        (await ilse.Get("/concerns/" + id)).Status.ShouldBe(HttpStatusCode.NotFound, "to be asked opens nothing else");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_was_asked_before_is_shut_with_the_concern_and_can_be_put_to_somebody(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        using var gareth = await site.SignedInAs("gareth.pike");
        using var ilse = await site.SignedInAs("ilse.brandt");
        using var marcus = await site.SignedInAs("marcus.hale");
        var id = await owen.Logs("A housing officer is said to be involved.", ("Input.Name", "Perrin Dale"), ("Input.TakeIt", "true"));
        (await owen.Does(id, "ask", ("In.Who", "Perrin Dale"), ("In.Agencies", "housing"), ("In.Agencies", "police"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var housing = (await Checks(site, id, "housing")).Single();
        var police = (await Checks(site, id, "police")).Single();
        (await gareth.Get("/checks/" + housing)).Words.ShouldContain("Perrin Dale");
        await Restricts(dana, id);
        (await gareth.Get("/checks/" + housing)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await owen.Get("/concerns/" + id)).Words.ShouldContain("Nobody there may read this now.");

        (await owen.Does(id, "ask", ("In.Who", "Perrin Dale"), ("In.Answerers", Worker(site, "marcus.hale")))).Status.ShouldBe(HttpStatusCode.Redirect);
        foreach (var check in await Checks(site, id, "police"))
        {
            (await ilse.Get("/checks/" + check)).Status.ShouldBe(HttpStatusCode.NotFound);
            (await marcus.Get("/checks/" + check)).Words.ShouldContain("Perrin Dale");
        }
        (await Checks(site, id, "police")).ShouldContain(police);
        (await gareth.Get("/checks/" + housing)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_sealed_concern_is_asked_only_of_somebody_who_is_named_on_it(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var dana = await site.SignedInAs("dana.whitlock");
        using var beth = await site.SignedInAs("beth.lomax");
        var id = await dana.Logs("Sealed.", ("Input.Name", "Ansel Birch"), ("Input.TakeIt", "true"));
        await Handles(dana, id, "Sealed");
        (await dana.Get("/concerns/" + id)).Words.ShouldContain("Nobody at another agency is named on it");
        (await dana.Does(id, "ask", ("In.Who", "Ansel Birch"), ("In.Answerers", Worker(site, "beth.lomax")))).Words.ShouldContain("Choose who is to answer");
        await dana.Get($"/concerns/{id}/handling");
        (await dana.Post($"/concerns/{id}/handling?handler=Name", ("Whom", Worker(site, "beth.lomax")))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await dana.Does(id, "ask", ("In.Who", "Ansel Birch"), ("In.Answerers", Worker(site, "beth.lomax")))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await beth.Get("/checks/" + (await Checks(site, id)).Single())).Words.ShouldContain("Ansel Birch");
    }

    private static Task Restricts(Visitor dana, string concern) => Handles(dana, concern, "Restricted");

    private static async Task Handles(Visitor dana, string concern, string to)
    {
        await dana.Get($"/concerns/{concern}/handling");
        (await dana.Post($"/concerns/{concern}/handling", ("To", to))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    private static string Worker(RunningBreakwater site, string who) => site.People[who].Id.ToString();

    private static Task<List<string>> Checks(RunningBreakwater site, string concern, string? agency = null) => site.Ask(async db =>
    {
        var id = Kernel.Ids.Id<Concern>.Parse(concern, null);
        return (await db.Checks.Where(c => c.ConcernId == id && (agency == null || c.Agency == agency)).Select(c => c.Id).ToListAsync()).ConvertAll(c => c.ToString());
    });
}
