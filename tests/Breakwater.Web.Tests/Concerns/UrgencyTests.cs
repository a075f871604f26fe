using System.Net;
using Breakwater.Web.Tests.Professional;
using Breakwater.Web.Tests.Servers;

namespace Breakwater.Web.Tests.Concerns;

/// <summary>What whoever told us said of the hurry is seen by whoever has to act, and they are told whom to ring.</summary>
public sealed class UrgencyTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    [Fact]
    public async Task A_report_that_cannot_wait_says_whom_to_ring_now_and_one_that_can_does_not()
    {
        using var carys = new Partner(await county.Site.SignedInAs("carys.bevan"), "/professional");
        await Fill(carys, "soon");
        var sent = await carys.Visitor.Get((await carys.Sends()).Location!);
        sent.Page.QuerySelector(".bw-ring a[href='tel:01632960140']").ShouldNotBeNull("the front door it went to");
        sent.Page.QuerySelector(".bw-ring a[href='tel:01632960199']").ShouldNotBeNull("and who answers at any other hour");
        sent.Page.QuerySelector(".bw-ring")!.TextContent.ShouldContain("You said that it should be read today.");
        (await carys.Visitor.Get("/my-reports")).Page.QuerySelector(".bw-ring").ShouldBeNull("it is said once");
        await Fill(carys, "now");
        (await carys.Visitor.Get((await carys.Sends()).Location!)).Page.QuerySelector(".bw-ring")!.TextContent.ShouldContain("You said that this can't wait.");
        await Fill(carys, "routine");
        (await carys.Visitor.Get((await carys.Sends()).Location!)).Page.QuerySelector(".bw-ring").ShouldBeNull();
    }

    [Fact]
    public async Task That_it_is_for_today_or_urgent_stands_on_the_list_and_on_the_concern()
    {
        using var carys = new Partner(await county.Site.SignedInAs("carys.bevan"), "/professional");
        using var owen = await county.Site.SignedInAs("owen.marsh");
        foreach (var (urgency, words) in new[] { ("soon", "Today, they say"), ("now", "Urgent") })
        {
            await Fill(carys, urgency);
            await carys.Sends();
            var row = (await owen.Get("/worklist?Whose=nobodys")).Page.QuerySelectorAll("[data-bw-item]").First(r => r.TextContent.Contains("Rafe Tully") && r.TextContent.Contains(words));
            var page = await owen.Get(row.QuerySelector("a")!.GetAttribute("href")!);
            page.Page.QuerySelector(".bw-record__urgency")!.TextContent.ShouldBe(words);
            (await owen.Get("/huddle")).Words.ShouldContain(words);
        }
        // Whoever is on duty is told with the report, at any hour, and it stands above what can wait.
        using var dana = await county.Site.SignedInAs("dana.whitlock");
        var desk = (await dana.Get("/desk")).Words;
        desk.ShouldContain("came in as urgent. Look at it now.");
        desk.ShouldContain("they say that it can't wait until tomorrow.");
        await Fill(carys, "routine");
        await carys.Sends();
        var rows = (await owen.Get("/worklist?Whose=nobodys")).Page.QuerySelectorAll("[data-bw-item]").Select(r => r.TextContent).ToList();
        var today = rows.FindIndex(r => r.Contains("Rafe Tully") && r.Contains("Today, they say"));
        rows.FindLastIndex(r => r.Contains("Urgent")).ShouldBeLessThan(today);
        rows.FindIndex(r => r.Contains("Rafe Tully") && !r.Contains("Today, they say") && !r.Contains("Urgent")).ShouldBeGreaterThan(today);
    }

    [Fact]
    public async Task What_was_told_to_an_adult_is_not_said_of_a_child_and_parents()
    {
        using var samira = await county.Site.SignedInAs("samira.khan");
        await samira.Get("/concerns/log");
        var logged = await samira.Post("/concerns/log", ("Input.Channel", "Telephone"), ("Input.About", "adult"), ("Input.Narrative", "Strangers in her flat."), ("Input.Name", "Una Fairlie"), ("Input.TakeIt", "true"));
        var id = logged.Location!.Split('/')[^1];
        var page = await samira.Get("/concerns/" + id);
        page.Words.ShouldContain("Told about this?");
        page.Words.ShouldNotContain("Child and parents told?");
        page.Page.QuerySelector("[name='In.ParentsTold']").ShouldBeNull();
        (await samira.Does(id, "told", ("In.ChildTold", "told"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await samira.Get("/concerns/" + id)).Words.ShouldContain("The adult: told.");
        await samira.Does(id, "ask", ("In.Agencies", "health"), ("In.Who", "Una Fairlie"), ("In.Hours", "24"));
        using var beth = await county.Site.SignedInAs("beth.lomax");
        var check = (await beth.Get("/checks")).Page.QuerySelectorAll("[data-bw-item] a")[0].GetAttribute("href")!;
        var asked = (await beth.Get(check)).Page.QuerySelector("main")!;
        // The line of purpose and basis bears the law's own title ("safeguarding of children and of individuals at risk"), and lists hold all there is.
        foreach (var listed in asked.QuerySelectorAll(".bw-lawful, select")) listed.Remove();
        asked.TextContent.ShouldNotContain("child");
    }

    private static async Task Fill(Partner partner, string urgency)
    {
        await partner.Saves("who", Partner.Who);
        await partner.Saves("worry", [.. Partner.Worry.Where(f => f.Item1 != "Answers.Urgency"), ("Answers.Urgency", urgency)]);
        await partner.Saves("told", Partner.Told);
    }
}
