using System.Net;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Report;

/// <summary>What is typed: kept while it is needed, never longer, and never lost to a fault.</summary>
public sealed class DraftTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    private RunningBreakwater Site => county.Site;

    public static TheoryData<string, string, string, string> WrongPlaces => new()
    {
        { "Postcode", "MR1", "", "This is not a full UK postcode" },
        { "Seen.Day", "31", "2|2026", "must be a real date: February 2026 has 28 days" },
        { "Seen.Day", "29", "2|2025", "must be a real date: February 2025 has 28 days" },
        { "Seen.Day", "19", "11|2026", "must be today or earlier" },
        { "Seen.Day", "x", "2|2026", "the day must be a number from 1 to 31" },
        { "Where", new string('w', 501), "", "Where it is can have up to 500 characters. What you typed has 501" },
        { "Area", "atlantis", "", "Choose an area from the list" },
    };

    [Theory, MemberData(nameof(WrongPlaces))]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays(string field, string value, string rest, string says)
    {
        using var resident = await new Resident(Site).Begins();
        await resident.Answers(("Words", "kept words"));
        var fields = new List<(string, string)> { (field, value), ("When", "most evenings") };
        if (rest.Split('|') is [var month, var year]) fields.AddRange([("Seen.Month", month), ("Seen.Year", year)]);
        await resident.Answers([.. fields]);

        resident.Page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        resident.Faults.Single().ShouldContain(says);
        resident.Page.Page.Title!.ShouldStartWith("Error: ");
        if (field != "Area") resident.Page.Page.QuerySelector($"[name='Answers.{field}']")!.GetAttribute("value").ShouldBe(value);
        resident.Page.Page.QuerySelector("[name='Answers.When']")!.GetAttribute("value").ShouldBe("most evenings");

        await resident.Opens();
        resident.Step.ShouldBe("where");
        resident.Page.Page.QuerySelector("[name='Answers.When']")!.GetAttribute("value").ShouldBe("most evenings", "a refresh shows the same step with the same words");
    }

    [Fact]
    public async Task The_twenty_ninth_of_february_is_a_day_in_a_leap_year()
    {
        using var resident = await new Resident(Site).Begins();
        await resident.Answers(("Words", "x"));
        await resident.Answers(("Seen.Day", "29"), ("Seen.Month", "2"), ("Seen.Year", "2024"));
        resident.Step.ShouldBe("who");
    }

    [Fact]
    public async Task Oversized_text_says_how_long_it_is_and_is_not_cut()
    {
        using var resident = await new Resident(Site).Begins();
        await resident.Answers(("Words", new string('a', 12_345)));
        resident.Faults.Single().ShouldContain("What you wrote can have up to 10,000 characters. What you typed has 12,345");
        resident.Page.Page.QuerySelector("textarea")!.TextContent.Trim().Length.ShouldBe(12_345);
        (await resident.Opens()).Page.Page.QuerySelector("textarea")!.TextContent.Trim().Length.ShouldBe(12_345);
    }

    [Fact]
    public async Task A_name_of_ten_thousand_characters_is_refused_in_words()
    {
        using var resident = await new Resident(Site).Begins();
        await resident.Answers(("Words", "x"));
        await resident.Answers();
        await resident.Answers(("PersonName", new string('n', 10_000)));
        resident.Faults.Single().ShouldContain("The name can have up to 200 characters. What you typed has 10,000");
    }

    [Fact]
    public async Task Nothing_said_at_all_is_asked_again()
    {
        using var resident = await new Resident(Site).Begins();
        (await resident.Answers(("Words", "  "))).Faults.ShouldBe(["Write a few words, or tick at least one of the boxes"]);
        (await resident.Answers(("Signs", "C20"))).Step.ShouldBe("where");
    }

    [Fact]
    public async Task A_step_changes_its_own_answers_only()
    {
        using var resident = await new Resident(Site).Begins();
        await resident.Answers(("Words", "true words"));
        await resident.Answers(("Area", "ashmere"), ("Words", "smuggled"), ("Step", "sent"), ("Checked", "true"));
        resident.Step.ShouldBe("who");
        await resident.Answers();
        await resident.Answers(("Promise", "anonymous"), ("Reply", "none"));
        resident.Page.Words.ShouldContain("true words");
        resident.Page.Words.ShouldNotContain("smuggled");
    }

    [Fact]
    public async Task Back_and_change_lead_to_earlier_steps_and_none_is_skipped()
    {
        using var resident = await new Resident(Site).Begins();
        await resident.Answers(("Words", "first words"));
        resident.Page.Page.QuerySelector(".govuk-back-link")!.GetAttribute("href").ShouldBe("/report?step=worry");
        await resident.Visitor.Go("/report?step=worry");
        (await resident.Opens()).Page.Page.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("first words");
        await resident.Visitor.Go("/report?step=check");
        (await resident.Opens()).Step.ShouldBe("worry", "a step that was not reached is not open");
    }

    [Fact]
    public async Task A_draft_is_sealed_and_its_row_does_not_say_whose_it_is()
    {
        using var resident = await new Resident(Site).Begins();
        await resident.Answers(("Words", "Planted-In-A-Draft"));
        var token = resident.Visitor.Cookies["__Host-draft"];
        token.Length.ShouldBe(64);
        await using var db = Site.Partnership.Safeguarding();
        foreach (var draft in await db.Set<Draft>().ToListAsync())
        {
            System.Text.Encoding.UTF8.GetString(draft.Content).ShouldNotContain("Planted-In-A-Draft");
            draft.Id.ToString("N").ShouldNotContain(token[..16]);
            draft.OwnerKey.ShouldBeNull();
        }
    }

    [Fact]
    public async Task After_an_hour_the_draft_is_gone_and_the_page_says_what_happened()
    {
        await using var site = await RunningBreakwater.Start();
        using var resident = await new Resident(site).Begins();
        await resident.Answers(("Words", "typed in time"));
        site.Clock.GoOn(TimeSpan.FromMinutes(61));
        await resident.Answers(("Where", "typed too late"));
        resident.Page.Words.ShouldContain("What you typed has been deleted");
        resident.Step.ShouldBe("danger");
        await resident.Answers(("Danger", "no"));
        await resident.Answers(("About", "child"));
        await resident.Answers();
        resident.Page.Page.QuerySelector("textarea")!.TextContent.Trim().ShouldBeEmpty();
        await resident.Answers(("Words", "again"));
        resident.Page.Page.QuerySelector("[name='Answers.Where']")!.GetAttribute("value").ShouldBe("typed too late", "what stood on the last page was not lost");

        site.Clock.GoOn(TimeSpan.FromMinutes(61));
        (await resident.Opens()).Page.Words.ShouldContain("What you typed has been deleted");
        using var other = await new Resident(site).Begins();
        await using var db = site.Partnership.Safeguarding();
        await new Drafts(db).ForgetExpired();
        await db.SaveChangesAsync();
        (await db.Set<Draft>().CountAsync()).ShouldBe(1, "a draft that has run out is deleted, with its key");
        (await db.Set<RecordKey>().CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Exit_this_page_deletes_draft_and_cookie_and_clears_the_browser()
    {
        await using var site = await RunningBreakwater.Start();
        using var resident = await new Resident(site).Begins();
        await resident.Answers(("Words", "gone in a moment"));
        var left = await resident.Visitor.Get(resident.Page.Page.QuerySelector("a[data-bw-exit]")!.GetAttribute("href")!);
        left.Status.ShouldBe(HttpStatusCode.Redirect);
        left.Location.ShouldBe("https://www.bbc.co.uk/weather");
        left.Headers["Clear-Site-Data"].ShouldBe("\"cache\", \"cookies\", \"storage\"");
        resident.Visitor.Cookies.ContainsKey("__Host-draft").ShouldBeFalse();
        await using var db = site.Partnership.Safeguarding();
        (await db.Set<Draft>().AnyAsync()).ShouldBeFalse();
        (await db.Set<RecordKey>().AnyAsync()).ShouldBeFalse();
        (await resident.Opens()).Step.ShouldBe("danger");
    }

    // On PostgreSQL, where the second press waits for the first in the middle.
    [Fact]
    public async Task Exit_this_page_pressed_twice_at_once_leads_away_both_times()
    {
        await using var site = await OnBoth.Start(Database.Postgres);
        using var resident = await new Resident(site).Begins();
        await using var first = site.Partnership.Safeguarding();
        await using var transaction = await first.Database.BeginTransactionAsync();
        first.Remove(await first.Set<Draft>().SingleAsync());
        await first.SaveChangesAsync();
        var second = resident.Visitor.Get("/leave");
        await Task.Delay(TimeSpan.FromSeconds(1));
        second.IsCompleted.ShouldBeFalse("it waits for the first");
        await transaction.CommitAsync();
        var left = await second;
        (left.Status, left.Location).ShouldBe((HttpStatusCode.Redirect, "https://www.bbc.co.uk/weather"));
        resident.Visitor.Cookies.ContainsKey("__Host-draft").ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_has_sent_it_is_never_told_that_nothing_was_sent()
    {
        await using var site = await RunningBreakwater.Start();
        using var resident = await new Resident(site).FillsIn();
        var check = resident.Page.Page.QuerySelectorAll("main form input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).Where(i => i.Item1 != "__once").ToArray();
        await resident.Sends();
        resident.Receipt.ShouldNotBeNull();
        var token = resident.Visitor.Cookies["__Host-draft"];
        site.Clock.GoOn(TimeSpan.FromMinutes(11));
        (await resident.Visitor.Post("/report")).Location.ShouldBe("/", "the last page is cleared, however late");
        resident.Visitor.Cookies.ContainsKey("__Host-draft").ShouldBeFalse();

        // The line broke after sending, and the page with the button stands there still.
        resident.Visitor.Keep("__Host-draft", token);
        var again = await resident.Visitor.PostPlain("/report", check);
        again.Words.ShouldContain("We have it. Thank you");
        again.Words.ShouldNotContain("Nothing was sent");
        resident.Visitor.Cookies["__Host-draft"].ShouldNotBe(token);

        // Whoever opens the page later reads nothing of it, and what is typed next is another report.
        foreach (var path in new[] { "/report", "/report?step=danger" })
        {
            resident.Visitor.Keep("__Host-draft", token);
            var later = await resident.Visitor.Go(path);
            later.Words.ShouldNotContain("We have it", Case.Sensitive, path);
            later.Words.ShouldNotContain("Nothing was sent", Case.Sensitive, path);
            resident.Visitor.Cookies.ContainsKey("__Host-draft").ShouldBeFalse(path);
        }
        await using var db = site.Partnership.Safeguarding();
        (await db.Set<Draft>().CountAsync()).ShouldBe(1, "the one that was begun when the button was pressed again");
    }

    [Fact]
    public async Task What_is_kept_while_typing_stays_kept_and_never_comes_back_after_leaving()
    {
        using var resident = await new Resident(Site).Begins();
        var open = resident.Page;
        (await resident.Visitor.Post("/report?handler=Keep", ("Answers.Words", "half a sent"), ("__once", ""))).Status.ShouldBe(HttpStatusCode.NoContent);
        (await resident.Opens()).Page.Page.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("half a sent");
        var hidden = open.Page.QuerySelectorAll("main form input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).ToArray();
        var underWay = resident.Visitor.Cookies["__Host-breakwater-form"];
        await resident.Visitor.Get("/leave");
        resident.Visitor.Keep("__Host-breakwater-form", underWay);
        (await resident.Visitor.PostPlain("/report?handler=Keep", [.. hidden, ("Answers.Words", "late")])).Status.ShouldBe(HttpStatusCode.Gone);
    }

    // "Exit this page" took the browser's cookies; going back to a page that was drawn with a fault, it sends that step again.
    [Fact]
    public async Task A_step_that_a_browser_sends_again_after_leaving_leads_away_and_shows_nothing()
    {
        using var resident = await new Resident(Site).Begins();
        await resident.Answers(("Words", ""));
        var hidden = resident.Page.Page.QuerySelectorAll("main form input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).ToArray();
        await resident.Visitor.Get("/leave");
        using var back = Site.Visitor();
        back.Pressed = false;
        var answer = await back.PostPlain("/report", [.. hidden, ("Answers.Words", "two lads")]);
        (answer.Status, answer.Location, answer.Text).ShouldBe((HttpStatusCode.Redirect, "https://www.bbc.co.uk/weather", ""));
    }

    // As a browser that doesn't know Clear-Site-Data (Safari before 17): it forgets what the answer itself deletes, and nothing else.
    [Fact]
    public async Task Leaving_deletes_every_cookie_by_itself_so_that_a_step_sent_again_is_not_taken()
    {
        await using var site = await RunningBreakwater.Start();
        using var resident = await new Resident(site).Begins();
        await resident.Answers(("Words", ""));
        var hidden = resident.Page.Page.QuerySelectorAll("main form input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).ToArray();
        resident.Visitor.Keep("__Host-breakwater-note", "a line for the next page");
        var left = await resident.Visitor.Get("/leave");
        resident.Visitor.Cookies.ShouldBeEmpty();
        foreach (var name in new[] { "form", "note" }) left.Headers["Set-Cookie"].ShouldMatch($"__Host-breakwater-{name}=; expires=[^;]+; path=/; secure");
        resident.Visitor.Pressed = false;
        var answer = await resident.Visitor.PostPlain("/report", [.. hidden, ("Answers.Words", "two lads")]);
        (answer.Status, answer.Location, answer.Text).ShouldBe((HttpStatusCode.Redirect, "https://www.bbc.co.uk/weather", ""));
        resident.Visitor.Cookies.ShouldBeEmpty();
        await using var db = site.Partnership.Safeguarding();
        (await db.Set<Draft>().AnyAsync()).ShouldBeFalse("what was typed is kept nowhere again");
    }

    // A form may lead to no other site, so a browser would do nothing at all.
    [Theory, InlineData(true), InlineData(null)]
    public async Task Whoever_presses_a_button_after_the_cookies_are_gone_reads_that_nothing_was_sent(bool? pressed)
    {
        using var resident = await new Resident(Site).Begins();
        var hidden = resident.Page.Page.QuerySelectorAll("main form input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).ToArray();
        using var bare = Site.Visitor();
        bare.Pressed = pressed;
        var answer = await bare.PostPlain("/report", [.. hidden, ("Answers.Words", "two lads")]);
        (answer.Status, answer.Page.Title).ShouldBe((HttpStatusCode.BadRequest, "Local services"));
        answer.Words.ShouldContain("Nothing was sent");
        answer.Text.ShouldNotContain("two lads");
    }

    // A telephone that dropped its cookies sends the last page again: led away without a word, a reporter would take it for sent.
    [Fact]
    public async Task Whoever_presses_the_last_button_without_cookies_reads_that_nothing_was_sent_and_nothing_that_was_typed()
    {
        using var resident = await new Resident(Site).FillsIn();
        resident.Step.ShouldBe("check");
        var hidden = resident.Page.Page.QuerySelectorAll("main form input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).ToArray();
        using var bare = Site.Visitor();
        var answer = await bare.PostPlain("/report", hidden);
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Page.Title.ShouldBe("Local services");
        answer.Words.ShouldContain("Nothing was sent");
        answer.Words.ShouldContain("ring 999");
        foreach (var typed in new[] { "older lads", "by the park", "Petra" }) answer.Text.ShouldNotContain(typed);
    }

    [Fact]
    public async Task A_form_without_its_token_says_so_in_words()
    {
        using var visitor = Site.Visitor();
        var answer = await visitor.PostPlain("/report", ("step", "danger"), ("Answers.Danger", "no"));
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Words.ShouldContain("Nothing was sent");
    }

    [Fact]
    public async Task A_page_larger_than_we_take_in_says_how_large_and_keeps_the_draft()
    {
        using var resident = await new Resident(Site).Begins();
        var answer = await resident.Visitor.Post("/report", ("Answers.Words", new string('z', 1_100_000)));
        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Words.ShouldContain("one page can take 1,048,576");
        (await resident.Opens()).Step.ShouldBe("worry");
    }
}
