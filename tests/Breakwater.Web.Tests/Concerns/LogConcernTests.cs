using System.Net;
using Breakwater.Kernel.Clocks;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Concerns;

public sealed class LogConcernTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    [Fact]
    public async Task A_call_that_is_logged_is_the_officers_at_once_with_its_words_sealed()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("A grey car waits for Quentin Larkspur each night.", ("Input.Name", "Quentin Larkspur"), ("Input.TakeIt", "true"), ("Input.Area", "ashmere"));
        var concern = await county.Site.Stored(id);
        (concern.Status, concern.HolderId, concern.Channel).ShouldBe((ConcernStatus.Acknowledged, county.Site.People["owen.marsh"].Id, Channel.Telephone));
        System.Text.Encoding.UTF8.GetString(concern.Narrative).ShouldNotContain("grey car");
        var page = await owen.Get("/concerns/" + id);
        page.Words.ShouldContain("A grey car waits for Quentin Larkspur each night.");
        page.Words.ShouldContain("nobody has checked it yet");
    }

    [Fact]
    public async Task What_a_child_said_who_rang_is_enough_and_stands_apart_as_the_childs_words_without_a_hint()
    {
        const string Said = "I ran off because he said he would hurt my mum.";
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var form = (await owen.Get("/concerns/log")).Page;
        form.QuerySelector("[data-bw-wording-for=Input_Narrative]").ShouldNotBeNull();
        form.QuerySelector("textarea[name='Input.OwnWords']").ShouldNotBeNull();
        form.QuerySelector("[data-bw-wording-for=Input_OwnWords]").ShouldBeNull("a child's own words are never hinted at");

        var id = await owen.Logs("", ("Input.OwnWords", Said), ("Input.TakeIt", "true"));
        System.Text.Encoding.UTF8.GetString((await county.Site.Stored(id)).Circumstances!).ShouldNotContain("ran off");
        var page = await owen.Get("/concerns/" + id);
        page.Page.QuerySelector(".bw-own-words")!.TextContent.ShouldBe(Said);
        page.Words.ShouldContain("In the child's own words");
        page.Words.ShouldNotContain("Nothing was written");

        var both = await owen.Logs("Sounded frightened.", ("Input.OwnWords", Said), ("Input.TakeIt", "true"));
        var part = (await owen.Get("/concerns/" + both)).Page.QuerySelector("[aria-labelledby=narrative]")!;
        (part.QuerySelector(".bw-narrative")!.TextContent, part.QuerySelector(".bw-own-words")!.TextContent).ShouldBe(("Sounded frightened.", Said));
        await owen.Get($"/concerns/{both}/copy");
        var copy = (await owen.Post($"/concerns/{both}/copy", ("Recipient", "Head of Calder High"), ("Reason", "She keeps watch."), ("Form", "paper"))).Words;
        copy.ShouldContain("In the child's own words");
        copy.ShouldContain(Said);

        await owen.Get("/concerns/log");
        var tooLong = await owen.Post("/concerns/log", ("Input.Channel", "Telephone"), ("Input.About", "child"), ("Input.OwnWords", new string('x', 10_001)));
        tooLong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        tooLong.Page.QuerySelector(".govuk-error-summary a[href='#Input_OwnWords']")!.TextContent.ShouldContain("can have up to 10,000 characters and these have 10,001");
        tooLong.Page.QuerySelector("textarea[name='Input.OwnWords']")!.TextContent.Trim().Length.ShouldBe(10_001, "nothing is lost");
    }

    [Fact]
    public async Task An_e_mail_of_Friday_evening_that_is_logged_on_Tuesday_is_late()
    {
        await using var site = await RunningBreakwater.Start();
        site.Clock.GoOn(TimeSpan.FromDays(6));
        using var owen = await site.SignedInAs("owen.marsh");
        var id = await owen.Logs("A teacher wrote on Friday.", ("Input.Channel", "Email"), ("Input.TakeIt", "true"),
            ("Input.CameOn.Day", "20"), ("Input.CameOn.Month", "11"), ("Input.CameOn.Year", "2026"), ("Input.CameAt", "17:40"));
        var concern = await site.Stored(id);
        concern.ReceivedAt.ShouldBe(new DateTime(2026, 11, 20, 17, 40, 0, DateTimeKind.Utc));
        concern.DueAt.ShouldBe(DecisionClock.Due(site.Partnership.Partnership.Configuration, concern.ReceivedAt));
        LondonDay.Of(concern.DueAt).ShouldBe(new DateOnly(2026, 11, 23), "the working day after it came, and not after it was logged");
        (await owen.Get("/concerns/" + id)).Page.QuerySelector(".bw-record")!.TextContent.ShouldContain("late");

        var now = await site.Stored(await owen.Logs("A call just now."));
        LondonDay.Of(now.ReceivedAt).ShouldBe(new DateOnly(2026, 11, 24));
        LondonDay.Of(now.DueAt).ShouldBe(new DateOnly(2026, 11, 25));
    }

    [Theory]
    [InlineData("18", "11", "2026", "", "Enter the time at which it reached us")]
    [InlineData("18", "11", "2026", "25:00", "Enter the time at which it reached us")]
    [InlineData("18", "11", "2099", "10:00", "The day on which it reached us must be today or earlier")]
    [InlineData("", "", "", "23:59", "That time is still to come today")]
    [InlineData("1", "6", "2026", "10:00", "more than 60 days ago")]
    [InlineData("31", "9", "2026", "10:00", "September 2026 has 30 days")]
    public async Task A_time_at_which_it_can_t_have_come_is_said_and_what_was_typed_stays(string day, string month, string year, string time, string says)
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        await owen.Get("/concerns/log");
        var answer = await owen.Post("/concerns/log", ("Input.Channel", "Email"), ("Input.About", "child"), ("Input.Narrative", "A car waits."),
            ("Input.CameOn.Day", day), ("Input.CameOn.Month", month), ("Input.CameOn.Year", year), ("Input.CameAt", time));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Page.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain(says);
        answer.Page.QuerySelector("input[name='Input.CameOn.Day']")!.GetAttribute("value").ShouldBe(day);
        (answer.Page.QuerySelector("input[name='Input.CameAt']")!.GetAttribute("value") ?? "").ShouldBe(time);
        answer.Page.QuerySelector("input[name='Input.CameAt']")!.Closest("details")!.HasAttribute("open").ShouldBeTrue("the box that is to be mended stands open");
        answer.Page.QuerySelector("textarea[name='Input.Narrative']")!.TextContent.Trim().ShouldBe("A car waits.");
    }

    [Fact]
    public async Task An_urgent_call_tells_the_duty_manager_though_it_is_taken_on_and_whoever_has_it_can_still_call_for_help()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var dana = await county.Site.SignedInAs("dana.whitlock");
        (string, string)[] urgent = [("Input.Urgent", "true"), ("Input.TakeIt", "true")];
        var id = await owen.Logs("They stand at his door.", urgent);
        var reference = (await county.Site.Stored(id)).Reference;
        (await dana.Get("/desk")).Words.ShouldContain($"{reference} came in as urgent. Look at it now.");
        (await owen.Get("/desk")).Words.ShouldNotContain($"{reference} came in as urgent");

        var form = $"form[action='/concerns/{id}/urgent']";
        (await owen.Get("/concerns/" + id)).Page.QuerySelector(form).ShouldNotBeNull();
        (await owen.Does(id, "urgent", ("In.Urgent", "They broke the door."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await dana.Get("/desk")).Words.ShouldContain($"{reference} was marked urgent");
        (await owen.Get("/concerns/" + id)).Page.QuerySelector(form).ShouldBeNull("the duty manager was told by hand already");

        // Whoever is the duty manager isn't told what they know; the others of the team are.
        var danas = (await county.Site.Stored(await dana.Logs("They are back.", urgent))).Reference;
        (await dana.Get("/desk")).Words.ShouldNotContain($"{danas} came in as urgent");
        (await owen.Get("/desk")).Words.ShouldContain($"{danas} came in as urgent");
    }

    [Fact]
    public async Task A_pasted_e_mail_is_kept_as_it_came_and_opens_to_the_identity_guardian_alone()
    {
        const string Mail = "From: Wilhelmina Frost\nSubject: worried\n\n  Two spaces stay.";
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("A teacher is worried.", ("Input.Channel", "Email"), ("Input.Promise", "Confidential"), ("Input.Original", Mail));
        (await owen.Get("/concerns/" + id)).Text.ShouldNotContain("Wilhelmina", Case.Insensitive, "its sender and signature say who told us");
        (await owen.Get("/concerns/" + id)).Words.ShouldContain("somebody whose name only the identity guardian may open");
        using var grace = await county.Site.SignedInAs("grace.okafor");
        await grace.Get("/identities");
        var opened = await grace.Post("/identities", ("Reference", (await county.Site.Stored(id)).Reference), ("Reason", "To ask the teacher when it began"));
        opened.Page.QuerySelector(".bw-original")!.TextContent.ShouldBe(Mail);
    }

    [Fact]
    public async Task Of_somebody_who_stays_anonymous_no_e_mail_is_kept_and_nothing_typed_is_lost()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        await owen.Get("/concerns/log");
        var answer = await owen.Post("/concerns/log", ("Input.Channel", "Email"), ("Input.About", "child"), ("Input.Narrative", "A car waits."), ("Input.Promise", "Anonymous"), ("Input.Original", "From: Ottoline Reed"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain("They stay anonymous, and the e-mail shows who wrote it");
        answer.Page.QuerySelector("textarea[name='Input.Original']")!.TextContent.Trim().ShouldBe("From: Ottoline Reed");
    }

    [Fact]
    public async Task Somebody_else_who_was_named_poses_no_risk_unless_it_was_said()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Her aunt was there too.", ("Input.Name", "Juniper Vale"), ("Input.OtherName", "Hazel Vale"));
        (await county.Site.Stored(id)).People.Single(p => p.Name?.Text == "Hazel Vale").Role.ShouldBe(PersonRole.Other);
    }

    [Fact]
    public async Task The_form_sent_again_leads_to_the_concern_that_it_made_even_when_it_would_be_refused_now()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var once = ("__once", "00000000000070008000000000000b0b");
        var id = await owen.Logs("A blue van waits for Peregrine Ash.", ("Input.Name", "Peregrine Ash"), once);
        foreach (var said in new[] { "A blue van waits for Peregrine Ash.", "" })
        {
            await owen.Get("/concerns/log");
            var again = await owen.Post("/concerns/log", ("Input.Channel", "Telephone"), ("Input.About", "child"), ("Input.Narrative", said), ("Input.Name", "Peregrine Ash"), once);
            again.Status.ShouldBe(HttpStatusCode.Redirect, said);
            again.Location.ShouldEndWith(id);
        }
        (await county.Site.Ask(db => db.Concerns.CountAsync(c => c.People.Any(p => p.NormalisedName == "peregrine ash")))).ShouldBe(1);
    }

    [Fact]
    public async Task Faults_come_back_each_with_its_sentence_and_everything_typed()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        await owen.Get("/concerns/log");
        var answer = await owen.Post("/concerns/log", ("Input.Name", "Robin Fairweather"), ("Input.Born.Day", "31"), ("Input.Born.Month", "2"), ("Input.Born.Year", "2012"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain("Choose how it reached you");
        answer.Words.ShouldContain("Write what was said");
        answer.Words.ShouldContain("February 2012 has 29 days");
        answer.Text.ShouldContain("value=\"Robin Fairweather\"");
        var unborn = await owen.Post("/concerns/log", ("Input.Channel", "Telephone"), ("Input.About", "child"), ("Input.Narrative", "She has a new phone."),
            ("Input.Born.Day", "3"), ("Input.Born.Month", "2"), ("Input.Born.Year", "1850"));
        (unborn.Status, unborn.Words.Contains("A date of birth can't be before 1900", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.UnprocessableEntity, true));
    }

    [Fact]
    public async Task A_worry_for_another_door_goes_there_and_stays_closed_to_who_logged_it()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        await owen.Get("/concerns/log");
        var answer = await owen.Post("/concerns/log", ("Input.Channel", "WalkIn"), ("Input.About", "adult"), ("Input.Narrative", "Strangers live in her flat."));
        answer.Location.ShouldBe("/concerns/log");
        (await owen.Get("/concerns/log")).Words.ShouldContain("It went to Adults' Front Door");
    }

    [Fact]
    public async Task The_step_sets_purpose_and_basis_and_its_one_line_changes_them()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        (await owen.Get("/concerns/log")).Page.QuerySelector(".bw-lawful summary")!.TextContent.ShouldContain("taking in a worry");
        var usual = await owen.Logs("A boy was seen with a knife.");
        (await owen.Get("/concerns/" + usual)).Page.QuerySelector(".bw-timeline")!.TextContent.ShouldNotContain("vital interests");
        var id = await owen.Logs("He says that they will come for him tonight.", ("Input.Basis", "gdpr-6-1-d"), ("Input.TakeIt", "true"));
        (await owen.Get("/concerns/" + id)).Page.QuerySelector(".bw-timeline")!.TextContent.ShouldContain("vital interests: somebody's life or safety");

        await owen.Get("/concerns/log");
        var strange = await owen.Post("/concerns/log", ("Input.Channel", "Telephone"), ("Input.About", "child"), ("Input.Narrative", "He has two phones."), ("Input.Basis", "because-i-want-to"));
        strange.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        strange.Page.QuerySelector("textarea[name='Input.Narrative']")!.TextContent.ShouldContain("He has two phones.", Case.Sensitive, "what was typed is kept");
    }

    [Theory]
    [InlineData("Not safe to ring home: his stepfather answers", "By text", "Not safe to ring home: his stepfather answers")]
    [InlineData("Not safe to call", "Not safe to call", "The family: Not safe to call")]
    public async Task Whether_it_is_safe_to_ring_home_goes_with_a_logged_call_to_whoever_is_asked_and_referred_to(string family, string caller, string read)
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var carys = await county.Site.SignedInAs("carys.bevan");
        using var mia = await county.Site.SignedInAs("mia.castle");
        var id = await owen.Logs("His uncle rang about him.", ("Input.Name", "Rowan Teasel"), ("Input.SafeToContact", family), ("Input.SafeContact", caller), ("Input.TakeIt", "true"));
        (await owen.Get("/concerns/" + id)).Page.QuerySelector(".bw-record__alert")!.TextContent.ShouldContain($"{read}. Whoever told us: {caller}");
        (await owen.Does(id, "ask", ("In.Agencies", "education/ashmere-pru"), ("In.Who", "Rowan Teasel"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await owen.Does(id, "decide", ("In.Decision", "early-help"), ("In.Team", "stepping-stones/mentors"), ("In.Words", "A mentor he may trust."))).Status.ShouldBe(HttpStatusCode.Redirect);
        var concern = Kernel.Ids.Id<Concern>.Parse(id, null);
        var check = await county.Site.Ask(db => db.Checks.Where(c => c.ConcernId == concern).Select(c => c.Id).SingleAsync());
        var referral = await county.Site.Ask(db => db.Referrals.Where(r => r.ConcernId == concern).Select(r => r.Id).SingleAsync());
        foreach (var page in new[] { await carys.Get("/checks/" + check), await mia.Get("/referrals/" + referral) })
        {
            page.Page.QuerySelector(".bw-record__alert")!.TextContent.ShouldContain(read);
            page.Page.QuerySelector(".bw-record__facts")!.TextContent.ShouldNotContain("Whoever told us", Case.Sensitive, "how the caller may be reached goes no further");
        }
    }

    [Fact]
    public async Task Who_told_us_stays_sealed_and_is_on_no_page_of_the_hub()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("She rang about a neighbour's child.", ("Input.CallerName", "Winifred Tansy"), ("Input.CallerPhone", "01632 960777"), ("Input.SafeContact", "Not safe to call"));
        var page = await owen.Get("/concerns/" + id);
        page.Text.ShouldNotContain("Winifred");
        page.Text.ShouldNotContain("960777");
        page.Page.QuerySelector(".bw-record__alert")!.TextContent.ShouldContain("Not safe to call");
    }
}
