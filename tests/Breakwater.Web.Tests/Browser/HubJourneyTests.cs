using Breakwater.Web.Tests.Servers;
using Microsoft.Playwright;

namespace Breakwater.Web.Tests.Browser;

/// <summary>
/// The hub, seen: logging a call, from the worklist to an accepted referral, an agency's answer, declined and run out. At a desk
/// with script, where axe looks at each page at both widths, and on a phone without.
/// </summary>
[Collection<OneBrowser>]
public sealed class HubJourneyTests(Chromium chromium, Merrowshire county) : IClassFixture<Merrowshire>
{
    private bool _script = true;

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

    [Theory, InlineData(true), InlineData(false)]
    public async Task From_the_worklist_to_an_accepted_referral_in_three_page_loads(bool script)
    {
        var child = script ? "Linden Ashby" : "Marlo Venning";
        await using var context = await Opens(script);
        var page = await WalkIn(context, "Owen Marsh");
        await Log(page, "Two phones and a new jacket.", child, keep: null);
        var loads = 0;
        page.Response += (_, response) => loads += response.Request.IsNavigationRequest && response.Status == 200 ? 1 : 0;
        await page.GotoAsync("/worklist");
        await Look(page, "hub-worklist");
        if (script)
        {
            await page.Locator("[data-bw-list]").FocusAsync();
            await page.Keyboard.PressAsync("j");
        }
        await page.GetByRole(AriaRole.Link, new() { Name = child }).First.ClickAsync();
        await Decides(page, "He absconded twice.");
        if (script) await page.GetByText("went missing; was away").WaitForAsync();
        await Look(page, "hub-concern");
        await Signs(page);
        loads.ShouldBe(3);
        await Look(page, "hub-decided");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var (decision, said) = ((await page.Locator("section[aria-labelledby=decide]").BoundingBoxAsync())!, (await page.Locator("section[aria-labelledby=narrative]").BoundingBoxAsync())!);
        (decision.Y + decision.Height).ShouldBeLessThanOrEqualTo(said.Y, "on paper the decision stands above what was said");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });

        await using var hers = await Opens(script);
        var tessa = await WalkIn(hers, "Tessa Boyle");
        await tessa.GotoAsync("/referrals");
        await Look(tessa, "hub-referrals");
        await tessa.GetByRole(AriaRole.Link, new() { Name = child }).First.ClickAsync();
        await Look(tessa, "hub-referral");
        await tessa.GetByRole(AriaRole.Button, new() { Name = "Accept: I take this on" }).ClickAsync();
        await tessa.GetByText("You are responsible for it from now").WaitForAsync();
        await Look(tessa, "hub-accepted");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_agency_answers_a_check(bool script)
    {
        await using var context = await Opens(script);
        var page = await WalkIn(context, "Owen Marsh");
        await Log(page, "To be checked.", script ? "Perrin Dale" : "Sorrel Wickes", keep: null);
        await page.GetByText("Ask agencies what they hold").ClickAsync();
        await page.GetByLabel("Merrowshire Community Health").CheckAsync();
        await Look(page, "hub-ask");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask them" }).ClickAsync();
        await page.GetByText("The agencies are asked").WaitForAsync();

        await using var hers = await chromium.OpenAsync(county.Site.Address, Chromium.Phone, script);
        var beth = await WalkIn(hers, "Beth Lomax");
        await beth.GotoAsync("/checks");
        await Look(beth, "hub-checks-phone");
        await beth.Locator("[data-bw-item] a").First.ClickAsync();
        await beth.Locator(".bw-only-shared").WaitForAsync();
        await beth.GetByLabel("Nothing held").CheckAsync();
        (await beth.Locator(".bw-only-shared").IsVisibleAsync()).ShouldBeFalse("whether it may be handed on is asked of what is shared alone, without script too");
        await Look(beth, "hub-check-phone");
        await beth.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
        await beth.GetByText("Your answer is with the hub").WaitForAsync();
        await Look(beth, "hub-check-sent-phone");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_declined_referral_comes_back_to_the_duty_manager(bool script)
    {
        var child = script ? "Tansy Moor" : "Rowan Quaile";
        await using var context = await Opens(script);
        var page = await WalkIn(context, "Owen Marsh");
        await Log(page, "To be declined.", child, keep: null);
        await Decides(page, "Please take this on.");
        await Signs(page);

        await using var hers = await Opens(script);
        var tessa = await WalkIn(hers, "Tessa Boyle");
        await tessa.GotoAsync("/referrals");
        await tessa.GetByRole(AriaRole.Link, new() { Name = child }).First.ClickAsync();
        await tessa.Locator("summary", new() { HasText = "Decline" }).ClickAsync();
        await tessa.GetByLabel("Why can't your team take this on?").FillAsync("Open to Port Calder Family Help.");
        await Look(tessa, "hub-decline");
        await tessa.GetByRole(AriaRole.Button, new() { Name = "Decline and send back" }).ClickAsync();

        await using var managers = await Opens(script);
        var dana = await WalkIn(managers, "Dana Whitlock");
        await dana.GotoAsync("/worklist?Whose=mine");
        await dana.GetByRole(AriaRole.Link, new() { Name = child }).First.ClickAsync();
        await dana.GetByText("Tessa Boyle of Merrowshire Children's Services declined the referral").First.WaitForAsync();
        await Look(dana, "hub-came-back");
        foreach (var sheet in new[] { "huddle", "briefing", "search" })
        {
            await dana.GotoAsync("/" + sheet);
            await Look(dana, "hub-" + sheet);
        }
    }

    [Fact]
    public async Task What_nobody_accepts_runs_out_by_itself_climbs_the_rota_and_mails_go()
    {
        await using var context = await Opens(script: true);
        var page = await WalkIn(context, "Owen Marsh");
        await Log(page, "To run out.", "Corin Heath", keep: null);
        await Decides(page, "Please take this on.");
        await Signs(page);
        county.Site.Clock.GoOn(TimeSpan.FromHours(25));

        await using var managers = await Opens(script: true);
        var dana = await WalkIn(managers, "Dana Whitlock");
        var row = dana.GetByRole(AriaRole.Row).Filter(new() { HasText = "Corin Heath" });
        for (var tries = 0; tries < 60; tries++)
        {
            await dana.GotoAsync("/referrals");
            if (await row.GetByText("Nobody accepted in time").CountAsync() > 0) break;
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
        await row.GetByText("Nobody accepted in time").WaitForAsync();
        await Look(dana, "hub-run-out");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Look(dana, "hub-run-out-referral");
        Directory.EnumerateFiles(Path.Combine(county.Site.Partnership.Settings.DataFolder, "mail"), "*.eml").ShouldNotBeEmpty();

        // It runs out by itself: what is left to walk on a phone without script is who sees it.
        await using var away = await Opens(script: false);
        var again = await WalkIn(away, "Dana Whitlock");
        await again.GotoAsync("/referrals");
        var late = again.GetByRole(AriaRole.Row).Filter(new() { HasText = "Corin Heath" });
        await late.GetByText("Nobody accepted in time").WaitForAsync();
        await Look(again, "hub-run-out-phone");
        await late.GetByRole(AriaRole.Link).ClickAsync();
        await again.GetByText("Please take this on.").First.WaitForAsync();
        await Look(again, "hub-run-out-referral-phone");
    }

    // With script at a desk, without it on a phone.
    private Task<IBrowserContext> Opens(bool script)
    {
        _script = script;
        return chromium.OpenAsync(county.Site.Address, script ? null : Chromium.Phone, script);
    }

    // Axe reads a page by script of its own, so it looks where script runs.
    private async Task Look(IPage page, string name)
    {
        if (_script)
        {
            await page.ShouldBeAccessibleOnAPhoneTooAsync();
            await page.KeepPictureAsync(name);
        }
        else await page.ShouldNotScrollSidewaysAsync();
    }

    private static async Task Decides(IPage page, string why)
    {
        await page.GetByLabel("Family help assessment").CheckAsync();
        await page.GetByLabel("To which team?").SelectOptionAsync("csc/exploitation");
        await page.GetByLabel("Why, and what they need to know").FillAsync(why);
    }

    private static async Task Signs(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign the decision" }).ClickAsync();
        await page.GetByText("Your decision is recorded").WaitForAsync();
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
        await page.Locator(".bw-record").WaitForAsync();
    }
}
