using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Letters;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Scrutiny.Published;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests.Scrutiny;

/// <summary>What turns out to be unfit for the public after publication leaves it in one act, and can come back only piece by piece.</summary>
public sealed class KeepBackTests
{
    private static readonly Restriction Why = Restriction.Exempt(Jurisdiction.England, ScheduleEra.Since2006, [1], "It tells of individuals.", "It would identify a tenant.", new DateOnly(2030, 1, 1), new DateOnly(2026, 1, 1));

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_paragraph_a_file_and_an_item_leave_the_public_after_they_were_published(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var committee = await Committee.In(merrowshire);
        await using var db = merrowshire.Open.Scrutiny();
        var meeting = await new MinuteMeeting(db).Do(committee.Act(), Committee.By, new MeetingInput(await db.Bodies.SingleAsync(b => b.Name == "Community Safety Scrutiny Committee"), new DateOnly(2026, 6, 2), [new ItemInput("7", "Flats at Plantedcourt",
            [new PassageInput("7.1", "Narrative", "Plantedspeaker", "The tenant of Plantedcourt was moved."), new PassageInput("7.2", "Narrative", null, "Members thanked the Plantedwarden.")],
            [new ResolutionInput("1", "That Plantedresolved be asked for a report", [new RequestInput("a", "report", ReportGround.CrimeAndDisorder, "Plantedplain asks for a report")])])]));
        var item = await db.Items.SingleAsync(i => i.MeetingId == meeting.Id);
        var file = await new AttachFile(db).Do(committee.Act(), Committee.By, item.Id, "Plantedfile.txt", "Plantedcontent"u8.ToArray(), null, null, looked: true);
        await new PublishMinutes(db).Do(committee.Act(), Committee.By, meeting, meeting.Version);
        async Task<int> Found(string word) => (await merrowshire.Open.Find(db, word, 10))!.Count;
        (await Found("Plantedcourt")).ShouldBeGreaterThan(0);

        var passage = await db.Passages.SingleAsync(p => p.MeetingId == meeting.Id && p.Number == "7.1");
        await new KeepBack(db).Passage(committee.Act(), Committee.By, passage.Id, Why, looked: false);
        (passage.Text, passage.Speaker, passage.Sealed is null).ShouldBe((null, null, false));
        (await Found("Plantedcourt")).ShouldBe(0);
        (await Found("Plantedwarden")).ShouldBe(1);
        (await Should.ThrowAsync<RuleBroken>(() => new KeepBack(db).Passage(committee.Act(), Committee.By, passage.Id, Why, looked: false))).Rule.ShouldBe("restriction-open");
        db.ChangeTracker.Clear();

        await new KeepBack(db).File(committee.Act(), Committee.By, file.Id, Why, "An appendix", looked: false);
        var kept = await db.Files.AsNoTracking().SingleAsync(f => f.Id == file.Id);
        (kept.PublicName, await new AttachFile(db).Name(kept)).ShouldBe(("An appendix", "Plantedfile.txt"));
        await new ReviewRestriction(db).Keep(committee.Act(), Committee.By, item.Id, null, new DateOnly(2031, 1, 1), file.Id);
        (await db.Files.AsNoTracking().SingleAsync(f => f.Id == file.Id)).Restriction!.ReviewOn.ShouldBe(new DateOnly(2031, 1, 1));

        (await Should.ThrowAsync<RuleBroken>(() => new KeepBack(db).Item(committee.Act(), Committee.By, item.Id, Why, "The case of a 14-year-old boy", looked: false))).Rule.ShouldBe(WordsForPublic.Rule);
        db.ChangeTracker.Clear();
        await new KeepBack(db).Item(committee.Act(), Committee.By, item.Id, Why, "Housing", looked: false);
        foreach (var planted in new[] { "Plantedcourt", "Plantedwarden", "Plantedresolved", "Plantedplain" }) (await Found(planted)).ShouldBe(0, planted);
        (await new ReadTracker(db).All()).ShouldNotContain(r => r.Resolution.MeetingId == meeting.Id);
        (await new ReadTracker(db, published: false).All()).ShouldContain(r => r.Resolution.MeetingId == meeting.Id, "officers go on following it up");
        (await db.Items.AsNoTracking().SingleAsync(i => i.Id == item.Id)).PublicTitle.ShouldBe("Housing");

        // Opened again: the title and what was resolved; each paragraph waits for its own look.
        await new ReviewRestriction(db).OpenItem(committee.Act(), Committee.By, item.Id, looked: true);
        (await db.Items.AsNoTracking().SingleAsync(i => i.Id == item.Id)).PublicTitle.ShouldBe("Flats at Plantedcourt");
        (await Found("Plantedresolved")).ShouldBe(1);
        (await Found("Plantedwarden")).ShouldBe(0);
        (await new ReviewRestriction(db).All()).Count(k => k.Item.Id == item.Id && k.Passage is not null).ShouldBe(2);
        await new ReviewRestriction(db).Open(committee.Act(), Committee.By, item.Id, (await db.Passages.SingleAsync(p => p.Number == "7.2" && p.MeetingId == meeting.Id)).Id, looked: true);
        (await Found("Plantedwarden")).ShouldBe(1);
        (await Found("Plantedcourt")).ShouldBe(0);
    }

