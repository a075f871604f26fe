using Breakwater.Web.Tests.People;
using Breakwater.Web.Tests.Servers;
using Microsoft.Playwright;
using static Breakwater.Web.Tests.People.Recognised;

namespace Breakwater.Web.Tests.Browser;

/// <summary>Two records of one child, seen: recognised on the concern, judged, confirmed by somebody else, searched for, taken apart.</summary>
[Collection<OneBrowser>]
public sealed class SamePersonJourney(Chromium chromium, Merrowshire county) : IClassFixture<Merrowshire>
{
    [Theory]
    [InlineData("Rafe Ortolan", "Raff Ortolan", true, false)]
    [InlineData("Linden Ashby", "Lindan Ashby", false, true)]
    public async Task From_a_likely_match_to_a_join_and_apart_again(string first, string second, bool script, bool phone)
    {
        var (one, other) = (await county.Site.Brings(Somebody(first)), await county.Site.Brings(Somebody(second)));
        await county.Site.Match(one, other);
        await using var context = await chromium.OpenAsync(county.Site.Address, phone ? Chromium.Phone : null, script);
        var owen = await WalkIn(context, "Owen Marsh");
        await owen.GotoAsync($"/concerns/{other.Id}");
        await Look(owen, script, phone ? null : "people-concern");
        await owen.GetByRole(AriaRole.Link, new() { Name = "Compare side by side" }).First.ClickAsync();
        await owen.GetByText("Why the program found them").WaitForAsync();
        await Look(owen, script, phone ? "people-match-phone" : "people-match");
        await owen.GetByLabel("The same person").CheckAsync();
        await owen.GetByLabel("Why?").FillAsync("Same school, same mother; she spells the name both ways.");
        await owen.GetByRole(AriaRole.Button, new() { Name = "Record my judgement" }).ClickAsync();
        await owen.GetByText("Nothing is joined until somebody else").WaitForAsync();

        await using var hers = await chromium.OpenAsync(county.Site.Address, phone ? Chromium.Phone : null, script);
        var priya = await WalkIn(hers, "Priya Nair");
        await priya.GotoAsync("/matches?which=second");
        await Look(priya, script, phone ? "people-queue-phone" : "people-queue");
        await priya.GetByRole(AriaRole.Link, new() { Name = second }).First.ClickAsync();
        await priya.GetByLabel(first, new() { Exact = true }).CheckAsync();
        await Look(priya, script, phone ? null : "people-confirm");
        await priya.GetByRole(AriaRole.Button, new() { Name = "Confirm: one person" }).ClickAsync();
        await priya.GetByRole(AriaRole.Link, new() { Name = "What is known of this person" }).ClickAsync();
        (await priya.Locator("h1").TextContentAsync()).ShouldBe(first);
        await Look(priya, script, phone ? "people-person-phone" : "people-person");
        await priya.GotoAsync("/search");
        await priya.GetByLabel("Reference, name or phone number").FillAsync(first.Split(' ')[1] + " " + first.Split(' ')[0]);
        await priya.GetByLabel("Date of birth, or a part of it").FillAsync("2011");
        await priya.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await priya.GetByRole(AriaRole.Link, new() { Name = second }).First.WaitForAsync();
        await Look(priya, script, phone ? "people-search-phone" : "people-search");

        await using var managers = await chromium.OpenAsync(county.Site.Address, phone ? Chromium.Phone : null, script);
        var dana = await WalkIn(managers, "Dana Whitlock");
        await dana.GotoAsync("/matches?which=joined");
        await dana.GetByRole(AriaRole.Link, new() { Name = second }).First.ClickAsync();
        await dana.GetByRole(AriaRole.Link, new() { Name = "What is known of this person" }).ClickAsync();
        await dana.GetByLabel("Why are they not one person?").FillAsync("Two cousins of nearly the same name.");
        await Look(dana, script, phone ? null : "people-apart");
        await dana.GetByRole(AriaRole.Button, new() { Name = "Take it apart" }).ClickAsync();
        await dana.GetByText("Priya Nair").First.WaitForAsync();
        foreach (var (path, picture) in new[] { ("/matches/quality", "people-quality"), ($"/concerns/{one.Id}/access", "people-access") })
        {
            await dana.GotoAsync(path);
            await Look(dana, script, picture + (phone ? "-phone" : ""));
        }
    }

    private static async Task Look(IPage page, bool script, string? keep)
    {
        await page.SettledAsync();
        if (script) await page.ShouldBeAccessibleAsync();
        await page.ShouldNotScrollSidewaysAsync();
        if (keep is not null) await page.KeepPictureAsync(keep);
    }

    private static async Task<IPage> WalkIn(IBrowserContext context, string name)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in?back=%2Fsearch");
        await page.GetByRole(AriaRole.Button, new() { Name = name }).Last.ClickAsync();
        return page;
    }
}
