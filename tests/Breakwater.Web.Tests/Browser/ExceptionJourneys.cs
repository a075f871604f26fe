using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Breakwater.Web.Tests.Browser;

/// <summary>What is seldom done and matters most, as whole stories on a phone: with script and without.</summary>
[Collection<SecondBrowser>]
public sealed class ExceptionJourneys(Chromium chromium, Merrowshire county) : IClassFixture<Merrowshire>
{
    private bool _script;

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_pcso_tells_of_a_home_that_was_taken_over_and_follows_what_came_of_it(bool script)
    {
        await using var context = await Phone(script);
        var kit = await WalksIn(context, "Kit Rowe");
        await kit.GotoAsync("/professional");
        await Look(kit, "pcso-tasks");
        await Section(kit, "Who or what it is about", async () =>
        {
            await kit.GetByLabel("An adult", new() { Exact = true }).CheckAsync();
            await kit.GetByLabel("Full name").FillAsync("Maud Penny");
            await Look(kit, "pcso-who");
        });
        await Section(kit, "What worries you", async () =>
        {
            await kit.GetByRole(AriaRole.Radio, new() { Name = "Today", Exact = true }).CheckAsync();
            await kit.GetByRole(AriaRole.Textbox, new() { Name = "What worries you" }).FillAsync("Two young men opened her door, and she hasn't been seen for a week.");
            await kit.GetByLabel("Area", new() { Exact = true }).SelectOptionAsync("wellcombe");
        });
        await Section(kit, "What they know about this report", async () =>
        {
            await kit.GetByLabel("Doesn't know yet").First.CheckAsync();
            await Look(kit, "pcso-told");
        });
        await Press(kit, "Send the report");
        await kit.GetByText("We have your report").WaitForAsync();
        await Look(kit, "pcso-sent");
        await kit.GotoAsync("/my-reports");
        await Look(kit, "pcso-reports");
        await kit.Locator("main a[href^='/my-reports/']").First.ClickAsync();
        var said = (await kit.Locator("main").TextContentAsync())!;
        said.ShouldContain("Nobody has read it yet");
        await kit.GetByRole(AriaRole.Textbox).FillAsync("The neighbour has just rung again.");
        await kit.Locator("main form button").First.ClickAsync();
        await kit.GetByText("The neighbour has just rung again.").First.WaitForAsync();
        await Look(kit, "pcso-followed");
        // The status is all: no list, no record, no search.
        foreach (var path in new[] { "/worklist", "/search", "/huddle" })
            (await kit.GotoAsync(path))!.Status.ShouldBe(404, path);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_identity_guardian_opens_who_told_us_with_a_reason_and_the_manager_sees_that_it_was_done(bool script)
    {
        await using var hub = await Phone(script);
        var owen = await WalksIn(hub, "Owen Marsh");
        var (id, reference) = await Log(owen, "The neighbour asks that nobody learns who rang.", caller: "Ida Penhallow");
        (await owen.Locator("main").TextContentAsync())!.ShouldNotContain("Penhallow");
        await owen.GetByText("Ask the identity guardian to pass a message on").ClickAsync();
        await owen.GetByLabel("What is the guardian to ask or tell?").FillAsync("Which flat was it, the upper or the lower one?");
        await Look(owen, "guardian-ask");
        await Press(owen, "Send to the guardian");
        await owen.GetByText("Waits for the identity guardian").WaitForAsync();
        await Look(owen, "guardian-asked");

        await using var hers = await Phone(script);
        var grace = await WalksIn(hers, "Grace Okafor");
        await grace.GotoAsync("/identities");
        await grace.GetByLabel("Reference of the concern").FillAsync(reference);
        await Press(grace, "Record this and open");
        (await grace.Locator(".govuk-error-summary").First.TextContentAsync())!.ShouldNotBeEmpty("a reason is asked");
        (await grace.GetByLabel("Reference of the concern").InputValueAsync()).ShouldBe(reference);
        await Look(grace, "guardian-fault");
        await grace.GetByLabel("Why does somebody have to know?").FillAsync("A court has ordered us to name who rang, order of 17 November.");
        await Press(grace, "Record this and open");
        await grace.GetByText("Ida Penhallow").WaitForAsync();
        await grace.GetByText("Which flat was it, the upper or the lower one?").WaitForAsync();
        await Look(grace, "guardian-opened");
        await grace.GetByLabel("I spoke with them").CheckAsync();
        await Press(grace, "Tell the hub");
        (await grace.Locator(".govuk-error-summary").First.TextContentAsync())!.ShouldContain("Say what came of it");
        await grace.GetByLabel("What they said, or when you tried").FillAsync("The upper one, since the spring.");
        await Look(grace, "guardian-passing");
        await Press(grace, "Tell the hub");
        await owen.ReloadAsync();
        await owen.GetByText("The upper one, since the spring.").WaitForAsync();
        await Look(owen, "guardian-answered");
        (await grace.GotoAsync("/concerns/" + id))!.Status.ShouldBe(404, "the guardian doesn't read the case beside it");

        await using var managers = await Phone(script);
        var dana = await WalksIn(managers, "Dana Whitlock");
        await dana.GotoAsync($"/concerns/{id}/access");
        var seen = (await dana.Locator("main").TextContentAsync())!;
        seen.ShouldContain("Grace Okafor, identity guardian, opened who told us");
        seen.ShouldNotContain("Penhallow");
        await Look(dana, "guardian-seen");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_emergency_opening_is_asked_used_banners_every_page_and_is_reviewed_by_somebody_else(bool script)
    {
        await using var hub = await Phone(script);
        var owen = await WalksIn(hub, "Owen Marsh");
        var (id, reference) = await Log(owen, "He is to be moved tonight by a man with a white van.", caller: null);

        await using var his = await Phone(script);
        var marcus = await WalksIn(his, "Marcus Hale");
        (await marcus.GotoAsync("/concerns/" + id))!.Status.ShouldBe(404);
        await marcus.GotoAsync("/break-glass");
        await marcus.GetByLabel("Reference, or the full name").FillAsync(reference);
        await marcus.GetByLabel("What is the emergency?").FillAsync("He says on the phone that they are at the door now");
        await Look(marcus, "emergency-ask");
        await Press(marcus, "Record this and look");
        await Look(marcus, "emergency-answer");
        await marcus.GetByRole(AriaRole.Button, new() { Name = $"Open {reference} in an emergency" }).ClickAsync();
        await marcus.GetByText("white van").WaitForAsync();
        await Look(marcus, "emergency-record");
        await marcus.GotoAsync("/desk");
        (await marcus.Locator("body").TextContentAsync())!.ShouldContain("You opened a record in an emergency");
        (await marcus.GotoAsync("/break-glass/reviews"))!.Status.ShouldBe(404, "nobody reviews themselves");

        await using var reviewer = await Phone(script);
        var neil = await WalksIn(reviewer, "Neil Ashworth");
        await neil.GotoAsync("/break-glass/reviews");
        await Look(neil, "emergency-reviews");
        await neil.GetByRole(AriaRole.Link, new() { Name = "Marcus Hale" }).First.ClickAsync();
        (await neil.Locator("main").TextContentAsync())!.ShouldContain("at the door now");
        await neil.GetByLabel("It was right").CheckAsync();
        await neil.GetByLabel("What you looked at").FillAsync("The call log and the duty sheet bear it out.");
        await Look(neil, "emergency-review");
        await Press(neil, "Keep this review");
        await neil.GotoAsync("/break-glass/reviews");
        (await neil.Locator("main").TextContentAsync())!.ShouldContain("it was right", Case.Insensitive);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_manager_pauses_a_clock_and_an_officer_lets_it_go_on(bool script)
    {
        await using var hub = await Phone(script);
        var owen = await WalksIn(hub, "Owen Marsh");
        var (id, _) = await Log(owen, "The only teacher who saw him is away.", caller: null);
        await using var managers = await Phone(script);
        var dana = await WalksIn(managers, "Dana Whitlock");
        await dana.GotoAsync("/concerns/" + id);
        await Unfold(dana, "Pause the clock");
        await Press(dana, "Pause the clock");
        (await dana.Locator(".govuk-error-summary").First.TextContentAsync())!.ShouldContain("Say what the decision waits for");
        await Look(dana, "pause-fault");
        await dana.GetByLabel("What does the decision wait for?").FillAsync("The teacher is back the day after tomorrow");
        var form = dana.Locator($"form[action='/concerns/{id}/pause']");
        var until = county.Site.Clock.GetUtcNow().AddDays(1);
        foreach (var (label, value) in new[] { ("Day", until.Day), ("Month", until.Month), ("Year", until.Year) })
            await form.GetByLabel(label, new() { Exact = true }).FillAsync(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Look(dana, "pause-form");
        await Press(dana, "Pause the clock");
        await dana.GetByText("The clock is paused. The concern stays on the worklist.").WaitForAsync();
        await Look(dana, "pause-paused");
        await owen.GotoAsync("/worklist");
        (await owen.Locator(".bw-due--paused").First.TextContentAsync())!.ShouldContain("paused since");
        await Look(owen, "pause-worklist");
        await owen.GotoAsync("/concerns/" + id);
        await Press(owen, "Let the clock go on");
        await owen.GetByText("The clock goes on.").WaitForAsync();
        (await owen.Locator(".bw-record").TextContentAsync())!.ShouldContain("It was due by");
        await Look(owen, "pause-resumed");
    }

    private async Task<(string Id, string Reference)> Log(IPage page, string said, string? caller)
    {
        await page.GotoAsync("/concerns/log");
        await page.GetByLabel("Telephone", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("A child", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("What was said?").FillAsync(said);
        await page.GetByLabel("Area").SelectOptionAsync("ashmere");
        if (caller is not null) await page.Locator("[name='Input.CallerName']").FillAsync(caller);
        await Press(page, "Save the concern");
        await page.Locator(".bw-record").WaitForAsync();
        var id = page.Url.Split('/')[^1];
        var known = Kernel.Ids.Id<Concern>.Parse(id, null);
        await using var db = county.Site.Partnership.Safeguarding();
        return (id, await db.Concerns.Where(c => c.Id == known).Select(c => c.Reference).SingleAsync());
    }

    private Task<IBrowserContext> Phone(bool script)
    {
        _script = script;
        return chromium.OpenAsync(county.Site.Address, Chromium.Phone, script);
    }

    private static async Task Unfold(IPage page, string name) => await page.Locator("summary", new() { HasText = name }).ClickAsync();

    private static Task Press(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static async Task Section(IPage page, string name, Func<Task> fill)
    {
        // "Save and go on" leads to the next section that has to be filled in.
        if (await page.Locator("h1").InnerTextAsync() != name) await page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await fill();
        await Press(page, "Save and go on");
        await page.SettledAsync();
    }

    private static async Task<IPage> WalksIn(IBrowserContext context, string who)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Walk in as {who}", Exact = true }).Last.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return page;
    }

    // Axe reads a page by script of its own, so it looks where script runs; both are held to the width of the phone.
    private async Task Look(IPage page, string name)
    {
        await page.ShouldNotScrollSidewaysAsync();
        if (!_script) return;
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync(name);
    }
}
