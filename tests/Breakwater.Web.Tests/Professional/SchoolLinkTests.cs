using System.Net;
using System.Text.RegularExpressions;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Outbox;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Professional;

/// <summary>A school without accounts sends one report by a link.</summary>
public abstract partial class SchoolLinkTests(Merrowshire county)
{
    private RunningBreakwater Site => county.Site;

    [Fact]
    public async Task A_teacher_opens_the_link_with_a_code_and_sends_one_report()
    {
        var (path, email) = await LinkSent();
        using var teacher = await Opened(path, email);
        using var partner = new Partner(teacher, path + "/report");
        await partner.Saves("you", ("Answers.YourName", "Anne Planted-Teacher"), ("Answers.YourPhone", "01632 960222"));
        await partner.Saves("who", Partner.Who);
        await partner.Saves("worry", Partner.Worry);
        await partner.Saves("told", Partner.Told);
        var worry = await teacher.Get(path + "/report/worry");
        (string, string)[] hidden = [.. worry.Page.QuerySelectorAll("main form input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))];
        (await teacher.PostPlain(path + "/report/worry?handler=Keep", [.. hidden.Where(h => h.Item1 != "__once"), .. Partner.Worry])).Status.ShouldBe(HttpStatusCode.NoContent);
        (await partner.Sends()).Location.ShouldBe(path + "/report");
        var late = await teacher.PostPlain(path + "/report/worry?handler=Keep", [.. hidden.Where(h => h.Item1 != "__once"), .. Partner.Worry]);
        late.Status.ShouldBe(HttpStatusCode.Gone, "nothing is kept once it is sent");
        late.Text.ShouldStartWith("Not saved: this link no longer works. Copy what you typed, then ring the ");
        var sent = await teacher.Get(path + "/report");
        sent.Words.ShouldContain("this link is closed");
        var receipt = string.Join(' ', sent.Page.QuerySelectorAll(".bw-receipt li").Select(w => w.TextContent.Trim()));

        sent.Text.ShouldNotContain("Rafe", customMessage: "the receipt, and no word of the report");
        Site.Clock.GoOn(TimeSpan.FromMinutes(11));
        (await teacher.Get(path + "/report")).Location.ShouldBe(path, "the receipt is shown for ten minutes");
        (await teacher.Get(path + "/report/who")).Location.ShouldBe(path);
        var over = await teacher.Get(path);
        over.Status.ShouldBe(HttpStatusCode.NotFound);
        over.Words.ShouldContain("This link doesn't work");
        over.Text.ShouldNotContain("Rafe", customMessage: "what was sent can't be read by the link");

        await using var db = Site.Partnership.Safeguarding();
        var digest = Receipt.Digest(receipt, Site.Partnership.Partnership.Keys);
        var concern = await db.Concerns.SingleAsync(c => c.ReceiptDigest == digest);
        concern.Channel.ShouldBe(Channel.SchoolLink);
        var reporter = await db.Reporters.SingleAsync(r => r.ConcernId == concern.Id);
        (await db.Unseal(concern.Id.Value, "reporters.identity", reporter.Identity, KeyClass.Identity))!.ShouldContain("Anne Planted-Teacher");
    }

    [Fact]
    public async Task Pressed_twice_it_is_one_report_and_both_presses_lead_to_the_receipt()
    {
        var (path, email) = await LinkSent();
        using var teacher = await Opened(path, email);
        using var partner = new Partner(teacher, path + "/report");
        await partner.Saves("you", ("Answers.YourName", "Anne Twice"));
        await partner.Saves("who", Partner.Who);
        await partner.Saves("worry", Partner.Worry);
        await partner.Saves("told", Partner.Told);
        var page = await teacher.Get(path + "/report");
        (string, string)[] form = [.. page.Page.Forms.First(f => f.GetAttribute("action")!.EndsWith("handler=Send", StringComparison.Ordinal)).QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))];
        (string, string)[] other = [.. form.Where(f => f.Item1 != "__once"), ("__once", new string('7', 32))];
        var answers = await Task.WhenAll(new[] { form, form, other, other }.Select(f => Task.Run(async () =>
        {
            using var press = Site.Visitor();
            foreach (var (name, value) in teacher.Cookies) press.Keep(name, value);
            return await press.PostPlain(path + "/report?handler=Send", f);
        })));
        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Redirect, string.Join(' ', answers.Select(a => (int)a.Status)));
        foreach (var answer in answers) (await teacher.Go(answer.Location!)).Page.QuerySelectorAll(".bw-receipt li").Length.ShouldBe(8);
        var again = await teacher.PostPlain(path + "/report?handler=Send", form);
        (await teacher.Go(again.Location!)).Page.QuerySelectorAll(".bw-receipt li").Length.ShouldBe(8);
        await using var db = Site.Partnership.Safeguarding();
        var digest = Receipt.Digest(string.Join(' ', (await teacher.Get(path + "/report")).Page.QuerySelectorAll(".bw-receipt li").Select(w => w.TextContent.Trim())), Site.Partnership.Partnership.Keys);
        (await db.Concerns.CountAsync(c => c.ReceiptDigest == digest)).ShouldBe(1);
    }

    [Fact]
    public async Task The_link_leads_to_the_partnerships_own_host_whatever_a_request_calls_itself()
    {
        using var owen = await Site.SignedInAs("owen.marsh");
        await owen.Get("/school-links");
        owen.Host = "evil.example";
        await owen.Post("/school-links", ("School", "Calder High School"), ("Email", "host@calder.example"));
        var mail = (await Site.Mails()).Single(m => m.To == "host@calder.example");
        mail.Body.ShouldNotContain("evil.example");
        mail.Body.ShouldContain("https://localhost/school/");
    }

    [Fact]
    public async Task Neither_mail_names_anybody_and_once_they_have_gone_link_and_code_stand_in_no_table()
    {
        var (path, email) = await LinkSent();
        using var teacher = await Opened(path, email);
        using var partner = new Partner(teacher, path + "/report");
        (await partner.Saves("who", Partner.Who)).Status.ShouldBe(HttpStatusCode.Redirect);
        var mails = (await Site.Mails()).Where(m => m.To == email).ToList();
        mails.Count.ShouldBe(2);
        foreach (var mail in mails)
            foreach (var name in new[] { "Rafe", "Owen", "Marsh", "child", "concern" }) (mail.Subject + mail.Body).ShouldNotContain(name, Case.Insensitive);
        await using var db = Site.Partnership.Safeguarding();
        for (var wait = 0; wait < 300 && await db.Set<OutboxMail>().AnyAsync(m => m.To == email && m.SentAt == null); wait++) await Task.Delay(100);
        var everything = await EveryCell.Of(db);
        everything.ShouldContain(email, customMessage: "the scan must find what is stored readably, or it proves nothing");
        everything.Contains(path.Split('/')[^1], StringComparison.OrdinalIgnoreCase).ShouldBeFalse("the token");
        // As a word of its own: six digits in a row also turn up inside ids and digests.
        Regex.IsMatch(everything, $"(?<![0-9A-Za-z.-]){await NewestCode(email)}(?![0-9A-Za-z-])", RegexOptions.None, TimeSpan.FromSeconds(20)).ShouldBeFalse("the code");
    }

    [Fact]
    public async Task A_section_pressed_twice_leads_back_to_itself_with_what_was_typed()
    {
        var (path, email) = await LinkSent();
        using var teacher = await Opened(path, email);
        var page = await teacher.Get(path + "/report/who");
        (string, string)[] form = [.. page.Page.Forms.First(f => f.QuerySelector("[name='Answers.Name']") is not null).QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? "")), .. Partner.Who];
        (await teacher.PostPlain(path + "/report/who", form)).Status.ShouldBe(HttpStatusCode.Redirect);
        var again = await teacher.PostPlain(path + "/report/who", form);
        again.Location.ShouldBe(path + "/report/who", "where the first press led is not kept: it holds the token");
        (await teacher.Get(again.Location!)).Page.QuerySelector("[name='Answers.Name']")!.GetAttribute("value").ShouldBe("Rafe Tully");
    }

    [Fact]
    public async Task A_link_alone_opens_nothing()
    {
        var (path, email) = await LinkSent();
        using var stranger = Site.Visitor();
        (await stranger.Get(path + "/report")).Location.ShouldBe(path);
        (await stranger.Get(path + "/report/who")).Location.ShouldBe(path);
        using var teacher = await Opened(path, email);
        (await stranger.Get(path + "/report")).Location.ShouldBe(path, "the code opened one browser only");
        (await teacher.Get(path + "/report")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_section_sent_after_the_two_hours_is_kept_for_whoever_types_the_next_code_and_nothing_of_it_is_shown()
    {
        const string Late = "He came in with a second phone, and a man waited at the gate.";
        var (path, email) = await LinkSent();
        using var teacher = await Opened(path, email);
        await teacher.Get(path + "/report/worry");
        Site.Clock.GoOn(SchoolLink.OpenFor + TimeSpan.FromMinutes(1));
        (await teacher.Post(path + "/report/worry", ("Answers.Words", Late), ("Answers.Urgency", "soon"))).Location.ShouldBe(path);
        var door = await teacher.Get(path);
        door.Words.ShouldContain("What you typed is kept");
        door.Text.ShouldNotContain("second phone", customMessage: "the link alone shows nothing");
        (await teacher.Get(path + "/report/worry")).Location.ShouldBe(path);

        using var stranger = Site.Visitor();
        await stranger.Get(path);
        (await stranger.Post(path + "/report/worry", ("Answers.Words", "nothing happened"))).Location.ShouldBe(path);
        (await stranger.Get(path)).Words.ShouldNotContain("What you typed is kept");

        await teacher.Get(path);
        await teacher.Post(path + "?handler=Send");
        await teacher.Get(path);
        (await teacher.Post(path + "?handler=Type", ("Code", await NewestCode(email)))).Location.ShouldBe(path + "/report");
        var worry = await teacher.Get(path + "/report/worry");
        worry.Page.QuerySelector("textarea[name='Answers.Words']")!.TextContent.Trim().ShouldBe(Late);
        worry.Page.QuerySelector("input[name='Answers.Urgency'][checked]")!.GetAttribute("value").ShouldBe("soon");
    }

    [Fact]
    public async Task Codes_run_out_work_once_and_cannot_be_guessed_for_long()
    {
        var (path, email) = await LinkSent();
        using var visitor = Site.Visitor();
        await visitor.Get(path);
        await visitor.Post(path + "?handler=Send");
        await visitor.Get(path);
        (await visitor.Post(path + "?handler=Send")).Words.ShouldContain("less than a minute ago");
        await visitor.Get(path);
        Site.Clock.GoOn(TimeSpan.FromMinutes(21));
        (await visitor.Post(path + "?handler=Type", ("Code", await NewestCode(email)))).Words.ShouldContain("This code has run out");
        await visitor.Get(path);
        await visitor.Post(path + "?handler=Send");
        var right = await NewestCode(email);
        for (var guess = 0; guess < SchoolLink.MostTries; guess++)
        {
            await visitor.Get(path);
            (await visitor.Post(path + "?handler=Type", ("Code", right == "000000" ? "000001" : "000000"))).Words.ShouldContain("That is not the code we sent");
        }
        await visitor.Get(path);
        (await visitor.Post(path + "?handler=Type", ("Code", right))).Words.ShouldContain("That was tried too often");
    }

    [Fact]
    public async Task The_hub_takes_a_link_back()
    {
        var (path, email) = await LinkSent();
        using var owen = await Site.SignedInAs("owen.marsh");
        var page = await owen.Get("/school-links");
        page.Words.ShouldContain(email);
        await using (var db = Site.Partnership.Safeguarding())
        {
            var id = (await db.SchoolLinks.SingleAsync(l => l.Email == email)).Id;
            (await owen.Post("/school-links?handler=Revoke", ("id", id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        }
        using var teacher = Site.Visitor();
        (await teacher.Get(path)).Words.ShouldContain("This link doesn't work");
    }

    [Fact]
    public async Task What_was_typed_behind_a_link_goes_with_its_key_when_the_link_is_taken_back()
    {
        var (path, email) = await LinkSent();
        using var teacher = await Opened(path, email);
        using var partner = new Partner(teacher, path + "/report");
        await using var db = Site.Partnership.Safeguarding();
        var others = await DraftsOf(db).ToListAsync();
        (await partner.Saves("who", Partner.Who)).Status.ShouldBe(HttpStatusCode.Redirect);
        var id = (await DraftsOf(db).ToListAsync()).Except(others).Single();
        var link = await db.SchoolLinks.AsNoTracking().SingleAsync(l => l.Email == email);
        (await db.Set<Draft>().Where(d => d.Id == id).Select(d => d.ExpiresAt).SingleAsync()).ShouldBe(link.ExpiresAt, TimeSpan.FromMinutes(1), "nothing that was typed outlives its link");
        (await db.Set<RecordKey>().CountAsync(k => k.RecordId == id)).ShouldBe(1);

        using var owen = await Site.SignedInAs("owen.marsh");
        await owen.Get("/school-links");
        (await owen.Post("/school-links?handler=Revoke", ("id", link.Id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await DraftsOf(db).ContainsAsync(id)).ShouldBeFalse();
        (await db.Set<RecordKey>().CountAsync(k => k.RecordId == id)).ShouldBe(0, "and its key");

        // What is kept while the link is being taken back goes a minute later.
        await new Drafts(db).Keep(SchoolLink.DraftForm, link.DraftToken, new { Words = "too late" }, TimeSpan.FromDays(1));
        await db.SaveChangesAsync();
        (await DraftsOf(db).ContainsAsync(id)).ShouldBeTrue();
        db.ChangeTracker.Clear();
        await new SendSchoolLink(db).ForgetLeftBehind();
        await db.SaveChangesAsync();
        (await DraftsOf(db).ContainsAsync(id)).ShouldBeFalse();
    }

    [Fact]
    public async Task After_seven_days_the_link_is_over_and_an_invented_one_gets_the_same_answer()
    {
        var (path, _) = await LinkSent();
        Site.Clock.GoOn(TimeSpan.FromDays(7.1));
        using var teacher = Site.Visitor();
        var over = await teacher.Get(path);
        over.Status.ShouldBe(HttpStatusCode.NotFound);
        MainOf(over).ShouldBe(MainOf(await teacher.Get("/school/never-sent")));
    }

    [Fact]
    public async Task What_the_hub_types_wrong_is_said()
    {
        using var owen = await Site.SignedInAs("owen.marsh");
        await owen.Get("/school-links");
        var both = await owen.Post("/school-links", ("School", ""), ("Email", "office"));
        both.Page.QuerySelectorAll(".govuk-error-summary a").Select(a => a.GetAttribute("href")).ShouldBe(["#School", "#Email"], "both faults at once, each leading to its box");
        (await owen.Post("/school-links", ("School", ""), ("Email", "a@b.example"))).Words.ShouldContain("Enter the school's name");
        var wrong = await owen.Post("/school-links", ("School", "Dunley Primary"), ("Email", "office"));
        wrong.Words.ShouldContain("Enter the school's e-mail address");
        wrong.Page.QuerySelector("[name=School]")!.GetAttribute("value").ShouldBe("Dunley Primary");
    }

    private static IQueryable<Guid> DraftsOf(SafeguardingDb db) => db.Set<Draft>().Where(d => d.Form == SchoolLink.DraftForm).Select(d => d.Id);

    private static string MainOf(Answer answer) => answer.Page.QuerySelector("main")!.InnerHtml;

    private async Task<(string Path, string Email)> LinkSent()
    {
        var email = $"dsl{Site.Clock.GetUtcNow().UtcTicks}@calder.example";
        using var owen = await Site.SignedInAs("owen.marsh");
        await owen.Get("/school-links");
        (await owen.Post("/school-links", ("School", "Calder High School"), ("Email", email))).Status.ShouldBe(HttpStatusCode.Redirect);
        return (LinkPath().Match((await Site.Mails()).Single(m => m.To == email).Body).Value, email);
    }

    private async Task<Visitor> Opened(string path, string email)
    {
        var teacher = Site.Visitor();
        await teacher.Get(path);
        (await teacher.Post(path + "?handler=Send")).Location.ShouldBe(path);
        await teacher.Get(path);
        (await teacher.Post(path + "?handler=Type", ("Code", await NewestCode(email)))).Location.ShouldBe(path + "/report");
        return teacher;
    }

    private async Task<string> NewestCode(string email) =>
        SixDigits().Match((await Site.Mails()).Last(m => m.To == email && m.Body.StartsWith("Your code", StringComparison.Ordinal)).Body).Value;

    [GeneratedRegex("/school/[0-9a-f]{64}", RegexOptions.None, 1000)]
    private static partial Regex LinkPath();

    [GeneratedRegex("[0-9]{6}", RegexOptions.None, 1000)]
    private static partial Regex SixDigits();
}

public sealed class SchoolLinkTestsOnSqlite(Merrowshire county) : SchoolLinkTests(county), IClassFixture<Merrowshire>;

public sealed class SchoolLinkTestsOnPostgres(MerrowshireOnPostgres county) : SchoolLinkTests(county), IClassFixture<MerrowshireOnPostgres>;
