using Breakwater.Web.Tests.Servers;
using Microsoft.Playwright;

namespace Breakwater.Web.Tests.Browser;

/// <summary>The hub, seen: logging a call, from the worklist to an accepted referral, an agency's answer, declined and run out.</summary>
[Collection<OneBrowser>]
public sealed class HubJourneyTests(Chromium chromium, Merrowshire county) : IClassFixture<Merrowshire>
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task An_officer_logs_a_phone_call(bool script, bool phone)
    {
        await using var context = await chromium.OpenAsync(county.Site.Address, phone ? Chromium.Phone : null, script);
        var page = await WalkIn(context, "Owen Marsh");
        await Log(page, "The mother of a friend rang: a grey car, three nights.", "Rafe Ortolan", keep: script ? phone ? "hub-log-phone" : "hub-log" : null);
        (await page.Locator("h1").TextContentAsync())!.ShouldContain("Rafe Ortolan");
        if (script) await page.ShouldBeAccessibleAsync();
        await page.ShouldNotScrollSidewaysAsync();
    }

    [Fact]
    public async Task From_the_worklist_to_an_accepted_referral_in_three_page_loads()
    {
        await using var context = await chromium.OpenAsync(county.Site.Address);
        var page = await WalkIn(context, "Owen Marsh");
        await Log(page, "Two phones and a new jacket.", "Linden Ashby", keep: null);
        var loads = 0;
        page.Response += (_, response) => loads += response.Request.IsNavigationRequest && response.Status == 200 ? 1 : 0;
        await page.GotoAsync("/worklist");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("hub-worklist");
        await page.Locator("[data-bw-list]").FocusAsync();
        await page.Keyboard.PressAsync("j");
        await page.GetByRole(AriaRole.Link, new() { Name = "Linden Ashby" }).First.ClickAsync();
        await page.GetByLabel("Family help assessment").CheckAsync();
        await page.GetByLabel("To which team?").SelectOptionAsync("csc/exploitation");
        await page.GetByLabel("Why, and what they need to know").FillAsync("He absconded twice.");
        await page.GetByText("went missing; was away").WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("hub-concern");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign the decision" }).ClickAsync();
        await page.GetByText("Your decision is recorded").WaitForAsync();
        loads.ShouldBe(3);

        await using var hers = await chromium.OpenAsync(county.Site.Address);
        var tessa = await WalkIn(hers, "Tessa Boyle");
        await tessa.GotoAsync("/referrals");
        await tessa.GetByRole(AriaRole.Link, new() { Name = "Linden Ashby" }).First.ClickAsync();
        await tessa.ShouldBeAccessibleAsync();
        await tessa.KeepPictureAsync("hub-referral");
        await tessa.GetByRole(AriaRole.Button, new() { Name = "Accept: I take this on" }).ClickAsync();
        await tessa.GetByText("You are responsible for it from now").WaitForAsync();
    }

    [Fact]
    public async Task An_agency_answers_a_check()
    {
        await using var context = await chromium.OpenAsync(county.Site.Address);
        var page = await WalkIn(context, "Owen Marsh");
        await Log(page, "To be checked.", "Perrin Dale", keep: null);
        await page.GetByText("Ask agencies what they hold").ClickAsync();
        await page.GetByLabel("Merrowshire Community Health").CheckAsync();
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask them" }).ClickAsync();
        await page.GetByText("The agencies are asked").WaitForAsync();

        await using var hers = await chromium.OpenAsync(county.Site.Address, Chromium.Phone);
        var beth = await WalkIn(hers, "Beth Lomax");
        await beth.GotoAsync("/checks");
        await beth.Locator("[data-bw-item] a").First.ClickAsync();
        await beth.GetByLabel("Nothing held").CheckAsync();
        await beth.ShouldBeAccessibleAsync();
        await beth.ShouldNotScrollSidewaysAsync();
        await beth.KeepPictureAsync("hub-check-phone");
        await beth.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
        await beth.GetByText("Your answer is with the hub").WaitForAsync();
    }

    [Fact]
    public async Task A_declined_referral_comes_back_to_the_duty_manager()
    {
        await using var context = await chromium.OpenAsync(county.Site.Address);
        var page = await WalkIn(context, "Owen Marsh");
        await Log(page, "To be declined.", "Tansy Moor", keep: null);
        await page.GetByLabel("Family help assessment").CheckAsync();
        await page.GetByLabel("To which team?").SelectOptionAsync("csc/exploitation");
        await page.GetByLabel("Why, and what they need to know").FillAsync("Please take this on.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign the decision" }).ClickAsync();

        await using var hers = await chromium.OpenAsync(county.Site.Address);
        var tessa = await WalkIn(hers, "Tessa Boyle");
        await tessa.GotoAsync("/referrals");
        await tessa.GetByRole(AriaRole.Link, new() { Name = "Tansy Moor" }).First.ClickAsync();
        await tessa.Locator("summary", new() { HasText = "Decline" }).ClickAsync();
        await tessa.GetByLabel("Why can't your team take this on?").FillAsync("Open to Port Calder Family Help.");
        await tessa.GetByRole(AriaRole.Button, new() { Name = "Decline and send back" }).ClickAsync();

        await using var managers = await chromium.OpenAsync(county.Site.Address);
        var dana = await WalkIn(managers, "Dana Whitlock");
        await dana.GotoAsync("/worklist?Whose=mine");
        await dana.GetByRole(AriaRole.Link, new() { Name = "Tansy Moor" }).First.ClickAsync();
        await dana.GetByText("Tessa Boyle of Merrowshire Children's Services declined the referral").First.WaitForAsync();
        foreach (var sheet in new[] { "huddle", "briefing", "search" })
        {
            await dana.GotoAsync("/" + sheet);
            await dana.ShouldBeAccessibleAsync();
            await dana.KeepPictureAsync("hub-" + sheet);
        }
    }

    private static async Task<IPage> WalkIn(IBrowserContext context, string name)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in?back=%2Fsearch");
        await page.GetByRole(AriaRole.Button, new() { Name = name }).Last.ClickAsync();
        return page;
    }

    private static async Task Log(IPage page, string said, string name, string? keep)
    {
        await page.GotoAsync("/concerns/log");
        await page.GetByLabel("Telephone", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("A child", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("What was said?").FillAsync(said);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Area").SelectOptionAsync("ashmere");
        if (keep is not null)
        {
            await page.ShouldBeAccessibleAsync();
            await page.KeepPictureAsync(keep);
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the concern" }).ClickAsync();
    }
}