    [Fact]
    public async Task What_could_point_at_a_child_is_taken_out_and_neither_listed_nor_opened_again()
    {
        await using var merrowshire = await EmptyPartnership.On(Database.Sqlite);
        var committee = await Committee.In(merrowshire);
        await using var db = merrowshire.Open.Scrutiny();
        var passage = await db.Passages.FirstAsync(p => p.MeetingId == committee.MeetingId && p.Text != null);
        var before = (await new ReviewRestriction(db).All()).Count;
        await new KeepBack(db).Passage(committee.Act(), Committee.By, passage.Id, Restriction.Child(Jurisdiction.England, new DateOnly(2026, 11, 1)), looked: false);
        (await new ReviewRestriction(db).All()).Count.ShouldBe(before);
        (await Should.ThrowAsync<RuleBroken>(() => new ReviewRestriction(db).Open(committee.Act(), Committee.By, passage.ItemId, passage.Id, looked: true))).Rule.ShouldBe("restriction-unknown");
        (await db.Passages.AsNoTracking().SingleAsync(p => p.Id == passage.Id)).Restriction!.Reason.ShouldNotContain("child", Case.Insensitive);
    }

    // What was exempt may turn out to be worse; and what was resolved may hold it too.
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task What_is_kept_back_already_can_be_taken_out_for_good_with_the_words_that_were_resolved(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var committee = await Committee.In(merrowshire);
        await using var db = merrowshire.Open.Scrutiny();
        var request = await db.Requests.AsNoTracking().SingleAsync(r => r.Id == committee.Lines);
        var resolution = await db.Resolutions.AsNoTracking().SingleAsync(r => r.Id == request.ResolutionId);
        var id = resolution.ItemId!.Value;
        var child = Restriction.Child(Jurisdiction.England, new DateOnly(2026, 11, 1));
        var passage = await db.Passages.FirstAsync(p => p.ItemId == id && p.Text != null);
        await new KeepBack(db).Passage(committee.Act(), Committee.By, passage.Id, Why, looked: false);
        await new KeepBack(db).Passage(committee.Act(), Committee.By, passage.Id, child, looked: false);
        passage.Restriction!.IsForGood.ShouldBeTrue();
        (await Should.ThrowAsync<RuleBroken>(() => new KeepBack(db).Passage(committee.Act(), Committee.By, passage.Id, child, looked: false))).Rule.ShouldBe("restriction-open");
        db.ChangeTracker.Clear();

        await new KeepBack(db).Item(committee.Act(), Committee.By, id, Why, "A police matter", looked: false);
        await new KeepBack(db).Item(committee.Act(), Committee.By, id, child, "Taken out", looked: false);
        db.ChangeTracker.Clear();
        var words = resolution.Verbatim;
        (await db.Resolutions.SingleAsync(r => r.Id == resolution.Id)).Verbatim.ShouldBe("Taken out to protect somebody.");
        var after = await db.Requests.SingleAsync(r => r.Id == request.Id);
        (after.Action, after.Reference).ShouldBe(("Taken out to protect somebody.", request.Reference));
        (await db.Passages.Where(p => p.ItemId == id).ToListAsync()).ShouldAllBe(p => p.Text == null && p.Restriction!.IsForGood);
        // For officers too: neither their desk, nor the table that they take, nor the list of what may be opened again.
        var rows = await new ReadTracker(db, published: false).All();
        rows.ShouldContain(r => r.Request.Id == request.Id);
        TrackerTable.Write(rows).ShouldNotContain(words);
        (await new ReviewRestriction(db).All()).ShouldNotContain(k => k.Item.Id == id);
        (await Should.ThrowAsync<RuleBroken>(() => new ReviewRestriction(db).OpenItem(committee.Act(), Committee.By, id, looked: true))).Rule.ShouldBe("restriction-unknown");
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_letter_that_quotes_what_was_kept_back_since_does_not_go_and_plain_words_of_it_are_not_found(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var committee = await Committee.In(merrowshire);
        await using var db = merrowshire.Open.Scrutiny();
        var request = await db.Requests.SingleAsync(r => r.Id == committee.Lines);
        var item = (await db.Resolutions.AsNoTracking().SingleAsync(r => r.Id == request.ResolutionId)).ItemId!.Value;
        var from = await db.Bodies.SingleAsync(b => b.Name == "Community Safety Scrutiny Committee");
        var letters = new WriteLetter(db);
        var letter = await letters.Draft(committee.Act(), Committee.By, from, committee.Police, [request], "We ask you to say how many there were.");
        await new KeepBack(db).Item(committee.Act(), Committee.By, item, Why, "A police matter", looked: false);
        (await Should.ThrowAsync<RuleBroken>(() => letters.Clear(committee.Act(), letter, letter.Version))).Rule.ShouldBe("letter-unpublished");
        (await Should.ThrowAsync<RuleBroken>(() => letters.Send(committee.Act(), Committee.By, letter, letter.Version, "by post"))).Rule.ShouldBe("letter-unpublished");
        (await Should.ThrowAsync<RuleBroken>(() => letters.Draft(committee.Act(), Committee.By, from, committee.Police, [request], "Again."))).Rule.ShouldBe("letter-unpublished");
        await new FollowRequest(db).Describe(committee.Act(), Committee.By, request, request.Version, "Say how many zebras there were.", null, null, null);
        (await merrowshire.Open.Find(db, "zebra", 10))!.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_kept_back_before_publication_is_passed_over_when_the_minutes_become_public()
    {
        await using var merrowshire = await EmptyPartnership.On(Database.Sqlite);
        var committee = await Committee.In(merrowshire);
        await using var db = merrowshire.Open.Scrutiny();
        var meeting = await new MinuteMeeting(db).Do(committee.Act(), Committee.By, new MeetingInput(await db.Bodies.SingleAsync(b => b.Name == "Community Safety Scrutiny Committee"), new DateOnly(2026, 6, 2), [new ItemInput("7", "Plantedtitle", [],
            [new ResolutionInput("1", "That Plantedresolved be asked", [new RequestInput("a", "report", ReportGround.CrimeAndDisorder)])])]));
        await new KeepBack(db).Item(committee.Act(), Committee.By, await db.Items.Where(i => i.MeetingId == meeting.Id).Select(i => i.Id).SingleAsync(), Why, "Housing", looked: false);
        await new PublishMinutes(db).Do(committee.Act(), Committee.By, meeting, meeting.Version);
        (await merrowshire.Open.Find(db, "Plantedresolved", 10))!.ShouldBeEmpty();
        (await db.Resolutions.Where(r => r.MeetingId == meeting.Id).Select(r => r.PublishedAt).SingleAsync()).ShouldBeNull();
    }
}
