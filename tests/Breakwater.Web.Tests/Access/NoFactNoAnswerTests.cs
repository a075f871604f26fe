using System.Net;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Testing;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;
using static Breakwater.Web.Tests.People.Recognised;

namespace Breakwater.Web.Tests.Access;

/// <summary>Opening a record is a fact, stored before the page is sent: where it can't be stored, nothing of the record is sent.</summary>
public sealed class NoFactNoAnswerTests
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;
    private static readonly string[] Planted = ["storymark", "namemark", "tellermark", "twicemark"];

    private static readonly Dictionary<Database, string[]> Unwritable = new()
    {
        [Database.Sqlite] = ["CREATE TRIGGER unwritable BEFORE INSERT ON facts BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END"],
        [Database.Postgres] =
        [
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''The disk is full.''; END'",
            "CREATE TRIGGER unwritable BEFORE INSERT ON facts FOR EACH ROW EXECUTE FUNCTION refuse()",
        ],
    };

    private static readonly Dictionary<Database, string[]> Writable = new()
    {
        [Database.Sqlite] = ["DROP TRIGGER unwritable"],
        [Database.Postgres] = ["DROP TRIGGER unwritable ON facts"],
    };

    [Theory, MemberData(nameof(Databases))]
    public async Task Where_no_look_can_be_stored_no_word_of_a_record_is_sent(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var tessa = await site.SignedInAs("tessa.boyle");
        using var beth = await site.SignedInAs("beth.lomax");
        using var grace = await site.SignedInAs("grace.okafor");
        using var dana = await site.SignedInAs("dana.whitlock");
        var id = await owen.Logs("The storymark of the green gate.", ("Input.Name", "Bryn Namemark"), ("Input.CallerName", "Ida Tellermark"), ("Input.CallerPhone", "01632 960777"), ("Input.TakeIt", "true"));
        var reference = (await site.Stored(id)).Reference;
        (await owen.Does(id, "ask", ("In.Agencies", "health"), ("In.Who", "Bryn Namemark"), ("In.CheckQuestion", "Is he known?"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var concern = Id<Concern>.Parse(id, null);
        var check = "/checks/" + await site.Ask(db => db.Checks.Where(c => c.ConcernId == concern).Select(c => c.Id).SingleAsync());
        var referral = "/referrals/" + await site.Offers(owen, id);
        await tessa.Get(referral);
        (await tessa.Post(referral + "/accept")).Status.ShouldBe(HttpStatusCode.Redirect);
        var (match, person) = await Joined(site);

        (string, string) recipient = ("Recipient", "Head of Calder High"), because = ("Reason", "She keeps watch at the gate."), paper = ("Form", "paper"), word = ("Form", "word");
        List<Opening> openings =
        [
            new(owen, "/concerns/" + id, "storymark"),
            new(owen, $"/concerns/{id}/copy", reference),
            new(tessa, referral, "namemark"),
            new(tessa, referral + "/copy", "Who receives it?"),
            new(beth, check, "namemark"),
            new(owen, "/persons/" + person, "twicemark"),
            new(owen, "/matches/" + match, "twicemark"),
            new(owen, "/worklist", "twicemark"),
            new(owen, $"/concerns/{id}/copy", "storymark", await Filled(owen, $"/concerns/{id}/copy", recipient, because, paper)),
            new(owen, $"/concerns/{id}/copy", Word, await Filled(owen, $"/concerns/{id}/copy", recipient, because, word)),
            new(tessa, referral + "/copy", "namemark", await Filled(tessa, referral + "/copy", recipient, because, paper)),
            new(tessa, referral + "/copy", Word, await Filled(tessa, referral + "/copy", recipient, because, word)),
            // A form that comes back with its fault shows whom it is about again.
            new(beth, check, "namemark", await Filled(beth, check, ("Words", ""))),
            new(owen, "/search", "namemark", await Filled(owen, "/search", ("For", reference))),
            new(grace, "/identities", "tellermark", await Filled(grace, "/identities", ("Reference", reference), because)),
            new(dana, "/identities/emergency", "tellermark", await Filled(dana, "/identities/emergency", ("Reference", reference), because, ("LifeAtRisk", "true"))),
        ];

        await Run(site, Unwritable[database]);
        var before = await Facts(site);
        foreach (var opening in openings)
        {
            var answer = await opening.Ask();
            answer.Status.ShouldBe(HttpStatusCode.InternalServerError, opening.Path);
            answer.Words.ShouldContain("Something went wrong here", customMessage: opening.Path);
            answer.Headers["Content-Type"].ShouldStartWith("text/html");
            foreach (var mark in Planted) answer.Text.ShouldNotContain(mark, Case.Insensitive, $"{mark} at {opening.Path}");
        }
        (await Facts(site)).ShouldBe(before);

        // The same requests again where the fact is stored: they would have shown it, and none is taken for one that was done already.
        await Run(site, Writable[database]);
        foreach (var opening in openings)
        {
            var answer = await opening.Ask();
            if (opening.Mark == Word) answer.Headers["Content-Type"].ShouldBe(Word, opening.Path + answer.Words);
            else answer.Text.ShouldContain(opening.Mark, Case.Insensitive, opening.Path);
        }
        (await Facts(site)).ShouldBeGreaterThanOrEqualTo(before + openings.Count, "each of them is a fact");
    }

    /// <summary>Something that somebody opens, and what then stands in the answer.</summary>
    private sealed record Opening(Visitor Who, string Path, string Mark, (string Name, string Value)[]? Sent = null)
    {
        public Task<Answer> Ask() => Sent is null ? Who.Get(Path) : Who.PostPlain(Path, Sent);
    }

    /// <summary>The form of the page that holds the first of <paramref name="fields"/>, filled in and not sent yet.</summary>
    private static async Task<(string, string)[]> Filled(Visitor who, string path, params (string Name, string Value)[] fields) =>
    [
        .. (await who.Get(path)).Page.QuerySelector($"form:has([name={fields[0].Name}])")!.QuerySelectorAll("input[type=hidden]").Select(i => (Name: i.GetAttribute("name")!, Value: i.GetAttribute("value") ?? ""))
            .Where(h => !Array.Exists(fields, f => f.Name == h.Name)),
        .. fields,
    ];

    /// <summary>Two concerns name one child, and two colleagues said that it is one.</summary>
    private static async Task<(Id<PossibleMatch> Match, Id<Person> Person)> Joined(RunningBreakwater site)
    {
        var match = await site.Match(await site.Brings(Somebody("Rafe Twicemark")), await site.Brings(Somebody("Raff Twicemark")));
        await using var db = site.Partnership.Safeguarding();
        var (owen, priya, judged) = (site.Viewer("owen.marsh"), site.Viewer("priya.nair"), await db.Matches.SingleAsync(m => m.Id == match.Id));
        await new JudgeMatch(db).Same(LawfulStep.Triage.By(owen, site.Clock), owen, judged, judged.Version, "Same school and mother.");
        await new ConfirmMatch(db).Do(LawfulStep.Triage.By(priya, site.Clock), priya, judged, judged.Version, new Dictionary<string, Guid>());
        return (match.Id, (await db.Persons.SingleAsync()).Id);
    }

    private static async Task Run(RunningBreakwater site, string[] statements)
    {
        await using var db = site.Partnership.Safeguarding();
        foreach (var statement in statements) await db.Database.ExecuteSqlRawAsync(statement);
    }

    private static Task<int> Facts(RunningBreakwater site) => site.Ask(db => db.Set<Kernel.Facts.StoredFact>().CountAsync());
}
