using Breakwater.Web.Tests.Servers;
using Microsoft.Playwright;

namespace Breakwater.Web.Tests.Browser;

/// <summary>The layouts, seen: every kind of page, at a desk and on a phone, with and without script.</summary>
[Collection<SecondBrowser>]
public sealed class ExamplePagesTests(Chromium chromium, ExampleHost host) : IClassFixture<ExampleHost>
{
    public static readonly TheoryData<string> Pages = ["log", "worklist", "record", "public"];

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_at_a_desk(string name)
    {
        await using var context = await chromium.OpenAsync(host.Address);
        var page = await Open(context, name);
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync($"example-{name}");
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_fits_a_phone(string name)
    {
        await using var context = await chromium.OpenAsync(host.Address, Chromium.Phone);
        var page = await Open(context, name);
        await page.ShouldNotScrollSidewaysAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync($"example-{name}-phone");
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_fits_at_200_per_cent(string name)
    {
        await using var context = await chromium.OpenAsync(host.Address, new ViewportSize { Width = 640, Height = 450 });
        var page = await Open(context, name);
        await page.ShouldNotScrollSidewaysAsync();
    }

    [Fact]
    public async Task A_page_that_breaks_a_rule_does_not_pass()
    {
        await using var context = await chromium.OpenAsync(host.Address);
        var page = await Open(context, "public");
        await page.EvaluateAsync("document.querySelector('main').append(Object.assign(new Image(), { id: 'unsaid' }))");
        (await Assert.ThrowsAsync<ShouldAssertException>(() => page.ShouldBeAccessibleAsync())).Message.ShouldContain("image-alt at #unsaid");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Errors_lead_to_their_boxes_and_keep_what_was_typed(bool script)
    {
        await using var context = await chromium.OpenAsync(host.Address, script: script);
        var page = await Open(context, "log");
        await page.GetByLabel("Day").FillAsync("31");
        await page.GetByLabel("Month").FillAsync("february");
        await page.GetByLabel("Year").FillAsync("2026");
        await page.GetByLabel("How many people").FillAsync("a few");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the concern" }).ClickAsync();

        var summary = page.Locator(".govuk-error-summary");
        (await summary.GetByRole(AriaRole.Link).AllTextContentsAsync()).ShouldBe(
        [
            "Choose who or what this is about",
            "Date you saw this must be a real date: February 2026 has 28 days",
            "Write what you have seen",
            "Choose a district",
            "How many people: “a few” can't be read. Check this answer",
        ]);
        if (script)
        {
            await page.ShouldBeAccessibleAsync();
        }

        (await page.TitleAsync()).ShouldStartWith("Error: ");
        await summary.GetByRole(AriaRole.Link).Nth(1).ClickAsync();
        (await page.GetByLabel("Day").EvaluateAsync<bool>("box => box === document.activeElement")).ShouldBeTrue();
        (await page.GetByLabel("Month").InputValueAsync()).ShouldBe("february");
        (await page.GetByLabel("How many people").InputValueAsync()).ShouldBe("a few");
        await page.KeepPictureAsync($"example-errors-{(script ? "script" : "plain")}");
    }

    [Fact]
    public async Task A_whole_form_is_sent_without_script()
    {
        await using var context = await chromium.OpenAsync(host.Address, Chromium.Phone, script: false);
        var page = await Open(context, "log");
        await page.GetByLabel("A child").CheckAsync();
        await page.GetByLabel("Day").FillAsync("20");
        await page.GetByLabel("Month").FillAsync("11");
        await page.GetByLabel("Year").FillAsync("2026");
        await page.GetByLabel("What have they seen?").FillAsync("Two older men wait by the gate.");
        await page.GetByLabel("District").SelectOptionAsync("Ashmere");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the concern" }).ClickAsync();
        (await page.GetByRole(AriaRole.Alert).TextContentAsync())!.ShouldContain("The concern is saved");
    }

    private static async Task<IPage> Open(IBrowserContext context, string name)
    {
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                faults.Add(message.Text);
            }
        };
        var answer = await page.GotoAsync($"/example/{name}");
        answer!.Status.ShouldBe(200);
        faults.ShouldBeEmpty("the console is silent: nothing was blocked, nothing threw");
        return page;
    }
}
