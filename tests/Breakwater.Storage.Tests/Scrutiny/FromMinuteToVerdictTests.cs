using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Storage;
using Breakwater.Scrutiny.Following;
using Breakwater.Scrutiny.Letters;
using Breakwater.Scrutiny.Published;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests.Scrutiny;

/// <summary>What a committee asked, stored and read again on both databases.</summary>
public sealed class FromMinuteToVerdictTests
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task One_request_two_addressees_two_clocks(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var committee = await Committee.In(merrowshire);
        await using (var db = merrowshire.Open.Scrutiny())
        {
            var request = await db.Requests.SingleAsync(r => r.Id == committee.Youth);
            await new ServeRequest(db).Do(committee.Act(-90), Committee.By, request, request.Version, committee.Cabinet, null, committee.Act(-90).At);
            await new ServeRequest(db).Do(committee.Act(-90), Committee.By, request, request.Version, committee.Police, null, committee.Act(-90).At);
        }
        await using var again = merrowshire.Open.Scrutiny();
        var asked = (await new ReadTracker(again).One(committee.Youth))!;
        asked.Asked.Select(a => a.Served.Basis).ShouldBe([StatutoryBasis.HaveRegard, StatutoryBasis.ExecutiveResponse], ignoreOrder: true);
        var (cabinet, police) = (asked.Asked.Single(a => a.Body.Name == "Merrowshire Cabinet"), asked.Asked.Single(a => a.Body.Name == "Merrowshire Police"));
        // Served on 20 August: two months beginning with that day end with 19 October.
        DateOnly.FromDateTime(LondonTime.Of(cabinet.Served.DueAt.AddSeconds(-1))).ShouldBe(new DateOnly(2026, 10, 19));
        cabinet.IsOverdue(merrowshire.Clock.Instant()).ShouldBeTrue();
        police.IsLate(merrowshire.Clock.Instant()).ShouldBeFalse("nobody can be late who owes no answer by a day");
        (await again.Set<Served>().CountAsync(s => s.MetOn == null && s.DueAt < merrowshire.Clock.Instant())).ShouldBe(2);
        var wrong = await again.Requests.SingleAsync(r => r.Id == committee.Youth);
        (await Should.ThrowAsync<RuleBroken>(() => new ServeRequest(again).Do(committee.Act(), Committee.By, wrong, wrong.Version, committee.Trains, StatutoryBasis.ExecutiveResponse, committee.Act().At))).Rule.ShouldBe("request-basis");
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_late_answer_keeps_its_reason_and_only_the_committee_closes(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var committee = await Committee.In(merrowshire);
        await using (var db = merrowshire.Open.Scrutiny())
        {
            var request = await db.Requests.SingleAsync(r => r.Id == committee.Lines);
            var served = await new ServeRequest(db).Do(committee.Act(-90), Committee.By, request, request.Version, committee.Police, null, committee.Act(-90).At);
            await new RecordResponse(db).Do(committee.Act(-50), request, request.Version, served.Id,
                new ResponseInput(ResponseCategory.AcceptedInPrinciple, "We agree in principle.", null, null, null, null, "Supt Greaves", "A definition changed."), committee.Act(-50).At);
            served.Shown.ShouldBe(ShownAnswer.InPrincipleNoActionYet);
            await new FollowRequest(db).Note(committee.Act(-40), Committee.By, request, request.Version, Rag.Green, "Two quarters are out.");
            await new FollowRequest(db).ProposeClosure(committee.Act(-30), Committee.By, request, request.Version, "All is done.");
            (await Should.ThrowAsync<RuleBroken>(() => new DecideRequest(db).Do(committee.Act(-20), request, request.Version, CommitteeVerdict.Close, null, "91", "closed"))).Rule.ShouldBe("committee-decision-meeting");
            await new DecideRequest(db).Do(committee.Act(-20), request, request.Version, CommitteeVerdict.Close, committee.MeetingId, "91.2", "The Committee closed it.");
        }
        await using var again = merrowshire.Open.Scrutiny();
        var asked = (await new ReadTracker(again).One(committee.Lines))!;
        asked.Request.Status.ShouldBe(RequestStatus.Closed);
        asked.Request.LastDecision!.Words.ShouldBe("The Committee closed it.");
        asked.Request.Progress.ShouldHaveSingleItem().Rag.ShouldBe(Rag.Green);
        var one = asked.Asked.ShouldHaveSingleItem();
        one.Served.Clock.StateAt(merrowshire.Clock.Instant()).ShouldBe(ClockState.MetLate);
        one.Served.Clock.LateReason.ShouldBe("A definition changed.");
        one.Served.Standing!.From.ShouldBe("Supt Greaves");
        var totals = TrackerTotals.Of(await new ReadTracker(again).All(), merrowshire.Clock.Instant());
        (totals.Accepted, totals.InPrinciple, totals.Closed).ShouldBe((0, 1, 1));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task The_table_brought_back_unchanged_changes_nothing(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var committee = await Committee.In(merrowshire);
        await using var db = merrowshire.Open.Scrutiny();
        var request = await db.Requests.SingleAsync(r => r.Id == committee.Lines);
        var served = await new ServeRequest(db).Do(committee.Act(-90), Committee.By, request, request.Version, committee.Police, null, committee.Act(-90).At);
        await new RecordResponse(db).Do(committee.Act(-80), request, request.Version, served.Id, new ResponseInput(ResponseCategory.Rejected, "No,\nwe \"can't\".", "=SUM(1)", null, null, null, "Chief Constable"), committee.Act(-80).At);
        await new FollowRequest(db).Note(committee.Act(-40), Committee.By, request, request.Version, Rag.Red, "-nothing yet");
        var table = TrackerTable.Write(await new ReadTracker(db).All());
        var facts = await db.Set<Kernel.Facts.StoredFact>().CountAsync();
        var taken = await new TakeTable(db).Do(committee.Act(), Committee.By, table);
        (taken.Changes.Count, taken.Faults.Count, taken.Rows).ShouldBe((0, 0, 2));
        (await db.Set<Kernel.Facts.StoredFact>().CountAsync()).ShouldBe(facts);
        TrackerTable.Write(await new ReadTracker(db).All()).ShouldBe(table);

        var changed = await new TakeTable(db).Do(committee.Act(), Committee.By, table.Replace("Red,'-nothing yet", "Amber,Begun", StringComparison.Ordinal));
        changed.Changes.ShouldHaveSingleItem().ShouldContain("progress");
        (await new ReadTracker(db).One(committee.Lines))!.Request.Progress[^1].Words.ShouldBe("Begun");
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_letter_goes_its_way_and_a_link_takes_one_answer(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var committee = await Committee.In(merrowshire);
        await using var db = merrowshire.Open.Scrutiny();
        var request = await db.Requests.SingleAsync(r => r.Id == committee.Lines);
        var served = await new ServeRequest(db).Do(committee.Act(-9), Committee.By, request, request.Version, committee.Police, null, committee.Act(-9).At);
        var token = await new AnswerByLink(db).Send(committee.Act(), Committee.By, request, request.Version, served.Id, "Staff office", "office@police.example", t => "/answers/" + t);
        var link = (await new AnswerByLink(db).Find(token))!;
        (await new AnswerByLink(db).Find(token[1..] + "A")).ShouldBeNull();
        await new AnswerByLink(db).Answer(committee.Act(), link, new ResponseInput(ResponseCategory.Accepted, "Yes.", null, "Publish", new DateOnly(2026, 12, 31), null, "Chief Constable"));
        (await new AnswerByLink(db).Find(token)).ShouldBeNull();

        var letters = new WriteLetter(db);
        var letter = await letters.Draft(committee.Act(), Committee.By, committee.Asks, committee.Trains, [request], "Please help.");
        (await Should.ThrowAsync<RuleBroken>(() => letters.Clear(committee.Act(), letter, letter.Version))).Rule.ShouldBe("letter-chair");
        await using var other = merrowshire.Open.Scrutiny();
        await new Breakwater.Scrutiny.Committees.TakeSeat(other).Do(committee.Act(-50), Committee.By, committee.Asks, "Cllr Thackeray", Breakwater.Scrutiny.Committees.CommitteeRole.Chair, new DateOnly(2026, 5, 20));
        var sent = await other.Letters.SingleAsync(l => l.Id == letter.Id);
        sent.Quotes.ShouldBe([committee.Lines]);
        await new WriteLetter(other).Clear(committee.Act(), sent, sent.Version);
        await new WriteLetter(other).Send(committee.Act(), Committee.By, sent, sent.Version, "posted");
        (await other.Letters.AsNoTracking().SingleAsync()).Status.ShouldBe(LetterStatus.Sent);
        await Should.ThrowAsync<SecondWriter>(() => new WriteLetter(other).Reply(committee.Act(), "Trains", sent, sent.Version - 1));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Mail_comes_only_after_a_yes_and_stops_after_a_no(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var committee = await Committee.In(merrowshire);
        await using var db = merrowshire.Open.Scrutiny();
        var request = await db.Requests.SingleAsync(r => r.Id == committee.Lines);
        await new ServeRequest(db).Do(committee.Act(-9), Committee.By, request, request.Version, committee.Police, null, committee.Act(-9).At);
        var token = (await new Follow(db).Ask(committee.Act(), "resident@example.org", "topic:Policing", "https://site.example"))!;
        (await new Follow(db).Ask(committee.Act(), "Resident@Example.org", "topic:Policing", "https://site.example")).ShouldBeNull("asked twice in a row, the address is written to once");
        async Task<int> Mails() => await db.Set<Kernel.Outbox.OutboxMail>().CountAsync(m => m.To == "resident@example.org");
        await new FollowRequest(db).Note(committee.Act(), Committee.By, request, request.Version, Rag.Amber, "Begun.");
        (await Mails()).ShouldBe(1);
        await new Follow(db).Confirm(committee.Act(), (await new Follow(db).Find(token))!);
        await new FollowRequest(db).Note(committee.Act(), Committee.By, request, request.Version, Rag.Amber, "More.");
        (await Mails()).ShouldBe(2);
        var mail = await db.Set<Kernel.Outbox.OutboxMail>().Where(m => m.To == "resident@example.org").OrderByDescending(m => m.Id).FirstAsync();
        var stop = mail.Body.Split("/stop/")[1].Split('\n')[0];
        (await new Follow(db).Stop(committee.Act(), stop[..^2] + "xx")).ShouldBeFalse();
        (await new Follow(db).Stop(committee.Act(), stop)).ShouldBeTrue();
        await new FollowRequest(db).Note(committee.Act(), Committee.By, request, request.Version, Rag.Green, "Done.");
        (await Mails()).ShouldBe(2);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Plain_words_typed_after_publication_are_found_and_those_before_them_are_not(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var committee = await Committee.In(merrowshire);
        await using var db = merrowshire.Open.Scrutiny();
        var request = await db.Requests.SingleAsync(r => r.Id == committee.Lines);
        async Task<int> Found(string words) => (await merrowshire.Open.Find(db, words, 10))!.Count;
        Task Describe(string? words) => new FollowRequest(db).Describe(committee.Act(), Committee.By, request, request.Version, words, "Policing", null, null);
        await Describe("Say how many zebras were closed.");
        (await merrowshire.Open.Find(db, "zebra", 10))!.ShouldHaveSingleItem().Path.ShouldBe("/asked/" + request.Reference);
        await Describe("Say how many okapis were closed.");
        (await Found("zebra"), await Found("okapi")).ShouldBe((0, 1));
        await Describe(null);
        (await Found("okapi")).ShouldBe(0);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_word_begun_is_found_even_where_its_beginning_is_one_that_is_left_out(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await Committee.In(merrowshire);
        await using var db = merrowshire.Open.Scrutiny();
        // "you" is no word to look for in English full text; "youth" is.
        (await merrowshire.Open.Find(db, "you", 10))!.Count.ShouldBe((await merrowshire.Open.Find(db, "youth", 10))!.Count);
        (await merrowshire.Open.Find(db, "workers you", 10))!.ShouldNotBeEmpty();
    }
}
