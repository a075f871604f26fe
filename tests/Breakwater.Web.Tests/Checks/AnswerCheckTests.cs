using System.Net;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Checks;

public sealed class AnswerCheckTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    [Fact]
    public async Task An_asked_agency_sees_the_least_and_answers_and_the_hub_reads_it()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("The secret story of the green gate.", ("Input.Name", "Bryn Holloway"), ("Input.TakeIt", "true"));
        (await owen.Does(id, "ask", ("In.Agencies", "health"), ("In.Who", "Bryn Holloway"), ("In.CheckQuestion", "Is he known?"))).Status.ShouldBe(HttpStatusCode.Redirect);
        using var beth = await county.Site.SignedInAs("beth.lomax");
        var check = await CheckOf(id, "health");
        (await beth.Get("/checks")).Page.QuerySelector($"a[href='/checks/{check}']").ShouldNotBeNull();
        var page = await beth.Get("/checks/" + check);
        page.Words.ShouldContain("Bryn Holloway");
        page.Words.ShouldContain("Is he known?");
        page.Words.ShouldNotContain("green gate");
        (await beth.Post("/checks/" + check, ("Answer", "HeldAndShared"))).Words.ShouldContain("Write what you hold");
        (await beth.Post("/checks/" + check, ("Answer", "HeldAndShared"), ("Words", "Seen in A&E with a cut hand."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await owen.Get("/concerns/" + id)).Words.ShouldContain("Seen in A&E with a cut hand.");
        (await county.Site.Stored(id)).Status.ShouldBe(ConcernStatus.Acknowledged, "the round is complete");
        (await beth.Get("/concerns/" + id)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_is_asked_reads_whether_it_is_safe_to_ring_home_and_whom_to_ring_about_it()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var carys = await county.Site.SignedInAs("carys.bevan");
        var told = await county.Site.Ask(db => new ReportConcern(db).Do(LawfulStep.Triage.By(Actor.Reporter, "csc", county.Site.Clock), new ReportInput("child", Channel.PublicForm, Promise.Anonymous, "The secret story of the green gate.")
        {
            Area = "ashmere",
            Circumstances = new Circumstances("Pell Street", null, null, "Not safe to call: his stepfather answers", "Yes"),
            SafeContact = "By text",
        }));
        var id = told.Concern.Id.ToString();
        (await owen.Does(id, "ask", ("In.Agencies", "education/ashmere-pru"), ("In.Who", "Bryn Holloway"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var page = await carys.Get("/checks/" + await CheckOf(id, "education"));
        page.Page.QuerySelector(".bw-record__alert")!.TextContent.ShouldContain("Not safe to call: his stepfather answers");
        page.Page.QuerySelector(".bw-record__facts")!.TextContent.ShouldContain("Merrowshire Safeguarding Hub, 01632 960140 (Monday to Friday, 8:30am to 5:30pm); out of hours 01632 960199");
        foreach (var kept in new[] { "By text", "Pell Street", "green gate", told.Concern.Reference }) page.Words.ShouldNotContain(kept);

        var unknown = await owen.Logs("Nobody said whether it is safe.", ("Input.Name", "Bryn Holloway"), ("Input.SafeContact", "Not after six"));
        await owen.Does(unknown, "ask", ("In.Agencies", "education/ashmere-pru"), ("In.Who", "Bryn Holloway"));
        var other = await carys.Get("/checks/" + await CheckOf(unknown, "education"));
        other.Words.ShouldContain("Not known: ask the hub before you call or write");
        other.Words.ShouldNotContain("Not after six");
    }

    [Fact]
    public async Task Asking_and_answering_each_set_their_purpose_and_basis_in_one_line_that_can_be_changed()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var beth = await county.Site.SignedInAs("beth.lomax");
        const string Line = "For asking and telling agencies what is held; basis: duty to share information relevant to a child's welfare.";
        foreach (var (changed, purpose, basis) in new[] { (false, "safeguarding-checks", "ca2004-16la"), (true, "direct-help", "gdpr-6-1-d") })
        {
            var id = await owen.Logs("Asked on a basis.", ("Input.Name", "Sorrel Hythe"));
            (await owen.Get("/concerns/" + id)).Page.QuerySelector("form[action$='/ask'] [data-bw-lawful]")!.TextContent.ShouldBe(Line);
            (string, string)[] ask = [("In.Who", "Sorrel Hythe"), ("In.Agencies", "health")];
            var unknown = await owen.Post($"/concerns/{id}/ask", [.. ask, ("In.Asking.Basis", "no-such-basis")]);
            unknown.Words.ShouldContain("from the lists");
            unknown.Page.QuerySelector("input[name='In.Agencies'][value='health']")!.HasAttribute("checked").ShouldBeTrue("what was chosen is kept");
            // What is changed for asking is changed for nothing else of the page.
            var unsaid = await owen.Does(id, "ask", ("In.Who", "Sorrel Hythe"), ("In.Asking.Basis", "gdpr-6-1-d"));
            unsaid.Page.QuerySelector("form[action$='/ask'] .bw-lawful")!.HasAttribute("open").ShouldBeTrue();
            unsaid.Page.QuerySelector("form[action$='/decide'] .bw-lawful")!.HasAttribute("open").ShouldBeFalse();
            (await owen.Does(id, "ask", changed ? [.. ask, ("In.Asking.Purpose", purpose), ("In.Asking.Basis", basis)] : ask)).Status.ShouldBe(HttpStatusCode.Redirect);
            (await Recorded(id, "checks-asked")).ShouldBe((purpose, basis));

            var check = await CheckOf(id, "health");
            (await beth.Get("/checks/" + check)).Page.QuerySelector("form .bw-lawful [data-bw-lawful]")!.TextContent.ShouldBe(Line);
            (string, string)[] answer = changed ? [("Answer", "NothingHeld"), ("Purpose", purpose), ("Basis", basis)] : [("Answer", "NothingHeld")];
            (await beth.Post("/checks/" + check, answer)).Status.ShouldBe(HttpStatusCode.Redirect);
            (await Recorded(id, "check-answered")).ShouldBe((purpose, basis));
        }
    }

    [Fact]
    public async Task Schools_under_one_agency_are_offered_one_by_one_and_never_asked_all_at_once()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("A school is asked.", ("Input.Name", "Perrin Dale"), ("Input.TakeIt", "true"));
        var page = await owen.Get("/concerns/" + id);
        var offered = page.Page.QuerySelectorAll("[name='In.Agencies']").Select(i => i.GetAttribute("value")).ToList();
        offered.ShouldContain("health");
        offered.ShouldContain("education/ashmere-pru");
        offered.ShouldNotContain("education");
        page.Words.ShouldContain("Ashmere Pupil Referral Unit (Merrowshire Education)");
        var refused = await owen.Does(id, "ask", ("In.Who", "Perrin Dale, 14"), ("In.Agencies", "health"), ("In.Agencies", "education"));
        refused.Words.ShouldContain("as a whole: choose which of its teams may hold something");
        refused.Page.QuerySelector("textarea[name='In.Who']")!.TextContent.Trim().ShouldBe("Perrin Dale, 14", "what was typed is kept");
        refused.Page.QuerySelector("input[name='In.Agencies'][value='health']")!.HasAttribute("checked").ShouldBeTrue();
        var concern = Kernel.Ids.Id<Concern>.Parse(id, null);
        (await county.Site.Ask(db => db.Checks.CountAsync(c => c.ConcernId == concern))).ShouldBe(0);
    }

    [Fact]
    public async Task Police_may_give_a_pointer_and_holding_back_needs_its_reason()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Two agencies are asked.", ("Input.Name", "Perrin Dale"));
        await owen.Does(id, "ask", ("In.Who", "Perrin Dale"), ("In.Agencies", "police"), ("In.Agencies", "housing"));
        using var marcus = await county.Site.SignedInAs("marcus.hale");
        using var gareth = await county.Site.SignedInAs("gareth.pike");
        var (police, housing) = (await CheckOf(id, "police"), await CheckOf(id, "housing"));
        (await gareth.Get("/checks/" + police)).Status.ShouldBe(HttpStatusCode.NotFound, "another agency's check");
        await marcus.Get("/checks/" + police);
        await marcus.Post("/checks/" + police, ("Answer", "HeldAndShared"), ("Pointer", "Ref 4471, ring DS Hale"));
        await gareth.Get("/checks/" + housing);
        (await gareth.Post("/checks/" + housing, ("Answer", "HeldNotShared"))).Words.ShouldContain("Say why you hold it back");
        await gareth.Post("/checks/" + housing, ("Answer", "HeldNotShared"), ("Words", "The mother would learn of it."));
        var page = await owen.Get("/concerns/" + id);
        page.Words.ShouldContain("held, pointer only");
        page.Words.ShouldContain("Held by police. Ref 4471, ring DS Hale");
        page.Words.ShouldContain("held, not shared");
        await gareth.Get("/checks/" + housing);
        (await gareth.PostPlain("/checks/" + housing)).Status.ShouldBe(HttpStatusCode.BadRequest, "no antiforgery token, no act");
    }

    [Theory, InlineData("HeldNotShared", "The mother would learn of it."), InlineData("NothingHeld", "")]
    public async Task Whether_it_may_be_handed_on_is_asked_of_what_is_shared_alone_and_counts_for_nothing_else(string answer, string words)
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var gareth = await county.Site.SignedInAs("gareth.pike");
        var id = await owen.Logs("Housing is asked.", ("Input.Name", "Corin Ashdown"));
        await owen.Does(id, "ask", ("In.Who", "Corin Ashdown"), ("In.Agencies", "housing"));
        var check = await CheckOf(id, "housing");
        var asked = (await gareth.Get("/checks/" + check)).Page.QuerySelector(".bw-only-shared")!;
        asked.QuerySelector("select[name=PassOnFor]").ShouldNotBeNull();
        asked.TextContent.ShouldContain("Only for what you share");
        (await gareth.Post("/checks/" + check, ("Answer", answer), ("Words", words), ("PassOnFor", "direct-help"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var concern = Kernel.Ids.Id<Concern>.Parse(id, null);
        (await county.Site.Ask(db => db.Checks.Where(c => c.ConcernId == concern).Select(c => c.MayPassOnFor).SingleAsync())).ShouldBeNull();
    }

    [Fact]
    public async Task What_police_share_and_whom_to_ring_are_both_read_by_the_hub()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Police are asked.", ("Input.Name", "Ansel Birch"));
        await owen.Does(id, "ask", ("In.Who", "Ansel Birch"), ("In.Agencies", "police"));
        using var marcus = await county.Site.SignedInAs("marcus.hale");
        var check = await CheckOf(id, "police");
        await marcus.Get("/checks/" + check);
        await marcus.Post("/checks/" + check, ("Answer", "HeldAndShared"), ("Words", "Stopped twice in May."), ("Pointer", "Ref 9902, ring DC Tern"));
        var page = await owen.Get("/concerns/" + id);
        page.Words.ShouldContain("Stopped twice in May.");
        page.Words.ShouldContain("Ref 9902, ring DC Tern");
    }

    [Fact]
    public async Task A_form_that_comes_back_shows_whom_it_is_about_and_so_is_an_opening()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("One agency is asked.", ("Input.Name", "Sorrel Hythe"));
        await owen.Does(id, "ask", ("In.Who", "Sorrel Hythe"), ("In.Agencies", "health"));
        using var beth = await county.Site.SignedInAs("beth.lomax");
        var check = await CheckOf(id, "health");
        await beth.Get("/checks");
        (await beth.Post("/checks/" + check)).Words.ShouldContain("Sorrel Hythe");
        var concern = Guid.Parse(id);
        (await county.Site.Ask(db => db.Set<Kernel.Facts.StoredFact>().CountAsync(f => f.RecordId == concern && f.Name == "check-opened"))).ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_after_the_decision_stands_on_the_worklist_until_the_hub_has_read_it()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Decided before health answered.", ("Input.Name", "Tarn Ellwood"));
        await owen.Does(id, "ask", ("In.Who", "Tarn Ellwood"), ("In.Agencies", "health"));
        (await owen.Does(id, "decide", ("In.Decision", "advice"), ("In.Words", "Spoke to the school."))).Status.ShouldBe(HttpStatusCode.Redirect);
        using var beth = await county.Site.SignedInAs("beth.lomax");
        var check = await CheckOf(id, "health");
        await beth.Get("/checks/" + check);
        (await beth.Post("/checks/" + check, ("Answer", "HeldAndShared"), ("Words", "Two burns since May."))).Status.ShouldBe(HttpStatusCode.Redirect);

        using var later = await county.Site.SignedInAs("owen.marsh");
        (await later.Get("/worklist?Whose=mine")).Page.QuerySelector($"[data-bw-item]:has(a[href='/concerns/{id}'])")!.TextContent.ShouldContain("An agency’s answer to be read");
        (await later.Get("/desk")).Words.ShouldContain("An agency’s answer to be read");
        (await later.Get("/concerns/" + id)).Words.ShouldContain("An agency answered after the decision.");
        (await later.Does(id, "answers")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await county.Site.Stored(id)).Queue.ShouldBe(Queues.NothingWaits);
        (await later.Get("/concerns/" + id)).Words.ShouldNotContain("An agency answered after the decision.");
    }

    [Fact]
    public async Task What_is_answered_about_an_adult_does_not_stand_on_the_duty_to_children()
    {
        using var samira = await county.Site.SignedInAs("samira.khan");
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var beth = await county.Site.SignedInAs("beth.lomax");
        foreach (var (asks, about, basis) in new[] { (samira, "adult", "gdpr-6-1-e-sch1-18"), (owen, "child", "ca2004-16la") })
        {
            await asks.Get("/concerns/log");
            var logged = await asks.Post("/concerns/log", ("Input.Channel", "Telephone"), ("Input.About", about), ("Input.Narrative", "Strangers stay in the flat."), ("Input.Name", "Orrin Teal"));
            var id = logged.Location!.Split('/')[^1];
            (await asks.Does(id, "ask", ("In.Who", "Orrin Teal"), ("In.Agencies", "health"))).Status.ShouldBe(HttpStatusCode.Redirect);
            var check = await CheckOf(id, "health");
            await beth.Get("/checks/" + check);
            (await beth.Post("/checks/" + check, ("Answer", "NothingHeld"))).Status.ShouldBe(HttpStatusCode.Redirect);
            var concern = Guid.Parse(id);
            var answered = await county.Site.Ask(db => db.Set<Kernel.Facts.StoredFact>().SingleAsync(f => f.RecordId == concern && f.Name == "check-answered"));
            Kernel.Facts.FactEnvelope.Read(answered.Envelope, "basis").ShouldBe(basis, about);
        }
    }

    private async Task<(string?, string?)> Recorded(string concern, string name)
    {
        var record = Guid.Parse(concern);
        var envelope = await county.Site.Ask(db => db.Set<Kernel.Facts.StoredFact>().Where(f => f.RecordId == record && f.Name == name).Select(f => f.Envelope).SingleAsync());
        return (Kernel.Facts.FactEnvelope.Read(envelope, "purpose"), Kernel.Facts.FactEnvelope.Read(envelope, "basis"));
    }

    private Task<string> CheckOf(string concern, string agency) => county.Site.Ask(async db =>
    {
        var id = Kernel.Ids.Id<Concern>.Parse(concern, null);
        return (await db.Checks.Where(c => c.ConcernId == id && c.Agency == agency).Select(c => c.Id).SingleAsync()).ToString();
    });
}
