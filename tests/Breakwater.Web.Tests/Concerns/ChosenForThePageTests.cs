using System.Net;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Concerns;

/// <summary>One line says what is recorded with all that is done on the page of a concern; who wants another purpose or basis chooses it there.</summary>
public sealed class ChosenForThePageTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    private const string Chosen = "?Purpose=direct-help&Basis=gdpr-6-1-d";

    [Fact]
    public async Task The_line_says_what_is_recorded_and_nothing_is_asked()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("A line for all of it.");
        var page = (await owen.Get("/concerns/" + id)).Page;
        var line = page.QuerySelector("[aria-labelledby=acts] #for-this-page")!;
        line.HasAttribute("open").ShouldBeFalse();
        line.QuerySelector("summary")!.TextContent.ShouldContain("recorded for taking in a worry and deciding what to do about it; basis: public task");
        line.QuerySelectorAll("option[selected]").ShouldBeEmpty();
        line.QuerySelector("form")!.GetAttribute("method").ShouldBe("get");
        page.QuerySelectorAll("form[method=post] input[type=hidden][name=Purpose], form[method=post] input[type=hidden][name=Basis]").ShouldBeEmpty();
        page.QuerySelectorAll("#Purpose, #Basis").Length.ShouldBe(2, "no other line of the page has their ids");
        var taken = await owen.Post($"/concerns/{id}/take");
        taken.Location.ShouldBe("/concerns/" + id);
        (await Recorded(id, "concern-taken")).ShouldBe((LawfulStep.Triage.Purpose, LawfulStep.Triage.Basis));
    }

    [Fact]
    public async Task What_is_chosen_is_recorded_with_all_that_is_done_there_until_it_is_the_usual_again()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Somebody's life.");
        var page = await owen.Get($"/concerns/{id}{Chosen}");
        page.Page.QuerySelector("#for-this-page summary")!.TextContent.ShouldContain("For helping a child or adult at risk; basis: vital interests: somebody's life or safety. Chosen by you for what you do on this page.");
        Selected(page, "Purpose").ShouldBe("direct-help");
        Selected(page, "Basis").ShouldBe("gdpr-6-1-d");
        foreach (var own in new[] { "In.", "In.Asking." }) (Selected(page, own + "Purpose"), Selected(page, own + "Basis")).ShouldBe(("direct-help", "gdpr-6-1-d"), "a line of its own comes up with it");
        page.Page.QuerySelectorAll("[data-bw-lawful]").Select(l => l.TextContent).ShouldAllBe(l => l.Contains("For helping a child or adult at risk; basis: vital interests", StringComparison.Ordinal));

        var taken = await owen.Post($"/concerns/{id}/take");
        taken.Location.ShouldBe($"/concerns/{id}{Chosen}");
        (await Recorded(id, "concern-taken")).ShouldBe(("direct-help", "gdpr-6-1-d"));
        page = await owen.Get(taken.Location!);
        page.Words.ShouldContain("Chosen by you for what you do on this page");
        (await owen.Post($"/concerns/{id}/urgent", ("In.Urgent", "He is out tonight."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Recorded(id, "concern-escalated")).ShouldBe(("direct-help", "gdpr-6-1-d"));

        // Deciding has a line of its own: left as the step sets it there, it is.
        await owen.Get($"/concerns/{id}{Chosen}");
        (await owen.Post($"/concerns/{id}/decide", ("In.Decision", "advice"), ("In.Words", "Spoke to the school."), ("In.Purpose", ""), ("In.Basis", ""))).Status.ShouldBe(HttpStatusCode.Redirect);
        var rule = county.Site.Partnership.Partnership.Configuration.DecisionOf("advice");
        (await Recorded(id, "concern-decided")).ShouldBe((rule.Purpose, rule.Basis));

        var usual = page.Page.QuerySelectorAll("[aria-labelledby=acts] a").Single(a => a.TextContent.StartsWith("Back to the usual", StringComparison.Ordinal)).GetAttribute("href")!;
        (await owen.Get(usual)).Words.ShouldNotContain("Chosen by you");
    }

    [Fact]
    public async Task One_of_the_two_alone_leaves_the_other_as_each_step_sets_it()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Only the basis.");
        (await owen.Get($"/concerns/{id}?from=huddle&Purpose=&Basis=gdpr-6-1-d")).Page.QuerySelector("#for-this-page")!.TextContent.ShouldContain("For what each step is for; basis: vital interests");
        (await owen.Post($"/concerns/{id}/acknowledge")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Recorded(id, "concern-acknowledged")).ShouldBe((LawfulStep.Triage.Purpose, "gdpr-6-1-d"));
    }

    [Fact]
    public async Task What_is_in_no_list_is_refused_in_its_place()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("A made-up law.");
        foreach (var made in new[] { "?Basis=no-such-basis", "?Purpose=no-such-purpose&Basis=gdpr-6-1-d", "?Basis=gdpr-6-1-d&Basis=gdpr-6-1-c" })
        {
            var refused = await owen.Get($"/concerns/{id}{made}");
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            refused.Page.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain("from the lists");
            refused.Page.QuerySelector("#for-this-page summary")!.TextContent.ShouldContain("taking in a worry", Case.Sensitive, "as if nothing had been chosen");
        }
        foreach (var field in new[] { "Basis", "In.Basis", "In.Asking.Basis" })
        {
            var sent = await owen.Does(id, "take", (field, "no-such-basis"));
            sent.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            sent.Words.ShouldContain("from the lists");
            sent.Page.QuerySelector($"form[action='/concerns/{id}/take'] [name=Basis]").ShouldBeNull("what is in no list is not sent again");
        }
        (await owen.Does(id, "pointer", ("In.Basis", "no-such-basis"))).Words.ShouldContain("from the lists");
        (await county.Site.Stored(id)).HolderId.ShouldBeNull();
    }

    [Fact]
    public async Task A_form_that_comes_back_keeps_the_choice()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Sent too soon.");
        await owen.Get($"/concerns/{id}{Chosen}");
        var back = await owen.Post($"/concerns/{id}/urgent");
        back.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        back.Page.QuerySelector("#for-this-page summary")!.TextContent.ShouldContain("Chosen by you");
        Selected(back, "In.Basis").ShouldBe("gdpr-6-1-d");
        (await owen.Post($"/concerns/{id}/urgent", ("In.Urgent", "He is out tonight."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Recorded(id, "concern-escalated")).ShouldBe(("direct-help", "gdpr-6-1-d"));

        // The decision's own line comes back as it was sent, beside what was chosen for the page.
        await owen.Get($"/concerns/{id}{Chosen}");
        var undecided = await owen.Post($"/concerns/{id}/decide", ("In.Decision", ""), ("In.Purpose", ""), ("In.Basis", "cda1998-17"));
        undecided.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (Selected(undecided, "In.Purpose"), Selected(undecided, "In.Basis"), Selected(undecided, "Basis")).ShouldBe((null, "cda1998-17", "gdpr-6-1-d"));
    }

    [Fact]
    public async Task Who_can_do_nothing_there_has_no_line()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var marcus = await county.Site.SignedInAs("marcus.hale");
        var id = await owen.Logs("Read by a police officer.");
        await marcus.Get("/break-glass");
        var asked = await marcus.Post("/break-glass", ("Asked", (await county.Site.Stored(id)).Reference), ("Reason", "He says on the phone that they are at the door now"));
        await marcus.Get(asked.Location!);
        await marcus.Post(asked.Location!, ("which", id));
        var page = await marcus.Get("/concerns/" + id);
        page.Words.ShouldContain("You can read this record");
        page.Page.QuerySelector("#for-this-page").ShouldBeNull();
    }

    private static string? Selected(Answer page, string name) => page.Page.QuerySelector($"select[name='{name}'] option[selected]")?.GetAttribute("value");

    private async Task<(string? Purpose, string? Basis)> Recorded(string id, string name)
    {
        var record = Guid.Parse(id);
        var envelope = await county.Site.Ask(db => db.Set<StoredFact>().Where(f => f.RecordId == record && f.Name == name).Select(f => f.Envelope).SingleAsync());
        return (FactEnvelope.Read(envelope, "purpose"), FactEnvelope.Read(envelope, "basis"));
    }
}
