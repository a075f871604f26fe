using System.Net;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Outbox;
using Breakwater.Kernel.Workers;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Access;

/// <summary>What one administrator could do alone to put themselves in somebody's place, on both databases.</summary>
public sealed class SecondNameTests
{
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task An_administrator_alone_takes_over_no_guardian(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var piotr = await site.SignedInAs("piotr.zielak");
        using var grace = await site.SignedInAs("grace.okafor");
        var id = site.People["grace.okafor"].Id;
        await piotr.Get($"/people/{id}");
        (await Change(piotr, site.People["grace.okafor"], "piotr.own@merrowshire.example", "identity_guardian")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await piotr.Get($"/people/{id}")).Words.ShouldContain("Waits for a second name");
        await piotr.Post($"/people/{id}?handler=Invite");
        (await Stored(site, "grace.okafor")).Email.ShouldBe("grace.okafor@merrowshire.example");
        (await Mails(site)).ShouldNotContain(m => m.Body.Contains("/welcome?key="));
        (await piotr.Get("/people/second-name")).Words.ShouldContain("The second name has to be somebody else's");
        (await piotr.Post("/people/second-name", ("whom", id.ToString()))).Words.ShouldContain("somebody else's");
        (await grace.Get("/desk")).Status.ShouldBe(HttpStatusCode.OK);
        (await grace.Get("/people/second-name")).Status.ShouldBe(HttpStatusCode.NotFound, "a guardian has no say in accounts");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task With_a_second_name_the_address_changes_and_the_old_one_is_told_and_every_session_ends(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var piotr = await site.SignedInAs("piotr.zielak");
        using var grace = await site.SignedInAs("grace.okafor");
        using var neil = await site.SignedInAs("neil.ashworth");
        var id = site.People["grace.okafor"].Id;
        await piotr.Get($"/people/{id}");
        await Change(piotr, site.People["grace.okafor"], "grace.new@merrowshire.example", "identity_guardian");
        (await neil.Get("/desk")).Words.ShouldContain("An account waits for a second name");
        (await neil.Get("/people/second-name")).Words.ShouldContain("becomes grace.new@merrowshire.example instead of grace.okafor@merrowshire.example");
        (await neil.Post("/people/second-name", ("whom", id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Stored(site, "grace.new")).Name.ShouldBe("Grace Okafor");
        (await grace.Get("/desk")).Status.ShouldBe(HttpStatusCode.Redirect, "the session ended with the address");
        (await Mails(site)).Select(m => m.To).ShouldBe(["grace.okafor@merrowshire.example", "grace.new@merrowshire.example"], ignoreOrder: true);
        var names = await Names(site, id.Value);
        names.ShouldContain("worker-change-proposed");
        names.ShouldContain("worker-email-changed");
        names.ShouldNotContain("worker-authority-changed", "what they are did not change, and no fact says that it did");
        (await piotr.Get($"/people/{id}")).Words.ShouldContain("Piotr Zielak and Neil Ashworth changed the e-mail address of Grace Okafor");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_new_duty_manager_is_shut_out_until_a_second_name_and_cannot_be_let_in_by_the_back(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var piotr = await site.SignedInAs("piotr.zielak");
        await piotr.Get("/people/new");
        await piotr.Post("/people/new", ("Input.Name", "Ines Roth"), ("Input.Email", "ines.roth@merrowshire.example"), ("Input.Place", "csc/hub"), ("Input.Roles", "hub_manager"));
        var ines = await Stored(site, "ines.roth");
        ines.Active.ShouldBeFalse();
        (await piotr.Get($"/people/{ines.Id}")).Words.ShouldContain("Waits for a second name");
        await piotr.Post($"/people/{ines.Id}?handler=Return");
        await piotr.Post($"/people/{ines.Id}?handler=Invite");
        (await Stored(site, "ines.roth")).Active.ShouldBeFalse();
        (await Mails(site)).ShouldBeEmpty();

        using var neil = await site.SignedInAs("neil.ashworth");
        await neil.Get("/people/second-name");
        await neil.Post("/people/second-name", ("whom", ines.Id.ToString()));
        (await Stored(site, "ines.roth")).Active.ShouldBeTrue();
        (await Mails(site)).Single(m => m.Body.Contains("/welcome?key=")).To.ShouldBe("ines.roth@merrowshire.example");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Every_role_that_reaches_records_of_people_waits_for_a_second_name(Database database)
    {
        // By hand: who meets no record of a person by their role. A new role waits until somebody has thought about it here.
        string[] alone = ["pcso", "benefits_immigration", "auditor", "councillor", "scrutiny_officer"];
        await using var site = await OnBoth.Start(database);
        using var piotr = await site.SignedInAs("piotr.zielak");
        await piotr.Get("/people/new");
        var open = new List<string>();
        foreach (var role in site.Partnership.Abilities.Roles.Select(r => r.Code))
        {
            var who = "ines." + role.Replace('_', '-');
            (await piotr.Post("/people/new", ("Input.Name", "Ines Roth"), ("Input.Email", who + "@merrowshire.example"), ("Input.Place", "csc/exploitation"), ("Input.Roles", role))).Status.ShouldBe(HttpStatusCode.Redirect);
            if ((await Stored(site, who)).Active) open.Add(role);
            await piotr.Get("/people/new");
        }
        open.ShouldBe(alone, ignoreOrder: true);
        (await Mails(site)).Count(m => m.Body.Contains("/welcome?key=")).ShouldBe(alone.Length);

        // Nor does somebody who meets none become one who does, by one administrator's word.
        var kit = site.People["kit.rowe"];
        await piotr.Get($"/people/{kit.Id}");
        await Change(piotr, kit, kit.Email, "coordinator");
        (await Stored(site, "kit.rowe")).Roles.ShouldBe("pcso");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Without_the_second_name_it_does_not_happen_and_that_is_recorded(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var piotr = await site.SignedInAs("piotr.zielak");
        using var neil = await site.SignedInAs("neil.ashworth");
        var tom = site.People["tom.ferris"];
        await piotr.Get($"/people/{tom.Id}");
        await Change(piotr, tom, tom.Email, "hub_officer");
        await neil.Get("/people/second-name");
        (await neil.Post("/people/second-name?handler=Refuse", ("whom", tom.Id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await neil.Get("/people/second-name")).Words.ShouldContain("Nothing waits");
        (await Stored(site, "tom.ferris")).Roles.ShouldBe("fire");
        (await Names(site, tom.Id.Value)).ShouldContain("worker-change-refused");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_name_is_given_to_what_was_read_and_to_nothing_that_came_in_its_place(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var piotr = await site.SignedInAs("piotr.zielak");
        using var neil = await site.SignedInAs("neil.ashworth");
        var tom = site.People["tom.ferris"];
        await piotr.Get($"/people/{tom.Id}");
        await Change(piotr, tom, tom.Email, "hub_officer");
        var seen = Seen(await neil.Get("/people/second-name"));
        await piotr.Get($"/people/{tom.Id}");
        await Change(piotr, tom, "piotr.own@merrowshire.example", "identity_guardian");
        foreach (var path in new[] { "/people/second-name", "/people/second-name?handler=Refuse" })
        {
            var refused = await neil.Post(path, ("whom", tom.Id.ToString()), ("seen", seen));
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            refused.Words.ShouldContain("What waits for Tom Ferris changed while you were reading");
            refused.Words.ShouldContain("the e-mail address becomes piotr.own@merrowshire.example");
            Seen(refused).ShouldNotBe(seen, "the form holds what stands there now");
            (await Stored(site, "tom.ferris")).Roles.ShouldBe("fire");
        }
        (await Names(site, tom.Id.Value)).ShouldNotContain("worker-change-refused");
        (await neil.Post("/people/second-name", ("whom", tom.Id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Stored(site, "piotr.own")).Roles.ShouldBe("identity_guardian", "what neil read at last");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_words_say_all_that_happens_with_the_second_name(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var piotr = await site.SignedInAs("piotr.zielak");
        using var neil = await site.SignedInAs("neil.ashworth");
        await piotr.Get("/people/new");
        await piotr.Post("/people/new", ("Input.Name", "Ines Roth"), ("Input.Email", "ines.roth@merrowshire.example"), ("Input.Place", "csc/hub"), ("Input.Roles", "hub_manager"));
        var ines = await Stored(site, "ines.roth");
        await piotr.Get($"/people/{ines.Id}");
        await piotr.Post($"/people/{ines.Id}", ("Input.Name", "Grace Okafor"), ("Input.Email", ines.Email), ("Input.Place", "csc/exploitation"), ("Input.Roles", "hub_manager"));
        var words = (await neil.Get("/people/second-name")).Words;
        foreach (var said in new[] { "(Exploitation Team)", "the name becomes Grace Okafor instead of Ines Roth", "the account is opened", "a one-time link is sent" }) words.ShouldContain(said);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_account_that_waits_is_listed_as_waiting_and_as_ended_once_the_second_name_is_refused(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var piotr = await site.SignedInAs("piotr.zielak");
        using var neil = await site.SignedInAs("neil.ashworth");
        await piotr.Get("/people/new");
        await piotr.Post("/people/new", ("Input.Name", "Ines Roth"), ("Input.Email", "ines.roth@merrowshire.example"), ("Input.Place", "csc/hub"), ("Input.Roles", "hub_manager"));
        var ines = await Stored(site, "ines.roth");
        (await Listed(piotr, ines)).ShouldBe("waits for a second name");
        (await piotr.Get($"/people/{ines.Id}")).Words.ShouldContain("The account is not open yet.");

        await neil.Get("/people/second-name");
        await neil.Post("/people/second-name?handler=Refuse", ("whom", ines.Id.ToString()));
        (await Listed(piotr, ines)).ShouldBe("ended");
        (await Listed(piotr, site.People["tom.ferris"])).ShouldBe("open, no second factor yet");
    }

    private static async Task<string> Listed(Visitor piotr, Worker whom) => (await piotr.Get("/people")).Page.QuerySelectorAll("tbody tr")
        .Single(r => r.QuerySelector("a")!.TextContent == whom.Name).QuerySelector("[data-label=Account]")!.TextContent;

    private static string Seen(Answer page) => page.Page.QuerySelector("input[name=seen]")!.GetAttribute("value")!;

    private static Task<Answer> Change(Visitor piotr, Worker whom, string email, string role) => piotr.Post($"/people/{whom.Id}",
        ("Input.Name", whom.Name), ("Input.Email", email), ("Input.JobTitle", whom.JobTitle ?? ""), ("Input.Place", whom.Agency + "/" + whom.Team), ("Input.Roles", role));

    private static async Task<Worker> Stored(RunningBreakwater site, string who)
    {
        await using var db = site.Partnership.Safeguarding();
        var email = (who + "@merrowshire.example").ToUpperInvariant();
        return await db.Set<Worker>().AsNoTracking().SingleAsync(w => w.NormalisedEmail == email);
    }

    // Without what tells the data protection officer that something waits.
    private static async Task<List<OutboxMail>> Mails(RunningBreakwater site) => [.. (await site.Mails()).Where(m => !m.To.StartsWith("neil.", StringComparison.Ordinal))];

    private static async Task<List<string>> Names(RunningBreakwater site, Guid record)
    {
        await using var db = site.Partnership.Safeguarding();
        return await db.Set<StoredFact>().Where(f => f.RecordId == record).Select(f => f.Name).ToListAsync();
    }
}
