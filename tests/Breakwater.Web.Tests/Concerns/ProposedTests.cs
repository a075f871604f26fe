using System.Net;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Concerns;

/// <summary>A decision that nobody has signed, or that was sent back, is shown and given to nobody as a decision.</summary>
public sealed class ProposedTests
{
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    private static readonly (string, string) Name = ("Input.Name", "Bryn Holloway"), TakeIt = ("Input.TakeIt", "true"), Taken = ("In.Reference", "Sergeant Amis, Kestrelham");

    [Theory, MemberData(nameof(Databases))]
    public async Task Until_the_second_name_stands_there_a_copy_and_other_pages_call_it_proposed(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        var (other, id) = (await owen.Logs("The first.", Name), await owen.Logs("The second.", Name, TakeIt));
        await owen.Does(id, "decide", ("In.Decision", "intelligence-only"), ("In.Words", "Seen by a neighbour."), Taken);
        foreach (var copy in await Copies(owen, id))
        {
            copy.ShouldContain("Proposed, not signed");
            copy.ShouldContain("This is no decision until a second person has put their name to it");
            copy.ShouldNotContain("Decision", Case.Sensitive);
            copy.ShouldNotContain("Seen by a neighbour");
            copy.ShouldNotContain("Sergeant Amis");
        }
        Outcome(await owen.Get("/concerns/" + other)).ShouldContain("Proposed, not signed: Intelligence only");
        var panel = (await owen.Get("/concerns/" + id)).Page.QuerySelector(".bw-decision")!.TextContent;
        panel.ShouldContain("It is not signed yet");
        panel.ShouldNotContain("Decided");

        (await dana.Does(id, "countersign")).Status.ShouldBe(HttpStatusCode.Redirect);
        foreach (var copy in await Copies(owen, id))
        {
            copy.ShouldContain("Decision", Case.Sensitive);
            copy.ShouldContain("Seen by a neighbour");
            copy.ShouldContain("Reference, or who took it there: Sergeant Amis, Kestrelham");
            copy.ShouldNotContain("Proposed, not signed");
            copy.ShouldContain("Proposed by Owen Marsh on ");
            copy.ShouldContain("Second name: Dana Whitlock, on ");
        }
        (await owen.Get("/concerns/" + id)).Page.QuerySelector(".bw-decision")!.TextContent.ShouldContain("Second name: Dana Whitlock, on ");
        Outcome(await owen.Get("/concerns/" + other)).ShouldNotContain("Proposed");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_its_second_name_sent_back_is_decided_again_from_what_was_proposed_and_stands_nowhere_as_a_decision(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        var id = await owen.Logs("It is sent back.", TakeIt);
        await owen.Does(id, "decide", ("In.Decision", "intelligence-only"), ("In.Words", "Seen by a neighbour."), Taken);
        (await dana.Does(id, "countersign?handler=Refuse", ("In.RefuseBecause", "Ask the neighbour first."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.Stored(id)).DecisionCode.ShouldBeNull();
        static (bool Chosen, string Words, string? Reference) Form(Answer page) => (page.Page.QuerySelector("input[value=intelligence-only]")!.HasAttribute("checked"),
            page.Page.QuerySelector("#In_Words")!.TextContent.Trim(), page.Page.QuerySelector("#In_Reference")!.GetAttribute("value"));
        var back = await owen.Get("/concerns/" + id);
        back.Page.QuerySelector(".bw-decision")!.TextContent.ShouldContain("Ask the neighbour first.");
        Form(back).ShouldBe((true, "Seen by a neighbour.", "Sergeant Amis, Kestrelham"));
        Form(await owen.Does(id, "urgent")).ShouldBe((true, "Seen by a neighbour.", "Sergeant Amis, Kestrelham"), "also beside another form that comes back");
        var unsaid = await owen.Does(id, "decide", ("In.Decision", "intelligence-only"), ("In.Words", "The neighbour agreed."), ("In.Reference", ""));
        unsaid.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var (_, words, reference) = Form(unsaid);
        (words, reference ?? "").ShouldBe(("The neighbour agreed.", ""), "what was typed is what comes back");
        foreach (var copy in await Copies(owen, id))
        {
            copy.ShouldNotContain("Decision", Case.Sensitive);
            copy.ShouldNotContain("Seen by a neighbour");
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_second_name_bears_the_purpose_and_basis_of_the_proposal_unless_the_signer_changes_them(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        var configuration = site.Partnership.Partnership.Configuration;
        string Line(string purpose, string basis) => $"For {configuration.Purposes.Single(p => p.Code == purpose).Words}; basis: {configuration.Bases.Single(b => b.Code == basis).Words}.";
        foreach (var (act, name, changed, purpose, basis) in new[]
        {
            ("countersign", "decision-countersigned", Array.Empty<(string, string)>(), "direct-help", "gdpr-6-1-d"),
            ("countersign", "decision-countersigned", [("In.Basis", "cda1998-17")], "direct-help", "cda1998-17"),
            ("countersign?handler=Refuse", "countersignature-refused", [("In.RefuseBecause", "Ask the neighbour first.")], "direct-help", "gdpr-6-1-d"),
        })
        {
            var id = await owen.Logs("Intelligence about a yard.", TakeIt);
            (await owen.Does(id, "decide", ("In.Decision", "intelligence-only"), ("In.Words", "Seen by a walker."), Taken, ("In.Purpose", "direct-help"), ("In.Basis", "gdpr-6-1-d"))).Status.ShouldBe(HttpStatusCode.Redirect);
            (await dana.Get("/concerns/" + id)).Page.QuerySelector("form[action$='/countersign'] [data-bw-lawful]")!.TextContent.ShouldBe(Line("direct-help", "gdpr-6-1-d"));
            (await dana.Does(id, act, changed)).Status.ShouldBe(HttpStatusCode.Redirect);
            var record = Guid.Parse(id);
            var envelope = await site.Ask(db => db.Set<StoredFact>().Where(f => f.RecordId == record && f.Name == name).Select(f => f.Envelope).SingleAsync());
            (FactEnvelope.Read(envelope, "purpose"), FactEnvelope.Read(envelope, "basis")).ShouldBe((purpose, basis));
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task It_stands_on_the_desk_of_whoever_may_sign_it_and_not_of_whoever_proposed_it(Database database)
    {
        await using var site = await OnBoth.Start(database);
        await site.Ask(db => db.Set<Kernel.Workers.Worker>().Where(w => w.Email.StartsWith("priya")).ExecuteUpdateAsync(w => w.SetProperty(p => p.Roles, "hub_manager")));
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        using var priya = await site.SignedInAs("priya.nair");
        (string, string)[] intelligence = [("In.Decision", "intelligence-only"), ("In.Words", "Seen by a neighbour."), Taken];
        var (owens, danas) = (await owen.Logs("The first.", TakeIt), await dana.Logs("The second.", TakeIt));
        (await owen.Does(owens, "decide", intelligence)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await dana.Does(danas, "decide", intelligence)).Status.ShouldBe(HttpStatusCode.Redirect);
        // Held by one who may sign it, it stands there once all the same.
        await priya.Does(owens, "take");
        (await ToSign(priya)).ShouldBe([owens, danas], ignoreOrder: true);
        (await ToSign(dana)).ShouldBe([owens]);
        (await owen.Get("/desk")).Words.ShouldNotContain("Waits for your name");

        await dana.Get($"/concerns/{owens}/conflict");
        await dana.Post($"/concerns/{owens}/conflict");
        (await ToSign(dana)).ShouldBeEmpty("whoever isn't free to act on it doesn't sign it");
        foreach (var id in new[] { owens, danas }) (await priya.Does(id, "countersign")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await ToSign(priya)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_a_team_sent_back_is_decided_no_more(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        using var tessa = await site.SignedInAs("tessa.boyle");
        var (other, id) = (await owen.Logs("The first.", Name), await owen.Logs("The second.", Name, TakeIt));
        // Tessa has it open by a first referral, and may not decide on it.
        var first = await site.Offers(owen, id);
        await tessa.Get("/referrals/" + first);
        await tessa.Post($"/referrals/{first}/accept");
        await dana.Does(id, "reopen", ("In.Reopen", "There is more."));
        var second = await site.Offers(owen, id);
        Outcome(await owen.Get("/concerns/" + other)).ShouldContain("Family help assessment: offered, not accepted yet");
        (await tessa.Get("/concerns/" + id)).Words.ShouldContain("Decided: Family help assessment");
        await tessa.Get("/referrals/" + second);
        (await tessa.Post($"/referrals/{second}/accept?handler=Decline", ("Reason", "Not this one."))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await site.Stored(id)).DecisionCode.ShouldBeNull();
        (await tessa.Get("/concerns/" + id)).Words.ShouldNotContain("Decided:", Case.Sensitive, "the timeline says that it was decided once, the panel says nothing");
        Outcome(await owen.Get("/concerns/" + other)).ShouldNotContain("Family help assessment");
        foreach (var copy in await Copies(dana, id))
        {
            copy.ShouldNotContain("Decision", Case.Sensitive);
            copy.ShouldNotContain("Proposed");
            copy.ShouldContain("(declined)");
        }
    }

    [Fact]
    public async Task Whoever_told_us_is_shown_no_outcome_that_is_only_proposed()
    {
        await using var site = await RunningBreakwater.Start();
        using var owen = await site.SignedInAs("owen.marsh");
        using var carys = await site.SignedInAs("carys.bevan");
        using var helen = await site.SignedInAs("helen.draycott");
        foreach (var who in new[] { "carys.bevan", "helen.draycott", null })
        {
            var worker = who is null ? null : site.People[who];
            var reported = await site.Ask(db => new ReportConcern(db).Do(
                worker is null ? LawfulStep.Triage.By(Actor.Reporter, "csc", site.Clock) : LawfulStep.Triage.By(Viewer.Of(worker), site.Clock),
                new ReportInput("child", Channel.ProfessionalForm, Promise.Named, "Older lads wait for him.") { Area = "ashmere", BroughtBy = worker?.Id, WantsReceipt = worker is null }));
            (await owen.Does(reported.Concern.Id.ToString(), "decide", ("In.Decision", "intelligence-only"), ("In.Words", "Seen by a neighbour."), Taken)).Status.ShouldBe(HttpStatusCode.Redirect);
            using var anybody = site.Visitor();
            if (reported.Receipt is not null)
            {
                await anybody.Get("/reply");
                await anybody.Post("/reply?handler=Open", ("Receipt", reported.Receipt));
            }
            var page = who switch { "carys.bevan" => await carys.Get("/my-reports/" + reported.Concern.Id), "helen.draycott" => await helen.Get("/pass-on"), _ => await anybody.Get("/reply") };
            page.Words.ShouldContain("are about to decide what to do");
            page.Words.ShouldNotContain("We passed on what you told us");
        }
    }

    /// <summary>The words of a copy on paper and as a Word file, without the form's.</summary>
    private static async Task<List<string>> Copies(Visitor who, string concern)
    {
        (string, string)[] fields = [("Recipient", "Keith Doyle, the court"), ("Reason", "The court ordered it.")];
        await who.Get($"/concerns/{concern}/copy");
        var paper = await who.Post($"/concerns/{concern}/copy", [.. fields, ("Form", "paper")]);
        await who.Get($"/concerns/{concern}/copy");
        var word = await who.Post($"/concerns/{concern}/copy", [.. fields, ("Form", "word")]);
        using var file = WordprocessingDocument.Open(new MemoryStream(word.Bytes), isEditable: false);
        return [paper.Page.QuerySelector(".bw-copy")!.TextContent, file.MainDocumentPart!.Document!.Body!.InnerText];
    }

    /// <summary>The concerns whose one line on the desk asks for somebody's name.</summary>
    private static async Task<List<string>> ToSign(Visitor who)
    {
        var desk = (await who.Get("/desk")).Page;
        var asked = desk.QuerySelectorAll("dt a").Where(a => a.TextContent.Contains("put your name to the decision", StringComparison.Ordinal)).Select(a => a.GetAttribute("href")!).ToList();
        foreach (var path in asked) desk.QuerySelectorAll($"dt a[href='{path}']").Length.ShouldBe(1);
        return asked.ConvertAll(path => path.Split('/')[^1]);
    }

    private static string Outcome(Answer page) => page.Page.QuerySelector("[aria-labelledby=earlier] .bw-earlier__what")!.TextContent;
}
