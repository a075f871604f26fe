using Breakwater.Web.Tests.Servers;
using Microsoft.Playwright;

namespace Breakwater.Web.Tests.Browser;

/// <summary>
/// A newcomer's walk through the demonstration, full as it is: the main screens hold what they should and fit, and
/// axe reads the three that differ most from the sparse ones of the other journeys. The pictures in the README are made
/// here: BREAKWATER_README_PICTURES=docs/screens, this class alone.
/// </summary>
[Collection<OneBrowser>]
public sealed class DemoJourney(Chromium chromium, DemoCounty county) : IClassFixture<DemoCounty>
{
    [Fact]
    public async Task The_main_screens_of_the_demonstration()
    {
        await using var context = await chromium.OpenAsync(county.Address, new ViewportSize { Width = 1280, Height = 1000 });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Walk in as Dana Whitlock", Exact = true }).Last.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));

        // The day to tell comes by a job that runs once a minute, and at the start.
        for (var tries = 0; tries < 20; tries++)
        {
            await page.GotoAsync("/worklist");
            if (await page.GetByText("hether to tell child and parents").CountAsync() > 0) break;
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }
        (await page.Locator("[data-bw-item]").CountAsync()).ShouldBeGreaterThan(15);
        (await page.GetByText("Nobody has this yet").CountAsync()).ShouldBeGreaterThan(0);
        (await page.Locator(".bw-due--late").CountAsync()).ShouldBeGreaterThan(0);
        (await page.Locator(".bw-due--paused").CountAsync()).ShouldBeGreaterThan(0, "one clock stands in the story");
        (await page.GetByText("hether to tell child and parents").CountAsync()).ShouldBeGreaterThan(0, "one day to tell has come");
        await Look(page);
        await page.KeepForReadmeAsync("worklist");

        await page.Locator("[data-bw-item]").Filter(new() { HasText = "Rafe Ortolan", HasNotText = "hether to tell" }).Locator("a").First.ClickAsync();
        (await page.Locator("main").TextContentAsync())!.ShouldContain("two phones");
        await Look(page);
        await page.KeepForReadmeAsync("concern");

        await page.GotoAsync("/huddle");
        await page.ShouldNotScrollSidewaysAsync();
        await page.GotoAsync("/asked");
        (await page.Locator("main").TextContentAsync())!.ShouldContain("Merrowshire");
        await Look(page);
        await page.KeepForReadmeAsync("asked");
        await page.GotoAsync("/report");
        await page.KeepForReadmeAsync("report");
    }

    private static async Task Look(IPage page)
    {
        await page.ShouldBeAccessibleAsync();
        await page.ShouldNotScrollSidewaysAsync();
    }
}
