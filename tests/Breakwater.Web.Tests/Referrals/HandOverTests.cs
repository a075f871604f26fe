using System.Net;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Outbox;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Testing;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Referrals;

/// <summary>A hand-over is accepted by a named person, or it comes back.</summary>
public sealed class HandOverTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    [Fact]
    public async Task From_worklist_to_a_signed_decision_in_three_page_loads_and_then_accepted_by_name()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("A car, two phones.", ("Input.Name", "Linden Ashby"));
        var list = await owen.Get("/worklist");                                                                   // 1
        list.Page.QuerySelector($"a[href='/concerns/{id}']").ShouldNotBeNull();
        await owen.Get("/concerns/" + id);                                                                        // 2
        var signed = await owen.Post($"/concerns/{id}/decide", ("In.Decision", "family-help"), ("In.Team", "csc/exploitation"), ("In.Words", "See the two reports."));
        var decided = await owen.Get(signed.Location!);                                                           // 3
        decided.Words.ShouldContain("Decided: Family help assessment");
        decided.Words.ShouldContain("Somebody at Exploitation Team has to accept it by");

        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        var referral = await county.Site.Ask(db => db.Referrals.Where(r => r.ConcernId == Kernel.Ids.Id<Concern>.Parse(id, null)).SingleAsync());
        referral.ResponsibleAgency.ShouldBe("csc");
        (await tessa.Get("/referrals")).Words.ShouldContain("Linden Ashby");
        var page = await tessa.Get("/referrals/" + referral.Id);
        page.Words.ShouldContain("Owen Marsh");
        page.Words.ShouldContain("until somebody has accepted");
        (await tessa.Post($"/referrals/{referral.Id}/accept")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await county.Site.Stored(id)).Status.ShouldBe(ConcernStatus.Decided);
        (await tessa.Get("/referrals/" + referral.Id)).Words.ShouldContain("Tessa Boyle accepted the referral");
    }

    [Fact]
    public async Task A_decline_needs_a_reason_and_brings_the_work_to_the_duty_manager_with_the_clock_running_on()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        var id = await owen.Logs("Not ours, they say.", ("Input.TakeIt", "true"));
        var due = (await county.Site.Stored(id)).DueAt;
        var referral = await county.Site.Offers(owen, id);
        (await owen.Get("/desk")).Words.ShouldContain($"{(await county.Site.Stored(id)).Reference}: Exploitation Team to accept");
        await tessa.Get("/referrals/" + referral);
        var unsaid = await tessa.Post($"/referrals/{referral}/accept?handler=Decline");
        unsaid.Words.ShouldContain("Say why you decline");
        unsaid.Page.QuerySelector("details:has(#Reason)")!.HasAttribute("open").ShouldBeTrue("the box that is to be filled in is not folded away");
        (await tessa.Post($"/referrals/{referral}/accept?handler=Decline", ("Reason", "Open to Port Calder Family Help."))).Status.ShouldBe(HttpStatusCode.Redirect);
        var back = await county.Site.Stored(id);
        (back.Status, back.HolderId, back.DueAt).ShouldBe((ConcernStatus.Acknowledged, county.Site.People["dana.whitlock"].Id, due));
        using var dana = await county.Site.SignedInAs("dana.whitlock");
        (await dana.Get("/worklist")).Words.ShouldContain("sent it back: to be decided again");
        (await dana.Get("/huddle")).Page.QuerySelector($"a[href='/concerns/{id}?from=huddle']").ShouldNotBeNull();
        (await dana.Get($"/concerns/{id}?from=huddle")).Page.QuerySelector(".govuk-back-link")!.GetAttribute("href").ShouldBe("/huddle");
        (await dana.Get($"/concerns/{id}?from=//evil.example")).Page.QuerySelector(".govuk-back-link")!.GetAttribute("href").ShouldBe("/worklist");
        var again = await dana.Get("/concerns/" + id);
        again.Page.QuerySelector(".bw-decision h2")!.TextContent.ShouldBe("Decide again");
        again.Page.QuerySelector($".bw-decision a[href='/referrals/{referral}']").ShouldNotBeNull();
        (await dana.Get("/referrals/" + referral)).Words.ShouldContain("Open to Port Calder Family Help.");
        (await tessa.Get("/concerns/" + id)).Status.ShouldBe(HttpStatusCode.NotFound, "the sharing has ended");
        (await county.Site.StoredReferral(referral)).Status.ShouldBe(ReferralStatus.Declined);
    }

    [Fact]
    public async Task What_nobody_accepts_climbs_the_rota_one_step_at_a_time_and_can_still_be_accepted()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Nobody answers.");
        var referral = await county.Site.Offers(owen, id);
        county.Site.Clock.GoOn(TimeSpan.FromHours(25));
        await Climb();
        var once = await county.Site.StoredReferral(referral);
        (once.Status, once.Climbed, once.ResponsibleAgency).ShouldBe((ReferralStatus.Expired, 1, "csc"));
        await Climb();
        (await county.Site.StoredReferral(referral)).Climbed.ShouldBe(1, "doing it twice changes nothing");
        county.Site.Clock.GoOn(TimeSpan.FromHours(4.1));
        await Climb();
        (await county.Site.StoredReferral(referral)).Climbed.ShouldBe(2);
        var path = $"/referrals/{referral}";
        var told = await county.Site.Ask(db => db.Set<Notice>().Where(n => n.Path == path && n.Text.Contains("next on the rota")).Select(n => n.WorkerId).ToListAsync());
        told.ShouldBe([county.Site.People["dana.whitlock"].Id, county.Site.People["ruth.penhale"].Id], ignoreOrder: true);

        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        await tessa.Get(path);
        (await tessa.Post($"/referrals/{referral}/accept")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await county.Site.StoredReferral(referral)).Status.ShouldBe(ReferralStatus.Accepted);
    }

    [Fact]
    public async Task Mails_are_written_with_the_act_and_hold_no_personal_data()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Zephyrine Quill was seen.", ("Input.Name", "Zephyrine Quill"));
        await county.Site.Offers(owen, id);
        var mails = await county.Site.Mails();
        mails.ShouldContain(m => m.To == "tessa.boyle@merrowshire.example");
        foreach (var mail in mails) (mail.Subject + mail.Body).ShouldNotContain("Zephyrine");
    }

    [Fact]
    public async Task What_is_offered_is_not_decided_over_the_head_of_the_team_that_may_accept()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        var id = await owen.Logs("Decided while it was offered.");
        var referral = await county.Site.Offers(owen, id);
        var answer = await owen.Does(id, "decide", ("In.Decision", "no-further-action"), ("In.Words", "Nothing to do."));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await county.Site.Stored(id)).Status.ShouldBe(ConcernStatus.HandedOver);
        await tessa.Get("/referrals/" + referral);
        (await tessa.Post($"/referrals/{referral}/accept?handler=Decline", ("Reason", "Not ours."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await county.Site.StoredReferral(referral)).Status.ShouldBe(ReferralStatus.Declined);
    }

    [Fact]
    public async Task A_decline_ends_what_the_referral_opened_and_not_what_the_team_has_for_another_reason()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var dana = await county.Site.SignedInAs("dana.whitlock");
        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        var id = await owen.Logs("Offered twice.");
        var first = await county.Site.Offers(owen, id);
        await tessa.Get("/referrals/" + first);
        (await tessa.Post($"/referrals/{first}/accept")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await dana.Does(id, "reopen", ("In.Reopen", "There is more."))).Status.ShouldBe(HttpStatusCode.Redirect);
        var second = await county.Site.Offers(owen, id);
        await tessa.Get("/referrals/" + second);
        (await tessa.Post($"/referrals/{second}/accept?handler=Decline", ("Reason", "Not this one."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await tessa.Get("/concerns/" + id)).Status.ShouldBe(HttpStatusCode.OK, "their first referral still stands");
    }

    private async Task<(string Older, string Newer)> OneHasItAndAnotherIsAsked(string id, Visitor owen, Visitor tessa, Visitor dana)
    {
        var older = await county.Site.Offers(owen, id);
        await tessa.Get("/referrals/" + older);
        (await tessa.Post($"/referrals/{older}/accept")).Status.ShouldBe(HttpStatusCode.Redirect);
        await dana.Does(id, "reopen", ("In.Reopen", "Police have news."));
        (await owen.Does(id, "decide", ("In.Decision", "strategy-discussion"), ("In.Team", "police/missing-exploitation"), ("In.Words", "Meet today."))).Status.ShouldBe(HttpStatusCode.Redirect);
        var concern = Kernel.Ids.Id<Concern>.Parse(id, null);
        return (older, await county.Site.Ask(async db => (await db.Referrals.Where(r => r.ConcernId == concern).OrderByDescending(r => r.OfferedAt).Select(r => r.Id).FirstAsync()).ToString()));
    }

    [Fact]
    public async Task An_older_referral_that_is_declined_is_read_by_the_duty_manager_and_what_was_accepted_since_still_looks_decided()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var dana = await county.Site.SignedInAs("dana.whitlock");
        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        using var ruth = await county.Site.SignedInAs("ruth.penhale");
        using var marcus = await county.Site.SignedInAs("marcus.hale");
        var id = await owen.Logs("Two teams act on it.", ("Input.TakeIt", "true"));
        var (older, newer) = await OneHasItAndAnotherIsAsked(id, owen, tessa, dana);
        await marcus.Get("/referrals/" + newer);
        (await marcus.Post($"/referrals/{newer}/accept")).Status.ShouldBe(HttpStatusCode.Redirect);
        await tessa.Get($"/concerns/{id}/conflict");
        (await tessa.Post($"/concerns/{id}/conflict")).Status.ShouldBe(HttpStatusCode.Redirect);
        var waits = (await dana.Get("/concerns/" + id)).Page.QuerySelector(".bw-record")!.TextContent;
        waits.ShouldContain("accepted, and an older referral offered again");
        waits.ShouldContain("Marcus Hale");
        await ruth.Get("/referrals/" + older);
        (await ruth.Post($"/referrals/{older}/accept?handler=Decline", ("Reason", "No room this week."))).Status.ShouldBe(HttpStatusCode.Redirect);

        var declined = (await dana.Get("/referrals/" + older)).Page;
        var facts = declined.QuerySelector(".bw-record__facts")!.TextContent;
        facts.ShouldContain("Marcus Hale, ");
        facts.ShouldContain("who accepted " + (await county.Site.StoredReferral(newer)).Reference);
        facts.ShouldNotContain("Dana Whitlock");
        var happened = declined.QuerySelector("[aria-labelledby=timeline]")!.TextContent;
        happened.ShouldContain("Marcus Hale of Merrowshire Police accepted another one of the same concern and stays responsible.");
        happened.ShouldNotContain("The work is the hub's again");

        var page = await dana.Get("/concerns/" + id);
        page.Page.QuerySelector(".bw-decision h2")!.TextContent.ShouldBe("Decided: Strategy discussion");
        page.Page.QuerySelector(".bw-record__facts")!.TextContent.ShouldContain("Marcus Hale");
        page.Page.QuerySelector("form[action$='/answers']")!.TextContent.ShouldContain("Exploitation Team, Merrowshire Children's Services, declined its part.");
        page.Page.QuerySelector($"form[action$='/answers'] a[href='/referrals/{older}']").ShouldNotBeNull();
        foreach (var list in new[] { "/worklist?Whose=mine", "/huddle" })
        {
            var row = (await dana.Get(list)).Page.QuerySelectorAll("[data-bw-item]").First(r => r.QuerySelector($"a[href^='/concerns/{id}']") is not null).TextContent;
            row.ShouldContain("An agency’s answer to be read");
            row.ShouldContain(list == "/huddle" ? "Dana Whitlock" : "You", Case.Sensitive);
        }
        (await dana.Does(id, "answers")).Status.ShouldBe(HttpStatusCode.Redirect);
        var read = await county.Site.Stored(id);
        (read.Status, read.DecisionCode, read.Queue).ShouldBe((ConcernStatus.Decided, "strategy-discussion", Queues.NothingWaits));
    }

    [Fact]
    public async Task A_newer_one_that_is_declined_leaves_whoever_accepted_the_older_one_responsible_beside_the_hub()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var dana = await county.Site.SignedInAs("dana.whitlock");
        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        using var marcus = await county.Site.SignedInAs("marcus.hale");
        var id = await owen.Logs("One team has it, another is asked.", ("Input.TakeIt", "true"));
        var (older, newer) = await OneHasItAndAnotherIsAsked(id, owen, tessa, dana);
        await marcus.Get("/referrals/" + newer);
        (await marcus.Post($"/referrals/{newer}/accept?handler=Decline", ("Reason", "Nothing for us."))).Status.ShouldBe(HttpStatusCode.Redirect);
        var reference = (await county.Site.StoredReferral(older)).Reference;
        foreach (var (path, theirs) in new[] { ($"/concerns/{id}", "for " + reference), ($"/referrals/{newer}", "who accepted " + reference) })
        {
            var page = (await dana.Get(path)).Page;
            var header = page.QuerySelector(".bw-record__facts")!.TextContent;
            header.ShouldContain("Dana Whitlock, ", Case.Sensitive, path);
            header.ShouldContain("; Tessa Boyle, Exploitation Team", Case.Sensitive, path);
            header.ShouldContain(theirs, Case.Sensitive, path);
            page.QuerySelector("[aria-labelledby=timeline]")!.TextContent.ShouldContain("stays responsible. Who decides at the hub whether more is needed: Dana Whitlock.", Case.Sensitive, path);
        }
    }

    [Fact]
    public async Task Each_number_stands_with_whose_it_is_by_day_and_by_night_on_the_concern_the_referral_and_their_copies()
    {
        const string Hub = "Merrowshire Safeguarding Hub, 01632 960140 (Monday to Friday, 8:30am to 5:30pm); out of hours 01632 960199";
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        var id = await owen.Logs("Whom to ring about it.", ("Input.TakeIt", "true"));
        var referral = await county.Site.Offers(owen, id);
        static string Line(Answer page, string name) => page.Page.QuerySelectorAll(".bw-record__facts > div").Single(d => d.QuerySelector("dt")!.TextContent == name).QuerySelector("dd")!.TextContent.Trim();
        Line(await tessa.Get("/referrals/" + referral), "Whom to ring").ShouldBe(Hub, "who is asked to take it on may have to ring first");
        (await tessa.Post($"/referrals/{referral}/accept")).Status.ShouldBe(HttpStatusCode.Redirect);
        var page = await owen.Get("/concerns/" + id);
        (Line(page, "Responsible tonight"), Line(page, "Whom to ring")).ShouldBe(("Tessa Boyle, Exploitation Team", Hub));
        foreach (var (who, path) in new[] { (owen, $"/concerns/{id}/copy"), (tessa, $"/referrals/{referral}/copy") })
        {
            await who.Get(path);
            var copy = (await who.Post(path, ("Recipient", "Keith Doyle, the court"), ("Reason", "The court ordered it."), ("Form", "paper"))).Page.QuerySelector(".bw-copy")!.TextContent;
            copy.ShouldContain("Responsible: Tessa Boyle, Exploitation Team.");
            copy.ShouldContain($"Whom to ring: {Hub}.");
        }
    }

    [Fact]
    public async Task The_header_says_whose_safe_contact_it_is()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        async Task<string> Header(string concern)
        {
            var referral = await county.Site.Offers(owen, concern);
            return (await tessa.Get("/referrals/" + referral)).Page.QuerySelector(".bw-record__facts")!.TextContent;
        }
        (await Header(await owen.Logs("She rang about a neighbour's boy.", ("Input.CallerName", "Ida Penn"), ("Input.SafeContact", "Not after six")))).ShouldContain("Whoever told us: Not after six");
        var both = await county.Site.Ask(db => new ReportConcern(db).Do(LawfulStep.Triage.By(Actor.Reporter, "csc", county.Site.Clock), new ReportInput("child", Channel.PublicForm, Promise.Anonymous, "Older lads wait for him.")
        {
            Area = "ashmere",
            Circumstances = new Circumstances(null, null, null, "Only the mother's mobile"),
            SafeContact = "By text",
        }));
        (await Header(both.Concern.Id.ToString())).ShouldContain("Only the mother's mobile. Whoever told us: By text");
    }

    [Fact]
    public async Task A_team_that_may_not_open_the_concern_reads_on_the_referral_whether_it_is_safe_to_call_the_family_and_who_was_told()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var mia = await county.Site.SignedInAs("mia.castle");
        var told = await county.Site.Ask(db => new ReportConcern(db).Do(LawfulStep.Triage.By(Actor.Reporter, "csc", county.Site.Clock), new ReportInput("child", Channel.PublicForm, Promise.Anonymous, "Older lads wait for him.")
        {
            Area = "ashmere",
            Circumstances = new Circumstances(null, null, null, "Not safe to call: his stepfather answers", "Yes", "No, he would hear of it"),
            SafeContact = "By text",
        }));
        var id = told.Concern.Id;
        (await owen.Does(id.ToString(), "decide", ("In.Decision", "early-help"), ("In.Team", "stepping-stones/mentors"), ("In.Words", "A mentor he may trust."))).Status.ShouldBe(HttpStatusCode.Redirect);
        var referral = await county.Site.Ask(db => db.Referrals.Where(r => r.ConcernId == id).Select(r => r.Id).SingleAsync());
        var header = (await mia.Get("/referrals/" + referral)).Page.QuerySelector(".bw-record__facts")!;
        header.QuerySelector(".bw-record__alert")!.TextContent.ShouldContain("Not safe to call: his stepfather answers");
        header.TextContent.ShouldContain("Child and parents told?");
        header.TextContent.ShouldContain("Merrowshire Safeguarding Hub, 01632 960140 (Monday to Friday, 8:30am to 5:30pm); out of hours 01632 960199");
        header.TextContent.ShouldContain("Parents: No, he would hear of it.");
        header.TextContent.ShouldNotContain("By text", Case.Sensitive, "how whoever told us may be reached is for those who may open the concern");
        (await mia.Get("/concerns/" + id)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_hub_takes_back_what_nobody_accepted()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("To be taken back.");
        var referral = await county.Site.Offers(owen, id);
        await owen.Get("/referrals/" + referral);
        (await owen.Post($"/referrals/{referral}/withdraw", ("TakeBackBecause", "The adult team knows her."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await county.Site.Stored(id)).HolderId.ShouldBe(county.Site.People["owen.marsh"].Id);
    }

    private Task<int> Climb() => county.Site.Ask(db =>
        new LetReferralsRunOut(db).Do(LawfulStep.Refer.By(Actor.Job("referrals-run-out"), "csc", db.Partnership.Clock)));
}
