using System.Text;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Outbox;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Import;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Papers;
using Breakwater.Scrutiny.Published;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests.Scrutiny;

/// <summary>A paper that is taken in leaves nobody unasked: who is sure waits for one press, who is not waits to be named.</summary>
public sealed class FromPaperToAskedTests
{
    private const string Minutes = """
        At a Meeting of the COMMUNITY SAFETY SCRUTINY COMMITTEE held at County Hall on Tuesday 13 October 2026 at 9.30 a.m.

        97 Operation Plantedname and its tenant
        The Committee heard of Plantedstreet from the officers, who were candid about it.

        98 County Lines
        The Committee considered a report of the Director of Communities on County Lines.

        RESOLVED: That
        (a) Merrowshire Police be requested to publish each quarter how many lines were closed;
        (b) the Cabinet Member for Communities be asked to reinstate the Neighbourhood Panels (linked to (a) above); and
        (c) the districts and boroughs be encouraged to do the same.
        """;

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Who_is_sure_is_asked_by_one_press_and_who_is_not_waits_to_be_named(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var committee = await Committee.In(merrowshire);
        await using var db = merrowshire.Open.Scrutiny();
        foreach (var name in new[] { "Ashmere District Council", "Port Calder Borough Council" })
            await new AddBody(db).Do(committee.Act(-20), Committee.By, new BodyInput(name, BodyKind.ResponsibleAuthority, Duties.CrimeAndDisorder));
        var police = await db.Bodies.SingleAsync(b => b.Id == committee.Police.Id);
        await new ChangeBody(db).Do(committee.Act(-20), Committee.By, police, police.Version, new BodyDetails(police.Name, police.Kind, Duties: police.Duties, Office: "Staff office", Email: "office@police.example"));
        var meeting = await Take(db, committee);

        var requests = await db.Requests.Where(r => r.ToAsk != null || true).ToListAsync();
        requests = requests.FindAll(r => r.ToAsk.Count > 0).OrderBy(r => r.Part, StringComparer.Ordinal).ToList();
        requests.Select(r => (r.Part, r.ToAsk[0].Name, r.ToAsk[0].Sure)).ShouldBe([("a", "Merrowshire Police", true), ("b", "Cabinet Member for Communities", false), ("c", "districts and boroughs", false)]);
        requests[1].Links.ShouldHaveSingleItem().ResolutionId.ShouldBe(requests[0].ResolutionId);
        requests[0].Warnings.ShouldContain("Nobody has been asked yet.");
        (await Should.ThrowAsync<RuleBroken>(() => new ServeRequest(db).Waiting(committee.Act(), Committee.By, requests, t => t))).Rule.ShouldBe("request-unpublished");
        db.ChangeTracker.Clear();
        meeting = await db.Meetings.SingleAsync(m => m.Id == meeting.Id);
        await new PublishMinutes(db).Do(committee.Act(), Committee.By, meeting, meeting.Version);

        requests = (await db.Requests.ToListAsync()).FindAll(r => r.ToAsk.Count > 0).OrderBy(r => r.Part, StringComparer.Ordinal).ToList();
        var asked = await new ServeRequest(db).Waiting(committee.Act(), Committee.By, requests, t => "https://site.example/answers/" + t);
        asked.ShouldHaveSingleItem().ShouldBe((await db.Bodies.SingleAsync(b => b.Id == committee.Police.Id), true));
        requests[0].Served.ShouldHaveSingleItem().Basis.ShouldBe(StatutoryBasis.CrimeAndDisorderResponse);
        requests[0].ToAsk.ShouldBeEmpty();
        (await db.Set<OutboxMail>().CountAsync(m => m.To == "office@police.example" && m.Body.Contains("https://site.example/answers/"))).ShouldBe(1);
        (await Should.ThrowAsync<RuleBroken>(() => new ServeRequest(db).Waiting(committee.Act(), Committee.By, requests, t => t))).Rule.ShouldBe("request-nobody");

        // The officer says who is meant; then one press again. "The districts" are two here.
        var bodies = await db.Bodies.ToListAsync();
        await new ServeRequest(db).Name(committee.Act(), Committee.By, requests[2], requests[2].Version, "districts and boroughs", MatchBody.Of("districts and boroughs", "districts", bodies).Select(m => m.Body).ToList());
        await new ServeRequest(db).Name(committee.Act(), Committee.By, requests[1], requests[1].Version, "Cabinet Member for Communities", [bodies.Single(b => b.Id == committee.Cabinet.Id)]);
        (await new ServeRequest(db).Waiting(committee.Act(), Committee.By, requests, t => t)).Select(a => a.Body.Name).ShouldBe(["Merrowshire Cabinet", "Ashmere District Council", "Port Calder Borough Council"], ignoreOrder: true);
        // Asked under the Police and Justice Act, the executive owes no answer under another Act: no clock is exchanged.
        requests[1].Served.ShouldHaveSingleItem().Basis.ShouldBe(StatutoryBasis.NoDuty);
        requests.TrueForAll(r => r.ToAsk.Count == 0).ShouldBeTrue();
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_whole_item_that_is_kept_back_is_sealed_as_it_is_taken_in_and_opens_by_review_only(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var committee = await Committee.In(merrowshire);
        await using var db = merrowshire.Open.Scrutiny();
        var meeting = await Take(db, committee);
        await new PublishMinutes(db).Do(committee.Act(), Committee.By, meeting, meeting.Version);
        var item = await db.Items.SingleAsync(i => i.MeetingId == meeting.Id && i.Number == "97");
        item.PublicTitle.ShouldBe("A police operation");
        item.Restriction!.Paragraphs.ShouldBe([1, 7]);
        item.Restriction.ReviewOn.ShouldBe(new DateOnly(2027, 6, 1));
        foreach (var planted in new[] { "Plantedname", "Plantedstreet" }) (await merrowshire.Open.Find(db, planted, 10))!.ShouldBeEmpty();
        (await db.Passages.Where(p => p.ItemId == item.Id).ToListAsync()).ShouldAllBe(p => p.Text == null && p.Sealed != null);

        var kept = await new ReviewRestriction(db).All();
        kept.Count(k => k.Item.Id == item.Id).ShouldBe(1);
        await new ReviewRestriction(db).Keep(committee.Act(), Committee.By, item.Id, null, new DateOnly(2028, 1, 1));
        (await db.Items.AsNoTracking().SingleAsync(i => i.Id == item.Id)).Restriction!.ReviewOn.ShouldBe(new DateOnly(2028, 1, 1));
        var passage = kept.Single(k => k.Passage is not null);
        (await Should.ThrowAsync<RuleBroken>(() => new ReviewRestriction(db).Open(committee.Act(), Committee.By, item.Id, db.Passages.First(p => p.ItemId == item.Id).Id, looked: true))).Rule.ShouldBe("restriction-whole");
        db.ChangeTracker.Clear();
        await new ReviewRestriction(db).Open(committee.Act(), Committee.By, passage.Item.Id, passage.Passage!.Value, looked: true);
        (await merrowshire.Open.Find(db, "Passageplant", 10))!.ShouldHaveSingleItem();
    }

    // Found in an invented report: the list under "the presentation covered:" was published although its marks said keep.
    [Theory, InlineData("Keep"), InlineData("Child")]
    public async Task What_is_said_of_words_in_a_list_holds_for_the_whole_passage(string answer)
    {
        await using var merrowshire = await EmptyPartnership.On(Database.Sqlite);
        var committee = await Committee.In(merrowshire);
        await using var db = merrowshire.Open.Scrutiny();
        var bytes = Encoding.UTF8.GetBytes("""
            At a Meeting of the COMMUNITY SAFETY SCRUTINY COMMITTEE held at County Hall on Tuesday 13 October 2026 at 9.30 a.m.

            98 County Lines
            The Committee received a presentation from Merrowshire Police which covered:
            - Signs that a line is running;
            - Operation Plantedname;
            - How to refer.
            The Committee thanked the officers for coming.
            """);
        var stored = await new ReceivePaper(db).Do(committee.Act(), Committee.By, "minutes.txt", bytes);
        var paper = ImportPaper.Read("minutes.txt", bytes);
        var mark = paper.Safety.ShouldHaveSingleItem();
        var said = new Dictionary<string, string?> { [ReviewAnswers.SafetyKey(mark)] = answer, ["exempt.paragraphs"] = "7", ["exempt.reason"] = "It tells of police action.", ["exempt.balance"] = "It could warn them." };
        foreach (var doubt in paper.Uncertain) said[ReviewAnswers.DoubtKey(doubt)] = "later";
        foreach (var line in paper.UnplacedLines) said["line:" + line.Source.Offset] = "passage";
        await new ReceivePaper(db).Review(committee.Act(), Committee.By, stored, stored.Version, said);
        var meeting = await new CommitPaper(db).Do(committee.Act(), Committee.By, stored, stored.Version, paper);
        await new PublishMinutes(db).Do(committee.Act(), Committee.By, meeting, meeting.Version);
        var passages = await db.Passages.Where(p => p.MeetingId == meeting.Id).ToListAsync();
        passages.ShouldContain(p => p.Text != null && p.Text.Contains("thanked the officers"));
        passages.ShouldNotContain(p => p.Text != null && (p.Text.Contains("Plantedname") || p.Text.Contains("How to refer")));
        passages.Count(p => p.Sealed != null).ShouldBe(answer == "Keep" ? 1 : 0);
        (await merrowshire.Open.Find(db, "Plantedname", 10))!.ShouldBeEmpty();
    }

    // What an officer keeps back in one passage may stand unmarked in another's words: that stops the paper, it doesn't pass.
    [Fact]
    public async Task Words_that_are_kept_back_in_one_place_and_stand_in_another_stop_the_paper()
    {
        await using var merrowshire = await EmptyPartnership.On(Database.Sqlite);
        var committee = await Committee.In(merrowshire);
        await using var db = merrowshire.Open.Scrutiny();
        var bytes = Encoding.UTF8.GetBytes(Minutes);
        var stored = await new ReceivePaper(db).Do(committee.Act(), Committee.By, "minutes.txt", bytes);
        var paper = ImportPaper.Read("minutes.txt", bytes);
        paper.Safety.Add(new("memberOfPublic", "be candid", "Is it?", new(0, 1)));
        paper.Safety.Add(new("memberOfPublic", "the officers", "Is it?", new(1, 1)));
        var said = paper.Uncertain.ToDictionary(ReviewAnswers.DoubtKey, _ => (string?)"later");
        foreach (var mark in paper.Safety) said[ReviewAnswers.SafetyKey(mark)] = mark.Text == "the officers" ? nameof(SafetyAnswer.Keep) : nameof(SafetyAnswer.Public);
        foreach (var line in paper.UnplacedLines) said["line:" + line.Source.Offset] = "nowhere";
        said["ground"] = "CrimeAndDisorder";
        await new ReceivePaper(db).Review(committee.Act(), Committee.By, stored, stored.Version, said);
        var refused = await Should.ThrowAsync<RuleBroken>(() => new CommitPaper(db).Do(committee.Act(), Committee.By, stored, stored.Version, paper));
        refused.Rule.ShouldBe("paper-kept-words");
        refused.Message.ShouldContain("The Committee heard of Plantedstreet");
        (await db.Items.CountAsync(i => i.PublicTitle.Contains("Plantedname"))).ShouldBe(0);
    }

    // Reads the minutes, keeps item 97 back, settles what is open, takes it in.
    private static async Task<Meeting> Take(ScrutinyDb db, Committee committee)
    {
        var bytes = Encoding.UTF8.GetBytes(Minutes);
        var stored = await new ReceivePaper(db).Do(committee.Act(), Committee.By, "minutes.txt", bytes);
        var paper = ImportPaper.Read("minutes.txt", bytes);
        var item = paper.Items.Single(i => i.Number == "97");
        var said = paper.Uncertain.ToDictionary(ReviewAnswers.DoubtKey, _ => (string?)"later");
        foreach (var mark in paper.Safety) said[ReviewAnswers.SafetyKey(mark)] = nameof(SafetyAnswer.Public);
        foreach (var line in paper.UnplacedLines) said["line:" + line.Source.Offset] = "nowhere";
        foreach (var (key, value) in new[] { ("ground", "CrimeAndDisorder"), (ReviewAnswers.ItemKey("kept", item), "yes"), (ReviewAnswers.ItemKey("title", item), "A police operation"), (ReviewAnswers.ItemKey("paragraphs", item), "1, 7"),
            (ReviewAnswers.ItemKey("reason", item), "It tells of individuals."), (ReviewAnswers.ItemKey("balance", item), "It would identify a tenant."), (ReviewAnswers.ItemKey("review", item), "1 June 2027") }) said[key] = value;
        await new ReceivePaper(db).Review(committee.Act(), Committee.By, stored, stored.Version, said);
        return await new CommitPaper(db).Do(committee.Act(), Committee.By, stored, stored.Version, paper);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task An_answer_by_link_is_read_before_anybody_else_sees_a_word_of_it(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var committee = await Committee.In(merrowshire);
        await using var db = merrowshire.Open.Scrutiny();
        var request = await db.Requests.SingleAsync(r => r.Id == committee.Lines);
        var served = await new ServeRequest(db).Do(committee.Act(-60), Committee.By, request, request.Version, committee.Police, null, committee.Act(-60).At);
        var token = await new AnswerByLink(db).Send(committee.Act(), Committee.By, request, request.Version, served.Id, "Staff office", "office@police.example", t => t);
        await new AnswerByLink(db).Answer(committee.Act(), (await new AnswerByLink(db).Find(token))!, new ResponseInput(ResponseCategory.Rejected, "A 14-year-old boy from Pell Street was found.", "Plantedreason", null, null, null, "Supt Greaves", "Plantedlate"));
        served.MetOn.ShouldNotBeNull("the clock is met by the answer, not by our reading of it");
        async Task<string> Public() => TrackerTable.Write(await new ReadTracker(db).All()) + AtomFeed.Write("t", "https://s", "/f", await new ReadTracker(db).All(), merrowshire.Clock.Instant());
        (await new ReadTracker(db).One(committee.Lines))!.Asked[0].Served.Shown.ShouldBe(ShownAnswer.BeingRead);
        foreach (var planted in new[] { "14-year", "Plantedreason", "Plantedlate", "Rejected" }) (await Public()).ShouldNotContain(planted);
        served.Unread.ShouldHaveSingleItem().Marks.Select(m => m.Kind).ShouldContain("childIdentifier");

        // Marked words need a look; kept back, only the reason for that is public.
        (await Should.ThrowAsync<RuleBroken>(() => new RecordResponse(db).Read(committee.Act(), Committee.By, request, request.Version, served.Id, 0, looked: false, null))).Rule.ShouldBe(WordsForPublic.Rule);
        await new RecordResponse(db).Read(committee.Act(), Committee.By, request, request.Version, served.Id, 0, looked: false, "The words could identify a child. We have asked for others.");
        var shown = (await new ReadTracker(db).One(committee.Lines))!.Asked[0].Served;
        (shown.Shown, shown.Standing!.Words).ShouldBe((ShownAnswer.Rejected, "The words could identify a child. We have asked for others."));
        foreach (var planted in new[] { "14-year", "Plantedreason", "Plantedlate" }) (await Public()).ShouldNotContain(planted);
        (await Should.ThrowAsync<RuleBroken>(() => new FollowRequest(db).Note(committee.Act(), Committee.By, request, request.Version, Rag.Amber, "Child B was moved."))).Rule.ShouldBe(WordsForPublic.Rule);
        await new FollowRequest(db).Note(committee.Act(), Committee.By, request, request.Version, Rag.Amber, "Begun in both towns.");
        var faults = (await new TakeTable(db).Do(committee.Act(), Committee.By, TrackerTable.Write(await new ReadTracker(db).All()).Replace("Begun in both towns.", "A 12-year-old girl helped.", StringComparison.Ordinal))).Faults;
        faults.ShouldHaveSingleItem().ShouldContain("12-year-old girl");
    }
}
