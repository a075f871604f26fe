using System.Net;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Testing;
using Breakwater.Web.Tests.Access.Matrix;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.Servers;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Referrals;

/// <summary>A copy of a referral names its recipient, is recorded before it leaves, and holds nothing that isn't its maker's to give.</summary>
public sealed class ReferralCopyTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    private static readonly (string, string) Recipient = ("Recipient", "Head of Calder High"), Because = ("Reason", "She keeps watch."), Paper = ("Form", "paper"), Word = ("Form", "word");

    [Fact]
    public async Task How_a_neighbour_may_be_reached_is_in_no_copy_also_where_it_was_stored_as_the_family_s()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        const string Theirs = "Text me, Jo at number 14.";
        var id = await county.Site.Ask(async db => (await new ReportConcern(db).Do(LawfulStep.Triage.By(Actor.Reporter, "csc", county.Site.Clock),
            new ReportInput("child", Channel.PublicForm, Promise.Confidential, "A boy is fetched at night.") { Area = "ashmere", SafeContact = Theirs, Circumstances = new Circumstances(null, null, null, Theirs) })).Concern.Id.ToString());
        await owen.Does(id, "take");
        var referral = await county.Site.Offers(owen, id);
        await tessa.Get("/referrals/" + referral);
        await tessa.Post($"/referrals/{referral}/accept");
        await tessa.Get($"/referrals/{referral}/copy");
        var copy = await tessa.Post($"/referrals/{referral}/copy", Recipient, Because, Paper);
        copy.Status.ShouldBe(HttpStatusCode.OK, copy.Words);
        copy.Words.ShouldContain("Safe to call or write?");
        copy.Words.ShouldNotContain("Jo at number 14");
    }

    [Fact]
    public async Task Whoever_accepted_makes_a_copy_on_paper_and_as_a_Word_file_and_each_is_recorded_with_its_recipient()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        var referral = await Accepted(owen, tessa, "Linden Ashby", ("Input.CallerName", "Hester Vane"), ("Input.SafeContact", "Not after six"));
        var page = await tessa.Get("/referrals/" + referral);
        page.Page.QuerySelector($"a[href='/referrals/{referral}/copy']")!.TextContent.ShouldBe("Print or make a Word file of this referral");
        page.Page.QuerySelector(".bw-paper-only")!.TextContent.ShouldContain("not recorded as a copy");

        await tessa.Get($"/referrals/{referral}/copy");
        var paper = await tessa.Post($"/referrals/{referral}/copy", Recipient, Because, Paper);
        paper.Status.ShouldBe(HttpStatusCode.OK, paper.Words);
        await tessa.Get($"/referrals/{referral}/copy");
        var word = await tessa.Post($"/referrals/{referral}/copy", Recipient, Because, Word, ("Purpose", "direct-help"), ("Basis", "gdpr-6-1-d"));
        word.Status.ShouldBe(HttpStatusCode.OK, word.Words);
        using var file = WordprocessingDocument.Open(new MemoryStream(word.Bytes), isEditable: false);
        var reference = (await county.Site.StoredReferral(referral)).Reference;
        foreach (var copy in new[] { paper.Page.QuerySelector(".bw-copy")!.TextContent, file.MainDocumentPart!.Document!.Body!.InnerText })
        {
            copy.ShouldContain($"Referral {reference}: Family help assessment: Linden Ashby");
            copy.ShouldContain("Offered by Owen Marsh, Safeguarding Hub, Merrowshire Children's Services, on ");
            copy.ShouldContain("Offered to Exploitation Team, Merrowshire Children's Services, to be accepted by ");
            copy.ShouldContain("Accepted by Tessa Boyle, Exploitation Team");
            copy.ShouldContain("Responsible: Tessa Boyle, Exploitation Team");
            copy.ShouldContain("Two reports in a week.");
            copy.ShouldContain("Child and parents told?");
            foreach (var kept in new[] { "Hester", "Not after six", "A grey car" }) copy.ShouldNotContain(kept);
        }
        const string Marking = "OFFICIAL-SENSITIVE · UK GDPR. Copy for Head of Calder High, made by Tessa Boyle on ";
        paper.Page.QuerySelector(".bw-sheets__mark")!.TextContent.ShouldStartWith(Marking);
        file.MainDocumentPart.HeaderParts.Single().Header!.InnerText.ShouldStartWith(Marking);
        file.MainDocumentPart.FooterParts.Single().Footer!.InnerText.ShouldStartWith(Marking);

        var timeline = (await tessa.Get("/referrals/" + referral)).Page.QuerySelector("[aria-labelledby=timeline]")!.TextContent;
        timeline.ShouldContain("Tessa Boyle made a paper copy of the referral for Head of Calder High.");
        timeline.ShouldContain("Tessa Boyle made a Word copy of the referral for Head of Calder High.");
        timeline.ShouldContain("She keeps watch.");
        (await Copies(referral)).Select(f => (FactEnvelope.Read(f.Envelope, "purpose"), FactEnvelope.Read(f.Envelope, "basis")))
            .ShouldBe([("safeguarding-checks", "ca1989-17"), ("direct-help", "gdpr-6-1-d")], ignoreOrder: true);
    }

    [Fact]
    public async Task Without_recipient_or_reason_nothing_leaves_and_what_was_typed_stands_in_the_boxes()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        var path = $"/referrals/{await Accepted(owen, tessa, "Corin Ashdown")}/copy";
        await tessa.Get(path);
        var unsaid = await tessa.Post(path, Recipient, Word);
        unsaid.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unsaid.Words.ShouldContain("Say why they need it");
        unsaid.Page.QuerySelector("input[name=Recipient]")!.GetAttribute("value").ShouldBe("Head of Calder High");
        unsaid.Page.QuerySelector("input[name=Form][value=word]")!.HasAttribute("checked").ShouldBeTrue();
        var nobody = await tessa.Post(path, Because, Paper);
        nobody.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        nobody.Words.ShouldContain("Say who receives it");
        nobody.Page.QuerySelector("textarea[name=Reason]")!.TextContent.Trim().ShouldBe("She keeps watch.");
        var unknown = await tessa.Post(path, Recipient, Because, Paper, ("Basis", "no-such-basis"));
        unknown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unknown.Words.ShouldContain("from the lists");
        foreach (var refused in new[] { unsaid, nobody, unknown }) refused.Words.ShouldNotContain("Two reports in a week.");
        (await Copies(path.Split('/')[2])).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_neither_accepted_it_nor_manages_the_door_that_offered_it_is_told_that_it_isn_t_there()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        var referral = await Accepted(owen, tessa, "Bertil Quayle");
        var path = $"/referrals/{referral}/copy";
        // Of another team, of the same team, and the officer who offered it.
        foreach (var who in new[] { "joel.adeyemi", "lena.frost", "owen.marsh" })
        {
            using var other = await county.Site.SignedInAs(who);
            var token = ("__RequestVerificationToken", PlantedCounty.Token(await other.Get("/account")));
            PlantedCounty.Whole(await other.Get(path)).ShouldBe(PlantedCounty.Whole(await other.Get("/nothing-here")), who);
            PlantedCounty.Whole(await other.PostPlain(path, token, Recipient, Because, Paper)).ShouldBe(PlantedCounty.Whole(await other.PostPlain("/nothing-here", token)), who);
        }
        var officers = await owen.Get("/referrals/" + referral);
        officers.Page.QuerySelector($"a[href='{path}']").ShouldBeNull();
        officers.Words.ShouldContain("Print or make a Word file of the concern");
        (await Copies(referral)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Why_police_declined_under_Part_3_is_not_in_the_hub_s_copy_and_why_another_team_did_is()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var dana = await county.Site.SignedInAs("dana.whitlock");
        using var marcus = await county.Site.SignedInAs("marcus.hale");
        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        var id = await owen.Logs("Somebody collects money at the school gate.", ("Input.Name", "Idris Vane"), ("Input.TakeIt", "true"));
        (await owen.Does(id, "decide", ("In.Decision", "strategy-discussion"), ("In.Team", "police/missing-exploitation"), ("In.Words", "Meet today."))).Status.ShouldBe(HttpStatusCode.Redirect);
        var concern = Id<Concern>.Parse(id, null);
        var referral = await county.Site.Ask(async db => (await db.Referrals.Where(r => r.ConcernId == concern).Select(r => r.Id).SingleAsync()).ToString());
        await marcus.Get("/referrals/" + referral);
        (await marcus.Post($"/referrals/{referral}/accept?handler=Decline", ("Reason", "An operation runs."), ("Purpose", "crime-prevention"), ("Basis", "dpa2018-part3"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await dana.Get("/referrals/" + referral)).Words.ShouldContain("An operation runs.", customMessage: "on the page she reads it");
        var copy = await Copied(dana, referral);
        copy.ShouldContain("Meet today.");
        copy.ShouldContain("Declined by ");
        copy.ShouldContain("for Merrowshire Police to say");
        copy.ShouldNotContain("An operation runs.");
        copy.ShouldNotContain("Part 3");

        var other = await county.Site.Offers(owen, await owen.Logs("Not theirs, they say.", ("Input.Name", "Tilda Marrow"), ("Input.TakeIt", "true")));
        await tessa.Get("/referrals/" + other);
        (await tessa.Post($"/referrals/{other}/accept?handler=Decline", ("Reason", "Open to Port Calder Family Help."))).Status.ShouldBe(HttpStatusCode.Redirect);
        var whole = await Copied(dana, other);
        whole.ShouldContain("Open to Port Calder Family Help.");
        whole.ShouldNotContain("ask them for it");
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_disclosure()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        var referral = await Accepted(owen, tessa, "Marlo Finch");
        var path = $"/referrals/{referral}/copy";
        var hidden = (await tessa.Get(path)).Page.QuerySelector("form:has(#Recipient)")!.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
        (string, string)[] form = [.. hidden, Recipient, Because, Word];
        (await tessa.PostPlain(path, form)).Status.ShouldBe(HttpStatusCode.OK);
        var again = await tessa.PostPlain(path, form);
        (again.Status, again.Location).ShouldBe((HttpStatusCode.Redirect, path));
        (await Copies(referral)).Count.ShouldBe(1);
    }

    private async Task<string> Accepted(Visitor officer, Visitor acceptor, string whom, params (string, string)[] more)
    {
        var referral = await county.Site.Offers(officer, await officer.Logs("A grey car, two phones.", [("Input.Name", whom), ("Input.TakeIt", "true"), .. more]));
        await acceptor.Get("/referrals/" + referral);
        (await acceptor.Post($"/referrals/{referral}/accept")).Status.ShouldBe(HttpStatusCode.Redirect);
        return referral;
    }

    private static async Task<string> Copied(Visitor who, string referral)
    {
        await who.Get($"/referrals/{referral}/copy");
        var copy = await who.Post($"/referrals/{referral}/copy", Recipient, Because, Paper);
        copy.Status.ShouldBe(HttpStatusCode.OK, copy.Words);
        return copy.Words;
    }

    private Task<List<StoredFact>> Copies(string referral)
    {
        var id = Id<Referral>.Parse(referral, null).Value;
        return county.Site.Ask(db => db.Set<StoredFact>().AsNoTracking().Where(f => f.RecordId == id && f.Name == "referral-exported").ToListAsync());
    }
}
