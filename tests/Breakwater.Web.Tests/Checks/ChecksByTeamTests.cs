using System.Net;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Tests.Access.Matrix;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Checks;

/// <summary>Schools under one agency: whom one of them is asked about, the others don't learn.</summary>
public sealed class ChecksByTeamTests
{
    private const string School = "Calder High School (Merrowshire Education)";

    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_check_put_to_one_school_does_not_exist_for_another(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var carys = await site.SignedInAs("carys.bevan");
        using var noor = await SignedIn(site, await LeadOfCalderHigh(site));
        var id = await owen.Logs("A pupil has two phones.", ("Input.Name", "Bryn Holloway"), ("Input.TakeIt", "true"));
        (await owen.Does(id, "ask", ("In.Who", "Bryn Holloway"), ("In.Agencies", "education/calder-high"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var (team, check) = (await Checks(site, id)).ShouldHaveSingleItem();
        team.ShouldBe("calder-high");

        await carys.Get("/account");
        (await carys.Post("/checks/" + check, ("Answer", "NothingHeld"))).Status.ShouldBe(HttpStatusCode.NotFound);
        PlantedCounty.Whole(await carys.Get("/checks/" + check)).ShouldBe(PlantedCounty.Whole(await carys.Get("/nothing-here")));
        (await carys.Get("/checks")).Words.ShouldContain("Nothing waits for an answer.");
        (await carys.Get("/desk")).Text.ShouldNotContain(check, Case.Insensitive);

        var list = await noor.Get("/checks");
        list.Words.ShouldContain($"Checks that {School} is asked for");
        list.Page.QuerySelector($"a[href='/checks/{check}']").ShouldNotBeNull();
        (await noor.Get("/desk")).Words.ShouldContain("Your team is asked what it holds");
        (await noor.Get("/checks/" + check)).Words.ShouldContain("Bryn Holloway");
        (await noor.Post("/checks/" + check, ("Answer", "NothingHeld"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await owen.Get("/concerns/" + id)).Page.QuerySelector(".bw-check")!.TextContent.ShouldContain(School + ": nothing held (Noor Ashby)");
        (await site.Stored(id)).Status.ShouldBe(ConcernStatus.Acknowledged, "the round is complete");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_a_restricted_concern_one_person_is_chosen_at_each_school(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        using var carys = await site.SignedInAs("carys.bevan");
        var lead = await LeadOfCalderHigh(site);
        using var noor = await SignedIn(site, lead);
        var id = await owen.Logs("A parent who works for the police.", ("Input.Name", "Perrin Dale"), ("Input.TakeIt", "true"));
        await dana.Get($"/concerns/{id}/handling");
        (await dana.Post($"/concerns/{id}/handling", ("To", "Restricted"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await owen.Get("/concerns/" + id)).Words.ShouldContain(School + ": Noor Ashby");
        (await owen.Does(id, "ask", ("In.Who", "Perrin Dale"), ("In.Answerers", lead.Id.ToString()), ("In.Answerers", site.People["carys.bevan"].Id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);

        var checks = (await Checks(site, id)).ToDictionary(c => c.Team!, c => c.Id);
        checks.Keys.ShouldBe(["ashmere-pru", "calder-high"], ignoreOrder: true);
        (await carys.Get("/checks/" + checks["ashmere-pru"])).Words.ShouldContain("Perrin Dale");
        (await noor.Get("/checks/" + checks["calder-high"])).Words.ShouldContain("Perrin Dale");
        (await carys.Get("/checks/" + checks["calder-high"])).Status.ShouldBe(HttpStatusCode.NotFound);
        (await noor.Get("/checks/" + checks["ashmere-pru"])).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<Worker> LeadOfCalderHigh(RunningBreakwater site)
    {
        await using var db = site.Partnership.Safeguarding();
        var lead = new Worker
        {
            Id = Id<Worker>.New(site.Clock),
            Name = "Noor Ashby",
            Email = "noor.ashby@merrowshire.example",
            NormalisedEmail = "NOOR.ASHBY@MERROWSHIRE.EXAMPLE",
            Agency = "education",
            Team = "calder-high",
            Roles = "school_lead",
        };
        db.Add(lead);
        await db.SaveChangesAsync();
        return lead;
    }

    private static async Task<Visitor> SignedIn(RunningBreakwater site, Worker who)
    {
        var visitor = site.Visitor();
        await visitor.Get("/sign-in");
        (await visitor.Post("/sign-in", ("who", who.Id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        return visitor;
    }

    private static Task<List<(string? Team, string Id)>> Checks(RunningBreakwater site, string concern) => site.Ask(async db =>
    {
        var id = Id<Concern>.Parse(concern, null);
        return (await db.Checks.Where(c => c.ConcernId == id).Select(c => new { c.Team, c.Id }).ToListAsync()).ConvertAll(c => (c.Team, c.Id.ToString()));
    });
}
