using Breakwater.Web.Tests.Servers;
using Microsoft.Playwright;

namespace Breakwater.Web.Tests.Browser;

/// <summary>A teacher by a link, a teacher with an account and a councillor, in a real browser.</summary>
[Collection<OneBrowser>]
public sealed class PartnerJourneys(Chromium chromium, Merrowshire county) : IClassFixture<Merrowshire>
{
    private bool _script = true;

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_teacher_reports_by_the_link_that_the_hub_sent(bool script)
    {
        _script = script;
        await using var hub = await chromium.OpenAsync(county.Site.Address, script ? null : Chromium.Phone, script);
        var desk = await WalksIn(hub, "Owen Marsh");
        await desk.GotoAsync("/school-links");
        await desk.GetByLabel("School", new() { Exact = true }).FillAsync("Calder High School");
        await desk.GetByLabel("E-mail address of its safeguarding lead").FillAsync("dsl@calder.example");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Send the link" }).ClickAsync();
        await Look(desk, "school-links");
        var path = await desk.GetByRole(AriaRole.Link, new() { Name = "this one" }).GetAttributeAsync("href");

        await using var school = await chromium.OpenAsync(county.Site.Address, Chromium.Phone, script);
        var page = await school.NewPageAsync();
        await page.GotoAsync(path!);
        await Look(page, "school-door");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send me a code" }).ClickAsync();
        var mail = await page.GetByText("your code is").TextContentAsync();
        await page.GetByLabel("The code from our mail").FillAsync(new string(mail!.Where(char.IsAsciiDigit).ToArray()));
        await Look(page, "school-code");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the form" }).ClickAsync();
        await Look(page, "school-tasks");
        await Section(page, "About you", async () => await page.GetByLabel("Your name").FillAsync("Anne Hart"));
        await Minimal(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the report" }).ClickAsync();
        (await page.GetByText("We have your report").IsVisibleAsync()).ShouldBeTrue();
        await Look(page, "school-sent");
        await page.GotoAsync(path!);
        (await page.GetByText("This link doesn't work").IsVisibleAsync()).ShouldBeTrue();
        await Look(page, "school-over");
    }

    [Fact]
    public async Task A_teacher_with_an_account_needs_three_sections()
    {
        await using var context = await chromium.OpenAsync(county.Site.Address, Chromium.Phone, script: false);
        var page = await WalksIn(context, "Carys Bevan");
        await page.GotoAsync("/professional");
        var pages = 0;
        page.RequestFinished += (_, request) => pages += request.IsNavigationRequest && request.Method == "GET" ? 1 : 0;
        await Minimal(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the report" }).ClickAsync();
        (await page.GetByText("We have your report").IsVisibleAsync()).ShouldBeTrue();
        (await page.GetByText("Nobody has read it yet").IsVisibleAsync()).ShouldBeTrue();
        pages.ShouldBeLessThanOrEqualTo(7, "three sections, three returns to the list, the end");
    }

    [Fact]
    public async Task Each_section_is_accessible()
    {
        await using var context = await chromium.OpenAsync(county.Site.Address, Chromium.Phone);
        var page = await WalksIn(context, "Carys Bevan");
        foreach (var section in new[] { "who", "worry", "told", "role", "people", "earlier" })
        {
            await page.GotoAsync("/professional/" + section);
            await Look(page, "professional-" + section);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_councillor_passes_on_a_resident_s_worry(bool script)
    {
        _script = script;
        await using var context = await chromium.OpenAsync(county.Site.Address, Chromium.Phone, script);
        var page = await WalksIn(context, "Cllr Helen Draycott");
        await page.GotoAsync("/pass-on");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pass it on" }).ClickAsync();
        await page.Locator(".govuk-error-summary").First.WaitForAsync();
        await Look(page, "pass-on-fault");
        await page.GetByLabel("An adult").CheckAsync();
        await page.GetByLabel("What were you told?").FillAsync("Strangers come and go at number 9, and Mr Hobbs isn't seen any more.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pass it on" }).ClickAsync();
        await page.GetByText("The Adults' Front Door has it:").WaitForAsync();
        (await page.GetByText("Nobody has read it yet").First.IsVisibleAsync()).ShouldBeTrue();
        await Look(page, "pass-on");
    }

    private static async Task Minimal(IPage page)
    {
        await Section(page, "Who or what it is about", async () =>
        {
            await page.GetByLabel("A child or young person").CheckAsync();
            await page.GetByLabel("Full name").FillAsync("Rafe Tully");
        });
        await Section(page, "What worries you", async () =>
        {
            await page.GetByRole(AriaRole.Radio, new() { Name = "Today", Exact = true }).CheckAsync();
            await page.GetByRole(AriaRole.Textbox, new() { Name = "What worries you" }).FillAsync("He came in with a second phone and was picked up by a car that nobody knows.");
            await page.GetByLabel("Area", new() { Exact = true }).SelectOptionAsync("port-calder");
        });
        await Section(page, "What they know about this report", async () =>
        {
            await page.GetByRole(AriaRole.Group, new() { Name = "Does the child know" }).GetByLabel("Doesn't know yet").CheckAsync();
            await page.GetByRole(AriaRole.Group, new() { Name = "Do the parents" }).GetByLabel("I don't know").CheckAsync();
        });
    }

    private static async Task Section(IPage page, string name, Func<Task> fill)
    {
        // "Save and go on" leads to the next section that has to be filled in.
        if (await page.Locator("h1").InnerTextAsync() != name) await page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await fill();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).ClickAsync();
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
}
