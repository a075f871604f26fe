using System.Net;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.Servers;
using Breakwater.Web.Words;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Report;

/// <summary>A child who writes about themselves: somebody to talk to on every step, and no word for grown-ups.</summary>
public sealed class KindWordsTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    [Fact]
    public async Task Childline_stands_over_every_step_of_a_child_who_writes_about_themselves()
    {
        using var child = await new Resident(county.Site).Begins("me");
        foreach (var fields in new (string, string)[][] { [("Words", "They make me carry things.")], [], [], [("Promise", "anonymous"), ("Reply", "receipt")] })
        {
            child.Page.Page.QuerySelector(".bw-help a[href='tel:08001111']").ShouldNotBeNull(child.Step);
            await child.Answers(fields);
        }
        child.Page.Words.ShouldContain("Say who you are");
        await child.Sends();
        child.Page.Words.ShouldContain("you are not alone");
        child.Page.Words.ShouldContain("a grown-up you trust");
        child.Page.Words.ShouldNotContain("within one working day");
    }

    [Fact]
    public async Task Who_reads_what_a_child_ticked_about_themselves_reads_the_childs_words()
    {
        using var child = await new Resident(county.Site).Begins("me");
        foreach (var fields in new (string, string)[][] { [("Signs", "C05")], [], [], [("Promise", "anonymous"), ("Reply", "receipt")] }) await child.Answers(fields);
        await child.Sends();
        var id = await county.Site.Ask(db => db.Concerns.OrderByDescending(c => c.ReceivedAt).Select(c => c.Id).FirstAsync());
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var read = (await owen.Get($"/concerns/{id}")).Words;
        read.ShouldContain("I come back tired or hurt");
        read.ShouldNotContain("dirty");
        read.ShouldContain("Nothing was written: signs were ticked");
    }

    [Theory]
    [InlineData("me", "C44", "You matter")]
    [InlineData("me", "C41", "Having something inside you")]
    [InlineData("child", "C44", "choose 2")]
    [InlineData("child", "C41", "Drugs inside the body can kill")]
    public async Task A_sign_that_must_not_wait_is_answered_on_the_next_step(string about, string sign, string says)
    {
        using var somebody = await new Resident(county.Site).Begins(about);
        somebody.Page.Words.ShouldNotContain(says);
        await somebody.Answers(("Signs", sign));
        somebody.Page.Words.ShouldContain(says);
        somebody.Page.Page.QuerySelector(".bw-help a[href='tel:999']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_day_that_cannot_be_is_spoken_of_to_a_child_as_it_was_asked_for()
    {
        using var child = await new Resident(county.Site).Begins("me");
        await child.Answers(("Signs", "C05"));
        await child.Answers(("Seen.Day", "19"), ("Seen.Month", "11"), ("Seen.Year", "2099"));
        child.Faults.ShouldBe(["The day it last happened must be today or earlier"]);
        await child.Answers(("Seen.Day", "31"), ("Seen.Month", "2"), ("Seen.Year", "2026"));
        child.Faults.Single().ShouldStartWith("The day it last happened must be a real date");
    }

    [Theory]
    [InlineData("place", "A home there|The place itself")]
    [InlineData("group", "Where they go|At school|Who they are with|Online|Where they meet")]
    [InlineData("online", "In apps, games and chats")]
    public async Task Signs_stand_under_headings_that_suit_what_the_worry_is_about(string about, string headings)
    {
        using var somebody = await new Resident(county.Site).Begins(about);
        somebody.Page.Page.QuerySelectorAll("main legend").Select(l => l.TextContent.Trim()).ShouldBe(headings.Split('|'));
        if (about == "place") somebody.Page.Words.ShouldNotContain("the family doesn't know", customMessage: "a sign of one child");
    }

    [Theory]
    [InlineData("receipt", "Text me after school", "Answer through the receipt. Any other way only as they wrote it here: Text me after school")]
    [InlineData("receipt", "", "Answer only through the receipt")]
    [InlineData("none", "Text me after school", "No replies wanted. If they must be reached at all, only as they wrote it here: Text me after school")]
    public async Task How_a_child_may_be_reached_is_one_thing_and_nobody_is_told_to_ring_where_the_child_didn_t_allow_it(string reply, string safe, string says)
    {
        using var child = await new Resident(county.Site).Begins("me");
        foreach (var fields in new (string, string)[][] { [("Words", "They make me hold a phone.")], [], [], [("Promise", "confidential"), ("Reply", reply), ("Phone", "01632 960111"), ("Safe", safe)] })
            await child.Answers(fields);
        await child.Sends();
        var id = await county.Site.Ask(db => db.Concerns.OrderByDescending(c => c.ReceivedAt).Select(c => c.Id).FirstAsync());
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var safely = (await owen.Get($"/concerns/{id}")).Page.QuerySelectorAll(".bw-record__facts dt").First(t => t.TextContent == "Safe to call or write?").NextElementSibling!;
        safely.TextContent.Trim().ShouldBe(says);
    }

    [Fact]
    public async Task Nothing_is_put_over_the_steps_of_anybody_else()
    {
        using var neighbour = await new Resident(county.Site).Begins("adult");
        await neighbour.Answers(("Words", "Strangers live with her."));
        neighbour.Page.Page.QuerySelector(".bw-help").ShouldBeNull();
        await neighbour.Answers();
        neighbour.Page.Words.ShouldContain("about 60");
    }

    [Fact]
    public async Task A_child_who_comes_back_reads_words_of_their_own_for_every_state_and_every_decision_with_Childline_above()
    {
        var words = new WordShelf(county.Site.Partnership)["reply"];
        var decisions = county.Site.Partnership.Partnership.Configuration.Decisions;
        var (child, receipt) = await ComesBack("about 14");
        using (child)
        {
            foreach (var status in Enum.GetValues<ConcernStatus>())
                await Reads(child, receipt, status, null, words[$"status.{(status == ConcernStatus.Closed ? ConcernStatus.Decided : status)}.me"], words);
            foreach (var decision in decisions)
            {
                var page = await Reads(child, receipt, ConcernStatus.Decided, decision.Code, words[$"decision.{decision.Code}.me"], words);
                page.Words.ShouldNotContain(decision.ReporterWords, customMessage: decision.Code);
            }
            await Reads(child, receipt, ConcernStatus.Decided, "one-that-this-place-added", words["status.Decided.me"], words);
            (await child.Post("/reply?handler=More", ("Message", "I am at my nan's now."))).Status.ShouldBe(HttpStatusCode.Redirect);
            (await child.Get("/reply")).Words.ShouldContain("Well done for telling us");
        }
    }

    [Fact]
    public async Task A_grown_up_who_wrote_about_themselves_comes_back_to_words_for_grown_ups()
    {
        var (adult, receipt) = await ComesBack("58");
        using (adult)
        {
            await Becomes(receipt, ConcernStatus.Decided, "told-police-now");
            var page = await adult.Get("/reply");
            page.Words.ShouldContain("We told the police at once.");
            page.Words.ShouldContain("How it stands");
            page.Page.QuerySelector(".bw-help").ShouldBeNull();
        }
    }

    [Fact]
    public async Task Somebody_of_age_who_writes_about_themselves_is_not_spoken_to_as_a_child_once_they_gave_their_age()
    {
        var words = new WordShelf(county.Site.Partnership)["report"];
        using var adult = await new Resident(county.Site).Begins("me");
        await adult.Answers(("Words", "Men moved into my flat."), ("Signs", "C44"));
        await adult.Answers();
        await adult.Answers(("PersonAge", "58"));
        adult.Step.ShouldBe("you");
        Speaks("you.title", "you.promise", "you.confidential.hint", "you.reply", "you.safe.hint");
        adult.Page.Words.ShouldContain("life isn't worth living. You matter");
        adult.Page.Page.QuerySelector("main")!.TextContent.ShouldNotContain("Childline");
        (await adult.Answers()).Faults.ShouldBe([words["fault.Promise"], words["fault.Reply"]]);
        await adult.Answers(("Promise", "anonymous"), ("Reply", "receipt"));
        adult.Step.ShouldBe("check");
        Speaks("check.title", "check.signs", "check.you", "you.receipt");

        void Speaks(params string[] keys)
        {
            foreach (var key in keys)
            {
                adult.Page.Words.ShouldContain(words[key], customMessage: key);
                if (words.Has(key + ".me")) adult.Page.Words.ShouldNotContain(words[key + ".me"], customMessage: key);
            }
        }
    }

    private async Task<Answer> Reads(Visitor child, string receipt, ConcernStatus status, string? decision, string says, PublicWords words)
    {
        await Becomes(receipt, status, decision);
        var page = await child.Get("/reply");
        page.Page.QuerySelector(".bw-help a[href='tel:08001111']").ShouldNotBeNull($"{status} {decision}");
        page.Page.QuerySelector("main .govuk-inset-text")!.TextContent.Trim().ShouldBe(says);
        foreach (var key in new[] { "open.title", "status.title", "status.note", "messages.title", "messages.none", "more.hint", "close.note" })
        {
            page.Words.ShouldNotContain(words[key], customMessage: $"{status} {decision}: \"{key}\" is worded for grown-ups");
            page.Words.ShouldContain(words[key + ".me"].Split(" [")[0], customMessage: key);
        }
        return page;
    }

    private async Task<(Visitor Visitor, string Receipt)> ComesBack(string age)
    {
        using var resident = await new Resident(county.Site).FillsIn("me", age: age);
        await resident.Sends();
        var visitor = county.Site.Visitor();
        await visitor.Get("/reply");
        (await visitor.Post("/reply?handler=Open", ("Receipt", resident.Receipt!))).Status.ShouldBe(HttpStatusCode.Redirect);
        return (visitor, resident.Receipt!);
    }

    // Straight in the row: what is judged here is the page, for any decision that the list may hold.
    private async Task Becomes(string receipt, ConcernStatus status, string? decision)
    {
        var digest = Receipt.Digest(receipt, county.Site.Partnership.Partnership.Keys);
        await using var db = county.Site.Partnership.Safeguarding();
        (await db.Concerns.Where(c => c.ReceiptDigest == digest).ExecuteUpdateAsync(c => c.SetProperty(x => x.Status, status).SetProperty(x => x.DecisionCode, decision))).ShouldBe(1);
    }

    [Theory]
    [InlineData("cuckoo"), InlineData("elder"), InlineData("needle"), InlineData("grass"), InlineData("packet"), InlineData("snow"), InlineData("spice"), InlineData("country"), InlineData("crystal")]
    public void No_receipt_holds_a_word_of_the_trade(string word) => ReceiptWords.Known.ShouldNotContain(word);
}
