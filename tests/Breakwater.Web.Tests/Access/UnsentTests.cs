using System.Net;
using System.Text;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Storage;
using Breakwater.Testing;
using Breakwater.Web.Access.Unsent;
using Breakwater.Web.Tests.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Access;

/// <summary>What a worker typed while their session ran out: kept for them alone, and sent on once.</summary>
public sealed class UnsentTests : IAsyncLifetime
{
    private const string Said = "A grey car waits for Quentin Larkspur each night.", MustBeEnteredAgain = "it must be entered again after you sign in";
    private const string Kept = "/sign-in?back=%2Funsent", NotKept = "/sign-in?back=%2F&lost=true";
    private static readonly (string, string)[] Call = [("Input.Channel", "Telephone"), ("Input.About", "child"), ("Input.Narrative", Said)];
    private RunningBreakwater _site = null!;

    public async ValueTask InitializeAsync() => _site = await RunningBreakwater.Start();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(61)]
    [InlineData(13 * 60)]
    public async Task A_call_that_was_typed_over_the_end_of_a_session_is_kept_sealed_and_sent_on_once(int minutes)
    {
        using var owen = await LoggedTooLate(Call, minutes);
        (await _site.Ask(db => db.Concerns.CountAsync())).ShouldBe(0);
        var draft = await _site.Ask(db => db.Set<Draft>().AsNoTracking().SingleAsync(d => d.Form == "unsent"));
        Encoding.UTF8.GetString(draft.Content).ShouldNotContain("grey car");

        (await SignsIn(owen, "owen.marsh", "/unsent")).ShouldBe("/unsent");
        var page = await owen.Get("/unsent");
        page.Words.ShouldContain(Said);
        page.Words.ShouldContain("nothing was sent");
        (string, string)[] form = [.. page.Page.Forms.Single(f => f.GetAttribute("action") == "/concerns/log").QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))];
        var sent = await owen.PostPlain("/concerns/log", form);
        sent.Location.ShouldNotBeNull(sent.Words).ShouldStartWith("/concerns/");
        (await owen.Get(sent.Location!)).Words.ShouldContain(Said);
        (await owen.Get("/unsent")).Words.ShouldContain("There is nothing of yours");
        (await owen.PostPlain("/concerns/log", form)).Location.ShouldBe(sent.Location, "sent on twice, it is one concern");
        (await _site.Ask(db => db.Concerns.CountAsync())).ShouldBe(1);
        (await _site.Ask(db => db.Set<RecordKey>().CountAsync(k => k.RecordId == draft.Id))).ShouldBe(0, "its key went with it");
    }

    [Fact]
    public async Task It_is_read_under_the_questions_of_its_page_and_in_the_words_that_were_chosen()
    {
        using var owen = await LoggedTooLate(
        [
            .. Call, ("Input.Born.Day", "28"), ("Input.Born.Month", "11"), ("Input.Born.Year", "2012"), ("Input.OtherRole", "SaidToPoseRisk"), ("Input.Signs", "C20"), ("Input.Signs", "C24"),
            ("Input.Area", "port-calder"), ("Input.Where", "Telephone"), ("Input.Urgent", "true"), ("Input.Purpose", "safeguarding-referral"), ("Input.Basis", "care-act-42"),
        ]);
        await SignsIn(owen, "owen.marsh", "/unsent");
        var page = await owen.Get("/unsent");
        page.Page.QuerySelector("main h2")!.TextContent.ShouldStartWith("Log a concern you were told, ");
        Rows(page).ShouldBe(
        [
            ("How did it reach you?", "Telephone"), ("Who or what is it about?", "A child"), ("What was said?", Said), ("Date of birth", "28 11 2012"), ("What part do they play?", "Said to pose a risk"),
            ("Signs that you were told of", "A new phone, or more than one\nIs given lifts, vapes, food, drugs or alcohol"), ("Area", "Port Calder"), ("Where", "Telephone"),
            ("Now", "Urgent: somebody may be in danger"), ("Purpose", "handing a case to those who will act on it"), ("Lawful basis", "adult safeguarding enquiry"),
        ]);
    }

    [Fact]
    public async Task What_was_typed_on_a_concern_s_own_page_is_read_so_too()
    {
        using var owen = await _site.SignedInAs("owen.marsh");
        var (form, token) = await Form(owen);
        _site.Clock.GoOn(TimeSpan.FromMinutes(61));
        (await owen.PostPlain("/concerns/01980c5e-0000-7000-8000-000000000000/decide?handler=X", ("__once", form), ("__RequestVerificationToken", token), ("Version", "3"),
            ("In.Decision", "early-help"), ("In.Team", "csc/ashmere-family"), ("In.Words", Said), ("In.HowOld", "14"))).Location.ShouldBe(Kept);
        await SignsIn(owen, "owen.marsh", "/unsent");
        Rows(await owen.Get("/unsent")).ShouldBe(
        [
            ("What happens next?", "Early help"), ("To which team?", "Merrowshire Children's Services: Ashmere Family Help"), ("Why, and what they need to know", Said), ("How old", "14"),
        ]);
    }

    [Fact]
    public async Task Whoever_else_signs_in_on_that_computer_sees_nothing_and_takes_nothing_away()
    {
        using var owen = await LoggedTooLate(Call);
        using var other = _site.Visitor();
        foreach (var (name, value) in owen.Cookies) other.Keep(name, value);
        (await SignsIn(other, "tessa.boyle", "/unsent")).ShouldBe("/unsent");
        var hers = await other.Get("/unsent");
        hers.Words.ShouldContain("There is nothing of yours");
        hers.Text.ShouldNotContain("grey car");
        var key = await TheirKey("owen.marsh");
        await other.Get("/account");
        await other.Post("/unsent", ("key", key));
        (await SignsIn(other, "tessa.boyle", null)).ShouldBe("/desk");

        (await SignsIn(owen, "owen.marsh", null)).ShouldBe("/unsent", "by whatever way they sign in");
        (await owen.Get("/unsent")).Words.ShouldContain(Said);
        await owen.Post("/unsent", ("key", key));
        (await owen.Get("/unsent")).Words.ShouldContain("There is nothing of yours");
    }

    [Fact]
    public async Task One_with_something_to_mend_is_drawn_in_its_own_form_and_kept_until_that_is_taken()
    {
        using var owen = await LoggedTooLate([("Input.About", "child"), ("Input.Narrative", Said)]);
        await SignsIn(owen, "owen.marsh", "/unsent");
        await owen.Get("/unsent");
        var again = await owen.Post("/concerns/log");
        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Words.ShouldContain("Choose how it reached you");
        again.Page.QuerySelector("textarea[name='Input.Narrative']")!.TextContent.Trim().ShouldBe(Said);
        using (var window = _site.Visitor())
        {
            foreach (var (name, value) in owen.Cookies) window.Keep(name, value);
            (await window.Get("/unsent")).Words.ShouldContain(Said);
        }
        (await owen.Post("/concerns/log", Call)).Location.ShouldNotBeNull();
        (await owen.Get("/unsent")).Words.ShouldContain("There is nothing of yours");
        (await _site.Ask(db => db.Concerns.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task After_some_days_it_is_gone()
    {
        using var owen = await LoggedTooLate(Call);
        _site.Clock.GoOn(UnsentForms.Life);
        (await SignsIn(owen, "owen.marsh", null)).ShouldBe("/desk");
        (await owen.Get("/unsent")).Text.ShouldNotContain("grey car");
    }

    [Fact]
    public async Task Nobody_puts_words_into_somebody_s_hands_and_no_password_is_kept()
    {
        using var owen = await _site.SignedInAs("owen.marsh");
        var (form, token) = await Form(owen);
        using var tessa = await _site.SignedInAs("tessa.boyle");
        await tessa.Get("/account");
        var (_, hers) = await Form(tessa, "/account");
        _site.Clock.GoOn(TimeSpan.FromMinutes(61));

        (string, string)[] Sent(string once, string? proof) => proof is null ? [("__once", once), .. Call] : [("__once", once), ("__RequestVerificationToken", proof), .. Call];
        (await owen.PostPlain("/concerns/log", Sent(form, null))).Location.ShouldBe(NotKept, "from nowhere");
        (await owen.PostPlain("/concerns/log", Sent(form, hers))).Location.ShouldBe(NotKept, "made for somebody else");
        (await owen.PostPlain("/account?handler=Password", ("__once", form), ("__RequestVerificationToken", token), ("OldPassword", "kettle orbit velvet"), ("Code", "123456"))).Location.ShouldBe(NotKept);
        using (var stranger = _site.Visitor()) (await stranger.PostPlain("/concerns/log", Sent(form, token))).Location.ShouldBe(NotKept, "nobody was signed in");
        for (var i = 0; i < UnsentForms.Most; i++) (await owen.PostPlain("/concerns/log", Sent(i.ToString("x32", System.Globalization.CultureInfo.InvariantCulture), token))).Location.ShouldBe(Kept);
        (await owen.PostPlain("/concerns/log", Sent(form, token))).Location.ShouldBe(NotKept, "no more than that for one person");
        (await _site.Ask(db => db.Set<Draft>().CountAsync())).ShouldBe(UnsentForms.Most);
    }

    [Fact]
    public async Task A_session_that_was_ended_keeps_nothing()
    {
        using var owen = await _site.SignedInAs("owen.marsh");
        var (form, token) = await Form(owen);
        using var elsewhere = _site.Visitor();
        foreach (var (name, value) in owen.Cookies) elsewhere.Keep(name, value);
        await owen.Get("/account");
        await owen.Post("/account?handler=Everywhere");
        (await elsewhere.PostPlain("/concerns/log", [("__once", form), ("__RequestVerificationToken", token), .. Call])).Location.ShouldBe(NotKept);
    }

    [Fact]
    public async Task A_form_that_lay_open_is_taken_after_the_same_person_has_signed_in_again_and_from_nobody_else()
    {
        using var owen = await _site.SignedInAs("owen.marsh");
        var (form, token) = await Form(owen);
        (string, string)[] open = [("__once", form), ("__RequestVerificationToken", token), .. Call];
        await SignsIn(owen, "dana.whitlock", null);
        (await owen.PostPlain("/concerns/log", open)).Status.ShouldBe(HttpStatusCode.BadRequest);
        await SignsIn(owen, "owen.marsh", null);
        (await owen.PostPlain("/concerns/log", open)).Location.ShouldNotBeNull().ShouldStartWith("/concerns/");
    }

    [Theory]
    [InlineData("owen.marsh", "/search", "/search", "For")]
    [InlineData("neil.ashworth", "/who-looked", "/who-looked", "Reference")]
    [InlineData("neil.ashworth", "/who-looked", "/who-looked?handler=Name", "Name")]
    [InlineData("marcus.hale", "/break-glass", "/break-glass", "Asked")]
    [InlineData("grace.okafor", "/identities", "/identities", "Reason")]
    [InlineData("dana.whitlock", "/identities/emergency", "/identities/emergency", "Reason")]
    public async Task What_only_asks_is_kept_nowhere_and_leads_back_to_its_page(string who, string page, string sent, string box)
    {
        using var worker = await _site.SignedInAs(who);
        await worker.Get(page);
        _site.Clock.GoOn(TimeSpan.FromMinutes(61));
        var door = (await worker.Post(sent, (box, "apple apple apple apple apple apple apple apple"))).Location!;
        door.ShouldBe($"/sign-in?back={Uri.EscapeDataString(page)}&lost=true");
        (await worker.Get(door)).Words.ShouldContain(MustBeEnteredAgain);
        (await _site.Ask(db => db.Set<Draft>().CountAsync())).ShouldBe(0, "the words of a receipt least of all");
        (await SignsIn(worker, who, page)).ShouldBe(page);
        (await worker.Get("/unsent")).Words.ShouldContain("There is nothing of yours");
    }

    [Fact]
    public async Task What_a_guardian_says_came_of_a_message_does_more_than_ask_and_is_kept()
    {
        using var grace = await _site.SignedInAs("grace.okafor");
        await grace.Get("/identities");
        _site.Clock.GoOn(TimeSpan.FromMinutes(61));
        (await grace.Post("/identities?handler=Passed", ("PassedFor", "C-4F7K-92QXH"), ("Outcome", "Told"), ("Said", "The grey car was there again."))).Location.ShouldBe(Kept);
        await SignsIn(grace, "grace.okafor", "/unsent");
        (await grace.Get("/unsent")).Words.ShouldContain("The grey car was there again.");
    }

    // A wrong code that is counted saves the key of the form that it came with, and the act was refused.
    [Fact]
    public async Task One_whose_key_was_stored_by_something_else_than_its_act_stays_kept()
    {
        using var owen = await LoggedTooLate(Call);
        await using (var db = _site.Partnership.Safeguarding())
        {
            db.Add(new IdempotencyKey { Key = Guid.Parse(await TheirKey("owen.marsh")), Answer = "", At = _site.Clock.GetUtcNow().UtcDateTime });
            await db.SaveChangesAsync();
        }
        await SignsIn(owen, "owen.marsh", "/unsent");
        await owen.Get("/unsent");
        (await owen.Post("/concerns/log")).Location.ShouldBe("/concerns/log");
        (await _site.Ask(db => db.Concerns.CountAsync())).ShouldBe(0);
        (await owen.Get("/unsent")).Words.ShouldContain(Said);
    }

    [Fact]
    public async Task Whoever_sent_what_is_not_kept_reads_at_the_door_that_it_must_be_entered_again()
    {
        using var owen = await _site.SignedInAs("owen.marsh");
        var (form, token) = await Form(owen);
        _site.Clock.GoOn(TimeSpan.FromMinutes(61));
        (string, string)[] Sent(string words) => [("__once", form), ("__RequestVerificationToken", token), ("Input.Narrative", words)];
        (await owen.PostPlain("/concerns/log", Sent(new string('w', 1_100_000)))).Location.ShouldBe(NotKept, "longer than we take in");
        var door = await owen.Get(NotKept);
        door.Words.ShouldContain(MustBeEnteredAgain);
        door.Text.ShouldNotContain("wwww");
        (await owen.Get("/sign-in?back=%2F")).Words.ShouldNotContain(MustBeEnteredAgain);
        (await owen.PostPlain("/concerns/log", Sent(Said))).Location.ShouldBe(Kept);
        (await owen.Get(Kept)).Words.ShouldNotContain(MustBeEnteredAgain, customMessage: "it is kept");
        await SignsIn(owen, "owen.marsh", "/unsent");
        (await owen.Get(NotKept)).Words.ShouldNotContain(MustBeEnteredAgain, customMessage: "they are in");
    }

    [Fact]
    public async Task An_act_on_a_record_says_what_it_would_do_and_leads_to_the_record()
    {
        using var owen = await _site.SignedInAs("owen.marsh");
        var concern = $"/concerns/{await owen.Logs(Said, ("Input.TakeIt", "true"))}";
        await owen.Get(concern);
        _site.Clock.GoOn(TimeSpan.FromMinutes(61));
        (await owen.Post(concern + "/decide", ("In.Decision", "advice"), ("In.Words", "Rung her mother."))).Location.ShouldBe(Kept);
        await SignsIn(owen, "owen.marsh", "/unsent");
        var page = await owen.Get("/unsent");
        page.Page.QuerySelector("main h2")!.TextContent.ShouldStartWith("Concern: to decide, ");
        page.Page.QuerySelector($"main a[href='{concern}']").ShouldNotBeNull();

        await owen.Get(concern);
        _site.Clock.GoOn(TimeSpan.FromMinutes(61));
        (await owen.Post(concern + "/decide?handler=Withdraw", ("In.Words", "Rung her father."))).Location.ShouldBe(Kept);
        await SignsIn(owen, "owen.marsh", "/unsent");
        (await owen.Get("/unsent")).Words.ShouldContain("Concern: to take the proposal back, ", customMessage: "a second button is another act");
    }

    [Theory, InlineData("paper"), InlineData("word")]
    public async Task One_that_is_answered_on_the_spot_is_sent_and_is_kept_no_longer(string form)
    {
        using var owen = await _site.SignedInAs("owen.marsh");
        var copy = $"/concerns/{await owen.Logs(Said, ("Input.TakeIt", "true"))}/copy";
        (await owen.Get(copy)).Status.ShouldBe(HttpStatusCode.OK);
        _site.Clock.GoOn(TimeSpan.FromMinutes(61));
        (await owen.Post(copy, ("Recipient", "Head of Calder High"), ("Reason", "She keeps watch."), ("Form", form))).Location.ShouldBe(Kept);
        await SignsIn(owen, "owen.marsh", "/unsent");
        await owen.Get("/unsent");
        var sent = await owen.Post(copy);
        sent.Status.ShouldBe(HttpStatusCode.OK);
        (await owen.Get("/unsent")).Words.ShouldContain("There is nothing of yours");
    }

    private static List<(string, string)> Rows(Answer page) =>
        [.. page.Page.QuerySelectorAll("main .govuk-summary-list__row").Select(r => (r.QuerySelector("dt")!.TextContent, r.QuerySelector("dd")!.TextContent))];

    private async Task<Visitor> LoggedTooLate((string, string)[] typed, int minutes = 61)
    {
        var owen = await _site.SignedInAs("owen.marsh");
        await owen.Get("/concerns/log");
        _site.Clock.GoOn(TimeSpan.FromMinutes(minutes));
        (await owen.Post("/concerns/log", typed)).Location.ShouldBe(Kept);
        return owen;
    }

    private static async Task<(string Once, string Token)> Form(Visitor worker, string path = "/concerns/log")
    {
        var form = (await worker.Get(path)).Page.Forms.First(f => f.QuerySelector("input[name=__once]") is not null && f.GetAttribute("action") != "/sign-out");
        return (form.QuerySelector("input[name=__once]")!.GetAttribute("value")!, form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
    }

    private async Task<string> SignsIn(Visitor visitor, string who, string? back)
    {
        await visitor.Get("/sign-in");
        (string, string)[] fields = [("who", _site.People[who].Id.ToString()), ("Back", back ?? "")];
        return (await visitor.Post("/sign-in", fields)).Location!;
    }

    private async Task<string> TheirKey(string who)
    {
        await using var db = _site.Partnership.Safeguarding();
        return (await new UnsentForms(db).Of(_site.People[who].Id)).Single().Key.ToString();
    }
}
