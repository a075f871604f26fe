using System.Net;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;

namespace Breakwater.Web.Tests.Concerns;

/// <summary>The day on which telling child and parents is looked at again: it comes to whoever is responsible by itself.</summary>
public sealed class TellingTests
{
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    private static readonly (string, string)[] NotYet =
        [("In.ChildTold", "told"), ("In.ParentsTold", "not told yet"), ("In.NotToldBecause", "An enquiry would be harmed"), ("In.TellOn.Day", "20"), ("In.TellOn.Month", "11"), ("In.TellOn.Year", "2026")];

    [Theory, MemberData(nameof(Databases))]
    public async Task It_climbs_onto_the_worklist_and_the_huddle_of_the_holder_when_it_is_due_even_after_the_decision(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Something.", ("Input.TakeIt", "true"));
        (await owen.Does(id, "told", NotYet)).Status.ShouldBe(HttpStatusCode.Redirect);
        await owen.Does(id, "decide", ("In.Decision", "advice"), ("In.Words", "Spoke to the school."));
        (await FallDue(site)).ShouldBe(0);
        (await owen.Get("/worklist?Whose=mine")).Page.QuerySelector($"a[href='/concerns/{id}']").ShouldBeNull();

        site.Clock.GoOn(TimeSpan.FromDays(2));
        (await FallDue(site)).ShouldBe(1);
        (await FallDue(site)).ShouldBe(0, "once");
        using var later = await site.SignedInAs("owen.marsh");
        (await later.Get("/worklist?Whose=mine")).Words.ShouldContain("Whether to tell child and parents");
        var huddle = await later.Get("/huddle");
        huddle.Words.ShouldContain("Child and parents: to tell, or to think again (1)");
        (await later.Get("/desk")).Words.ShouldContain("is the day to tell the family of");
        (await later.Does(id, "told", ("In.ChildTold", "told"), ("In.ParentsTold", "told"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await later.Get("/worklist?Whose=mine")).Page.QuerySelector($"a[href='/concerns/{id}']").ShouldBeNull();
        (await later.Get("/huddle")).Words.ShouldContain("Nobody waits to be told.");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Once_a_referral_is_accepted_it_is_for_whoever_accepted_and_their_team_records_it(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var tessa = await site.SignedInAs("tessa.boyle");
        var id = await owen.Logs("Something.", ("Input.TakeIt", "true"));
        await owen.Does(id, "told", NotYet);
        var referral = await site.Offers(owen, id);
        (await tessa.Does(id, "told", ("In.ChildTold", "told"), ("In.ParentsTold", "told"))).Words.ShouldContain("Whoever is responsible records this");
        await tessa.Get("/referrals/" + referral);
        (await tessa.Post($"/referrals/{referral}/accept")).Status.ShouldBe(HttpStatusCode.Redirect);

        site.Clock.GoOn(TimeSpan.FromDays(2));
        await FallDue(site);
        using var later = await site.SignedInAs("tessa.boyle");
        var row = (await later.Get("/worklist?Whose=mine")).Page.QuerySelector($"[data-bw-item]:has(a[href='/concerns/{id}'])")!.TextContent;
        row.ShouldContain("Whether to tell child and parents");
        row.ShouldContain("You");
        (await later.Does(id, "told", ("In.ChildTold", "told"), ("In.ParentsTold", "told"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.Stored(id)).TellBy.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_day_to_tell_takes_neither_a_decision_nor_an_acceptance_out_of_the_huddle_or_the_row(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        async Task<string> Tells(string day, bool handedOver = false)
        {
            var id = await owen.Logs("Something.", ("Input.TakeIt", "true"));
            if (handedOver) await site.Offers(owen, id);
            (await owen.Does(id, "told", [.. NotYet.Where(f => f.Item1 != "In.TellOn.Day"), ("In.TellOn.Day", day)])).Status.ShouldBe(HttpStatusCode.Redirect);
            return id;
        }

        // The decisions are due on the 19th, and so is the acceptance.
        var (same, sooner, offered) = (await Tells("19"), await Tells("18"), await Tells("18", handedOver: true));
        site.Clock.GoOn(TimeSpan.FromDays(2));
        while (await FallDue(site) > 0) { }
        using var later = await site.SignedInAs("owen.marsh");
        var huddle = await later.Get("/huddle");
        foreach (var (id, waits) in new[] { (same, "A decision; whether to tell child and parents"), (sooner, "Whether to tell child and parents. A decision, 10 hours late"), (offered, "Whether to tell child and parents. Nobody at Exploitation Team has accepted") })
            foreach (var part in new[] { "Due today, or late", "Child and parents: to tell, or to think again" })
            {
                var row = huddle.Page.QuerySelector($"[aria-label='{part}'] [data-bw-item]:has(a[href^='/concerns/{id}'])");
                row.ShouldNotBeNull($"{waits}: {part}");
                row!.TextContent.ShouldContain(waits);
            }
    }

    [Fact]
    public async Task The_next_day_can_not_lie_in_the_past()
    {
        await using var site = await OnBoth.Start(Database.Sqlite);
        using var owen = await site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Something.");
        var answer = await owen.Does(id, "told", ("In.ChildTold", "not told yet"), ("In.ParentsTold", "told"), ("In.NotToldBecause", "Not safe."), ("In.TellOn.Day", "1"), ("In.TellOn.Month", "11"), ("In.TellOn.Year", "2026"));
        answer.Words.ShouldContain("can't lie in the past");
        answer.Page.QuerySelector("#In_NotToldBecause")!.GetAttribute("value").ShouldBe("Not safe.");
    }

    private static async Task<int> FallDue(RunningBreakwater site)
    {
        await using var db = site.Partnership.Safeguarding();
        return await new RemindToTell(db).Do(LawfulStep.Triage.By(Actor.Job("days-to-tell"), "csc", site.Partnership.Partnership.Clock));
    }
}
