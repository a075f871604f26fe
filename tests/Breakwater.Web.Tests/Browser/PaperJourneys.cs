using System.Diagnostics;
using Breakwater.Web.Tests.Scrutiny;
using Microsoft.Playwright;

namespace Breakwater.Web.Tests.Browser;

/// <summary>Papers shaped like two real ones, from the file to the tracker, by keyboard; and what prints of what is kept back.</summary>
[Collection<OneBrowser>]
public sealed class PaperJourneys(Chromium chromium, CommitteeCounty county) : IClassFixture<CommitteeCounty>
{
    [Fact]
    public async Task Minutes_of_an_item_are_reviewed_by_keyboard_taken_in_published_and_asked()
    {
        await using var context = await chromium.OpenAsync(county.Site.Address);
        var page = await Bring(context, "agenda-item.txt");
        await page.GetByText("points are open").First.WaitForAsync();
        (await page.Locator("h1 + p").TextContentAsync())!.ShouldContain("7 resolutions with 8 requests");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("paper-item-review");
        // To the first open point, and from there on, with keys only.
        await page.GetByRole(AriaRole.Link, new() { Name = "Go to the first" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        page.Url.ShouldEndWith("#open-1");
        await Type(page, "Which body met?", "Community Safety Scrutiny Committee");
        await Type(page, "On which day?", "8 September 2026");
        await Press(page, "input[name='a.ground'][value=OverviewAndScrutiny]");
        await Settle(page);
        await page.GetByLabel("Who is “Cabinet Member” (part 1)?").SelectOptionAsync(new SelectOptionValue { Label = "Merrowshire Cabinet" });
        await page.GetByLabel("In plain words (part 1)").FocusAsync();
        await page.Keyboard.TypeAsync("Pay for this work the whole year.");
        await Enter(page, "Save and take it in");
        await page.GetByText("Not public yet").First.WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShouldNotScrollSidewaysAsync();
        await page.KeepPictureAsync("paper-item-taken");
        var meeting = page.Url;
        await Enter(page, "Publish these minutes");
        await page.WaitForLoadStateAsync();
        await page.GetByText("88.2").First.WaitForAsync();
        var read = await page.ContentAsync();
        read.ShouldContain("Asked that district and borough councils look at short lets");
        // What waits to be sent stands on the desk, and goes by one press.
        await page.GotoAsync("/requests");
        await page.GetByText("To be sent").First.WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("desk-to-send");
        await page.GotoAsync(meeting);
        await Enter(page, "Ask everybody who is sure");
        await page.GetByText("Asked: Merrowshire Cabinet").WaitForAsync();
        await page.GotoAsync("/asked");
        var card = page.Locator("article", new() { HasText = "Pay for this work the whole year." });
        (await card.TextContentAsync())!.ShouldContain("Must answer within two months");
        // Nobody left out in silence: the districts wait to be named on the request's own page.
        await page.GotoAsync("/requests");
        (await page.Locator("section[aria-labelledby=send]").TextContentAsync())!.ShouldContain("say who is meant");
    }

    [Fact]
    public async Task A_report_is_reviewed_with_its_marks_and_its_recommendations_are_followed_up()
    {
        await using var context = await chromium.OpenAsync(county.Site.Address);
        var page = await Bring(context, "review-report.txt");
        (await page.Locator("h1 + p").TextContentAsync())!.ShouldContain("3 recommendations with 2 requests");
        await page.GetByText("Could this harm somebody?").First.WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("paper-report-review");
        await Press(page, "input[name='a.ground'][value=CrimeAndDisorder]");
        await Press(page, "input[name='a.agreed'][value=yes]");
        foreach (var mark in await page.Locator("input[type=radio][value=Keep]").AllAsync()) await mark.CheckAsync(new() { Force = true });
        await Settle(page);
        if (!await page.Locator("input[name='a.exempt.reason']").IsVisibleAsync()) await page.GetByText("Why passages are kept from the public").ClickAsync();
        await page.Locator("input[name='a.exempt.paragraphs']").FillAsync("7");
        await page.Locator("input[name='a.exempt.reason']").FillAsync("It tells of police action.");
        await page.Locator("input[name='a.exempt.balance']").FillAsync("It could warn those who are investigated.");
        await Enter(page, "Save and take it in");
        await page.GetByText("Not public yet").First.WaitForAsync();
        await Enter(page, "Publish these minutes");
        await page.GetByText("This paragraph is kept from the public.").First.WaitForAsync();
        await page.KeepPictureAsync("paper-report-minutes");
        var minutes = page.Url;
        foreach (var operation in new[] { "LANTERN", "Tidewater", "Gannet", "small number of referrals" })
            (await page.ContentAsync()).ShouldNotContain(operation, Case.Sensitive);
        await using (var visitor = await chromium.OpenAsync(county.Site.Address))
        {
            var read = await visitor.NewPageAsync();
            await read.GotoAsync(minutes);
            (await read.ContentAsync()).ShouldContain("kept from the public");
            foreach (var operation in new[] { "LANTERN", "Tidewater", "Gannet", "small number of referrals" })
                (await read.ContentAsync()).ShouldNotContain(operation, Case.Sensitive);
            await read.GotoAsync("/minutes/search?q=Tidewater");
            (await read.ContentAsync()).ShouldNotContain("Operation Tidewater", Case.Sensitive);
        }
        // After publication another paragraph turns out to be unfit: it is taken down from the same pages, by keyboard.
        await page.GotoAsync(minutes.Replace("/minutes/", "/papers/meeting/", StringComparison.Ordinal));
        await page.ShouldBeAccessibleAsync();
        await page.Locator("p:has-text('letting agents') a.bw-keep").PressAsync("Enter");
        await page.GetByText("It could point at a child").WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        await page.SetViewportSizeAsync(Chromium.Phone.Width, Chromium.Phone.Height);
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("paper-keep-phone");
        await Enter(page, "Take it out now");
        await page.GetByText("It is taken out.").WaitForAsync();
        await page.GotoAsync(minutes);
        (await page.ContentAsync()).ShouldNotContain("letting agents");
        await page.GotoAsync("/asked");
        (await page.ContentAsync()).ShouldContain("A letter be sent to the Home Office");
    }

    [Fact]
    public async Task What_is_kept_back_is_not_in_the_text_of_a_printed_page()
    {
        await using var context = await chromium.OpenAsync(county.Site.Address);
        var page = await context.NewPageAsync();
        var folder = Directory.CreateTempSubdirectory("breakwater-print-").FullName;
        foreach (var path in new[] { "/minutes/" + county.Committee.MeetingId, "/asked", "/asked/" + county.LinesReference })
        {
            await page.GotoAsync(path);
            var file = Path.Combine(folder, "page.pdf");
            await page.PdfAsync(new PagePdfOptions { Path = file, Format = "A4" });
            var text = await Layer(file);
            text.ShouldContain(path == "/asked" ? "What we asked" : path.StartsWith("/minutes", StringComparison.Ordinal) ? "The Committee considered cuckooing" : "Publish lines");
            foreach (var planted in new[] { "Zanzibarplant", "Quixoteplant", "Harrier Court", "Resolvedplant", "Passageplant", "Quarry Mews", "Fileplant", "Contentplant", "Itemfileplant" })
                text.ShouldNotContain(planted, Case.Insensitive, path);
        }
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> Layer(string file)
    {
        using var tool = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = await tool.StandardOutput.ReadToEndAsync();
        await tool.WaitForExitAsync();
        return text;
    }

    private static async Task<IPage> Bring(IBrowserContext context, string fixture)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Imogen Tarrant" }).Last.ClickAsync();
        await page.GotoAsync("/papers");
        await page.Locator("#Upload").SetInputFilesAsync(Path.Combine(AppContext.BaseDirectory, "papers", fixture));
        await Enter(page, "Read it");
        await page.WaitForURLAsync("**/papers/*-*");
        return page;
    }

    // Every question that is still open: for the request's own page; every line that landed nowhere: part of the minutes.
    private static async Task Settle(IPage page)
    {
        foreach (var value in new[] { "later", "passage" })
            foreach (var choice in await page.Locator($"input[type=radio][value={value}]").AllAsync())
            {
                await choice.FocusAsync();
                await page.Keyboard.PressAsync("Space");
            }
    }

    private static async Task Type(IPage page, string label, string words)
    {
        await page.GetByLabel(label).FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(words);
    }

    private static async Task Press(IPage page, string selector)
    {
        await page.Locator(selector).FocusAsync();
        await page.Keyboard.PressAsync("Space");
    }

    private static async Task Enter(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.SettledAsync();
    }
}
