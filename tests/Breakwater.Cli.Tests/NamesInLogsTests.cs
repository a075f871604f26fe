using System.Net;
using System.Text;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Cli.Tests;

/// <summary>
/// A worry goes all the way from the telephone to an accepted referral, with names that stand nowhere else; afterwards
/// everything that the program printed or wrote, save the database itself, is searched for them.
/// </summary>
public sealed class NamesInLogsTests
{
    private static readonly string[] Planted =
        ["Zebulon", "Quillfeather", "Philomena", "Thistlewood", "Barnabas", "900655", "900 655", "900644", "900 644", "Quince", "MR9 9ZX", "MR99ZX", "Gooseberry", "oddly-named"];

    [Theory, InlineData(Database.Postgres, false), InlineData(Database.Sqlite, true)]
    public async Task No_name_reaches_a_log_a_mail_or_a_file(Database database, bool talkative)
    {
        await using var place = await Place.Seeded(database);
        if (talkative) place.Environment["Logging__LogLevel__Default"] = "Information";
        using var server = await Server.Demo(place);
        await Drive(place, server);
        await server.Stop();

        var said = server.Said;
        said.ShouldContain("Breakwater answers at");
        if (talkative) said.ShouldContain("Now listening on", customMessage: "the log was to be turned up");
        var files = new StringBuilder();
        foreach (var file in Directory.GetFiles(place.Folder, "*", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith("breakwater.db", StringComparison.Ordinal)))
            files.Append(file).Append('\n').Append(await File.ReadAllTextAsync(file)).Append('\n');
        files.ToString().ShouldContain("checkpoints.txt");
        foreach (var planted in Planted)
        {
            said.ShouldNotContain(planted, Case.Insensitive);
            files.ToString().ShouldNotContain(planted, Case.Insensitive);
        }
        await NothingInTheOutbox(place);
    }

    private static async Task Drive(Place place, Server server)
    {
        using var owen = await Server.WalkIn(place, "Owen Marsh");
        await owen.Get("/concerns/log");
        var logged = await owen.Post("/concerns/log",
            ("Input.Channel", "Telephone"), ("Input.About", "child"), ("Input.Narrative", "Zebulon Quillfeather gets into a grey car each night."), ("Input.Area", "ashmere"),
            ("Input.Name", "Zebulon Quillfeather"), ("Input.Age", "15"), ("Input.Phone", "07700 900655"), ("Input.Address", "19 Quince Passage"), ("Input.Postcode", "MR9 9ZX"),
            ("Input.School", "Gooseberry Hill"), ("Input.OtherName", "Barnabas Quillfeather"), ("Input.OtherRole", "ParentOrCarer"), ("Input.Promise", "Confidential"),
            ("Input.CallerName", "Philomena Thistlewood"), ("Input.CallerPhone", "07700 900644"), ("Input.TakeIt", "true"));
        logged.Status.ShouldBe(HttpStatusCode.Redirect, logged.Words);
        var concern = logged.Location!;
        concern.ShouldStartWith("/concerns/");
        (await owen.Get(concern)).Words.ShouldContain("Zebulon Quillfeather");

        await owen.Get("/search");
        (await owen.Post("/search", ("For", "Quillfeather"))).Words.ShouldContain("Zebulon", customMessage: "the search finds him, so that its way is driven too");
        await owen.Get(concern);
        var decided = await owen.Post(concern + "/decide", ("In.Decision", "family-help"), ("In.Team", "csc/exploitation"), ("In.Words", "Zebulon needs a worker of his own."));
        decided.Status.ShouldBe(HttpStatusCode.Redirect, decided.Words);

        using var tessa = await Server.WalkIn(place, "Tessa Boyle");
        var list = await tessa.Get("/referrals");
        var offered = list.Page.QuerySelectorAll("a[href^='/referrals/']").Select(a => a.GetAttribute("href")!).Where(h => Guid.TryParse(h.Split('/')[^1], out _)).Distinct().ToList();
        string? referral = null;
        foreach (var one in offered)
        {
            if (!(await tessa.Get(one)).Words.Contains("Zebulon needs a worker of his own.", StringComparison.Ordinal)) continue;
            referral = one;
            break;
        }
        referral.ShouldNotBeNull($"none of the {offered.Count} referrals on the list is the one that was just offered");
        var accepted = await tessa.Post(referral + "/accept");
        accepted.Status.ShouldBe(HttpStatusCode.Redirect, accepted.Words + server.Said);

        // What goes wrong says no more: a wrong sign-in, a record that isn't there, a form without its token, one too long.
        using var stranger = new Visitor(place.Address);
        await stranger.Get("/sign-in");
        await stranger.Post("/sign-in?handler=Password", ("Email", "oddly-named.quillfeather@merrowshire.example"), ("Password", "Philomena-Thistlewood"));
        (await stranger.Get("/concerns/zebulon-quillfeather")).Status.ShouldNotBe(HttpStatusCode.OK);
        (await stranger.PostPlain("/report", ("Answers.Words", "Zebulon Quillfeather"))).Status.ShouldNotBe(HttpStatusCode.OK);
        await owen.Get("/concerns/log");
        (await owen.Post("/concerns/log", ("Input.Name", new string('Z', 9_000) + "ebulon"), ("Input.Born.Day", "31"), ("Input.Born.Month", "2"), ("Input.Born.Year", "Quince"))).Status
            .ShouldNotBe(HttpStatusCode.Redirect);
    }

    private static async Task NothingInTheOutbox(Place place)
    {
        using var partnership = await place.Open();
        await using var db = partnership.Safeguarding();
        var mails = await db.Set<Kernel.Outbox.OutboxMail>().Select(m => m.Subject + "\n" + m.Body).ToListAsync();
        mails.ShouldNotBeEmpty("the offer of a referral tells the team by mail");
        foreach (var planted in Planted) string.Join('\n', mails).ShouldNotContain(planted, Case.Insensitive);
    }
}
