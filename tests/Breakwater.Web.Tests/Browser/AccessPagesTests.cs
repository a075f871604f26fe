using Breakwater.Web.Tests.Servers;
using Microsoft.Playwright;

namespace Breakwater.Web.Tests.Browser;

/// <summary>Signing in, the desk, emergency openings, identities, people and the table of abilities, seen at a desk and on a phone.</summary>
[Collection<OneBrowser>]
public sealed class AccessPagesTests(Chromium chromium, Merrowshire county) : IClassFixture<Merrowshire>
{
    public static readonly TheoryData<string, string> Pages = new()
    {
        { "Dana Whitlock", "/desk" }, { "Dana Whitlock", "/break-glass" }, { "Dana Whitlock", "/break-glass/reviews" }, { "Dana Whitlock", "/identities/emergency" },
        { "Grace Okafor", "/identities" }, { "Neil Ashworth", "/who-looked" }, { "Piotr Zielak", "/people" }, { "Piotr Zielak", "/people/new" }, { "Helen Draycott", "/abilities" }, { "Helen Draycott", "/account" },
    };

    // On the way to every other page, and looked at once.
    [Fact]
    public async Task The_page_to_sign_in_is_accessible_and_fits_a_phone()
    {
        await using var context = await chromium.OpenAsync(county.Site.Address, Chromium.Phone);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") faults.Add(message.Text);
        };
        await page.GotoAsync("/sign-in?back=%2Fdesk");
        await page.ShouldBeAccessibleAsync();
        await page.ShouldNotScrollSidewaysAsync();
        faults.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_and_fits_a_phone(string who, string path)
    {
        await using var context = await chromium.OpenAsync(county.Site.Address, Chromium.Phone, script: true);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") faults.Add(message.Text);
        };
        await page.GotoAsync("/sign-in?back=" + Uri.EscapeDataString(path));
        await page.Locator("dl").GetByRole(AriaRole.Button, new() { NameRegex = new("Walk in as .*" + who) }).ClickAsync();
        page.Url.ShouldEndWith(path);
        await page.ShouldBeAccessibleAsync();
        await page.ShouldNotScrollSidewaysAsync();
        await page.SetViewportSizeAsync(Chromium.Desk.Width, Chromium.Desk.Height);
        await page.KeepPictureAsync("access" + path.Replace('/', '-'));
        await page.ShouldPrintBlackOnWhiteAsync();
        faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_typed_over_the_end_of_a_session_is_read_again_and_sent_on(bool script)
    {
        await using var site = await Breakwater.Testing.RunningBreakwater.Start();
        await using var context = await chromium.OpenAsync(site.Address, Chromium.Phone, script);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in?back=/concerns/log");
        await page.Locator("dl").GetByRole(AriaRole.Button, new() { NameRegex = new("Walk in as Owen Marsh") }).ClickAsync();
        await page.GetByLabel("Telephone").CheckAsync();
        await page.GetByLabel("A child", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("What was said?").FillAsync("A grey car waits.\nEach night.");
        await page.GetByText("It reached us earlier than now").ClickAsync();
        await page.GetByLabel("At what time?").FillAsync("9:15");
        if (script) await page.ShouldBeAccessibleAsync();
        site.Clock.GoOn(TimeSpan.FromMinutes(61));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the concern" }).ClickAsync();
        await page.Locator("dl").GetByRole(AriaRole.Button, new() { NameRegex = new("Walk in as Owen Marsh") }).ClickAsync();
        page.Url.ShouldEndWith("/unsent");
        await page.KeepPictureAsync("unsent");
        (await page.GetByText("A grey car waits.").IsVisibleAsync()).ShouldBeTrue();
        await page.ShouldNotScrollSidewaysAsync();
        if (script) await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it now" }).ClickAsync();
        await page.GetByText("It is with you").First.WaitForAsync();
        (await page.GetByText("Each night.").First.IsVisibleAsync()).ShouldBeTrue();
        await page.GotoAsync("/unsent");
        (await page.GetByText("There is nothing of yours").IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task An_emergency_is_asked_answered_and_seen_on_every_page_without_script()
    {
        await using var context = await chromium.OpenAsync(county.Site.Address, script: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.KeepPictureAsync("access-walk-in");
        await page.Locator("dl").GetByRole(AriaRole.Button, new() { NameRegex = new("Walk in as Marcus Hale") }).ClickAsync();
        await page.GotoAsync("/break-glass");
        await page.GetByLabel("Reference, or the full name").FillAsync("C-0000-00009");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record this and look" }).ClickAsync();
        (await page.Locator(".govuk-error-summary").TextContentAsync())!.ShouldContain("Say what the emergency is");
        (await page.GetByLabel("Reference, or the full name").InputValueAsync()).ShouldBe("C-0000-00009");
        await page.GetByLabel("What is the emergency?").FillAsync("They are at the door of the flat now");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record this and look" }).ClickAsync();
        (await page.Locator("main").TextContentAsync())!.ShouldContain("Nothing here that you asked for");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        page.Url.ShouldEndWith("/sign-in");
    }
}
