using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Breakwater.Web.Tests.Browser;

/// <summary>Those who tell us something, in a real browser at the width of a phone: each page looked at by axe.</summary>
[Collection<SecondBrowser>]
public sealed class ReporterJourneys(Chromium chromium, Merrowshire county) : IClassFixture<Merrowshire>
{
    private bool _script;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_resident_reports_without_a_name_and_comes_back_with_the_receipt(bool script)
    {
        await using var context = await Phone(script);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await Look(page, "home");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tell us what worries you" }).ClickAsync();
        await Look(page, "report-danger");
        await Choose(page, "No, not right now");
        await Look(page, "report-about");
        await Choose(page, "A child or young person");
        await Look(page, "report-before");
        await Press(page, "I have read this");
        await page.GetByLabel("In your own words").FillAsync("A grey car fetches the boy from number 9 most nights.");
        await page.GetByLabel("Picked up by cars that the family doesn't know").CheckAsync();
        await Look(page, "report-worry");
        await Press(page, "Continue");
        await page.GetByLabel("Which area?").SelectOptionAsync("ashmere");
        await page.GetByLabel("Postcode").FillAsync("nowhere");
        await Press(page, "Continue");
        (await page.GetByText("This is not a full UK postcode").First.IsVisibleAsync()).ShouldBeTrue();
        await Look(page, "report-where-fault");
        await page.GetByLabel("Postcode").FillAsync("MR1 2AB");
        await Press(page, "Continue");
        await page.GetByLabel("How old").FillAsync("about 14");
        await Look(page, "report-who");
        await Press(page, "Continue");
        await page.GetByLabel("No. I stay anonymous").CheckAsync();
        await page.GetByLabel("With secret words").CheckAsync();
        await Look(page, "report-you");
        await Press(page, "Continue");
        await Look(page, "report-check");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back", Exact = true }).ClickAsync();
        (await page.GetByLabel("With secret words").IsCheckedAsync()).ShouldBeTrue("Back shows the step before, with what was chosen");
        await Press(page, "Continue");
        await Press(page, "Send it now");
        await Look(page, "report-sent");
        (await page.GetByText("deletes what you typed").CountAsync()).ShouldBe(0, "what was sent stays sent");
        await page.ShouldPrintBlackOnWhiteAsync();
        var (site, hint) = (page.GetByText("The address of this site: http"), page.GetByText("this browser can show this page again"));
        (await site.IsVisibleAsync(), await hint.IsVisibleAsync()).ShouldBe((false, true));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await site.IsVisibleAsync(), await hint.IsVisibleAsync()).ShouldBe((true, false), "paper leads back to us, and says nothing of the screen");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        var words = string.Join(' ', await page.Locator(".bw-receipt li").AllTextContentsAsync());
        await page.ReloadAsync();
        string.Join(' ', await page.Locator(".bw-receipt li").AllTextContentsAsync()).ShouldBe(words, "a refresh loses nothing");
        await Press(page, "I have them");

        await Answer(words);
        await page.GotoAsync("/reply");
        await Look(page, "reply");
        await page.GetByLabel("Your eight words").FillAsync(words);
        await Press(page, "Open");
        (await page.GetByText("Which number plate").IsVisibleAsync()).ShouldBeTrue();
        await Look(page, "reply-open");
        await page.GetByLabel("Tell us more").FillAsync("I don't know, it was dark.");
        await Press(page, "Send");
        (await page.GetByText("I don't know, it was dark.").IsVisibleAsync()).ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_child_writes_about_themselves_and_leaves_no_trace(bool script)
    {
        await using var context = await Phone(script, whole: true);
        await context.RouteAsync("https://www.bbc.co.uk/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>Weather</title><h1>Weather</h1>" }));
        var page = await context.NewPageAsync();
        await page.GotoAsync("/report");
        await Choose(page, "Yes, or I think so");
        await Look(page, "me-ring");
        await Press(page, "I have rung");
        await Choose(page, "Me");
        (await page.GetByText("You are not in trouble for telling us").IsVisibleAsync()).ShouldBeTrue();
        await Look(page, "me-before");
        await Press(page, "I have read this");
        await page.GetByLabel("They say I owe them money").CheckAsync();
        await page.GetByLabel("In your own words").FillAsync("they make me take stuff on the train");
        await Look(page, "me-worry");
        await Press(page, "Continue");
        await Look(page, "me-where");
        await Press(page, "Continue");
        await Look(page, "me-who");
        await Press(page, "Continue");
        await Look(page, "me-you");
        await page.GetByRole(AriaRole.Button, new() { Name = "Exit this page" }).ClickAsync();
        await page.WaitForURLAsync("https://www.bbc.co.uk/**", new() { WaitUntil = WaitUntilState.Commit });
        // With script the reader is away before our server has answered: the cookies go a moment later.
        for (var moment = 0; moment < 50 && await Ours(context) > 0; moment++) await page.WaitForTimeoutAsync(100);
        (await Ours(context)).ShouldBe(0);
        await page.GoBackAsync();
        await page.SettledAsync();
        (await page.ContentAsync()).ShouldNotContain("on the train");
        if (page.Url.EndsWith("/report", StringComparison.Ordinal)) (await page.GetByText("Is somebody in danger right now?").IsVisibleAsync()).ShouldBeTrue();

        await page.GotoAsync("/report");
        await Choose(page, "No, not right now");
        await Choose(page, "Me");
        await Press(page, "I have read this");
        await page.GetByLabel("I am scared").CheckAsync();
        await Press(page, "Continue");
        await Press(page, "Continue");
        await Press(page, "Continue");
        await page.GetByRole(AriaRole.Radio, new() { Name = "No", Exact = true }).CheckAsync();
        await page.GetByLabel("No answer").CheckAsync();
        await Press(page, "Continue");
        await Press(page, "Send it now");
        await Look(page, "me-sent");
        (await page.GetByText("Well done for telling us").IsVisibleAsync()).ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_child_who_wrote_about_themselves_comes_back_to_words_of_their_own(bool script)
    {
        using var child = await new Report.Resident(county.Site).FillsIn("me");
        await child.Sends();
        await using var context = await Phone(script);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/reply");
        await page.GetByLabel("Your eight words").FillAsync(child.Receipt!);
        await Press(page, "Open");
        (await page.GetByText("What is happening is not your fault").IsVisibleAsync()).ShouldBeTrue();
        (await page.GetByRole(AriaRole.Link, new() { Name = "0800 1111" }).First.IsVisibleAsync()).ShouldBeTrue();
        await Look(page, "me-reply");
        await page.GetByLabel("Tell us more, or answer us").FillAsync("i am at my nans");
        await Press(page, "Send it");
        (await page.GetByText("Well done for telling us").IsVisibleAsync()).ShouldBeTrue();
        await Look(page, "me-reply-sent");
    }

    [Fact]
    public async Task Escape_three_times_leaves_and_typing_is_kept_while_it_goes_on()
    {
        await using var context = await Phone(script: true, whole: true);
        await context.RouteAsync("https://www.bbc.co.uk/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<h1>Weather</h1>" }));
        var page = await context.NewPageAsync();
        await page.GotoAsync("/report");
        await Choose(page, "No, not right now");
        await Choose(page, "A place");
        await Press(page, "I have read this");
        await page.GetByLabel("In your own words").FillAsync("half a sent");
        await page.GetByText("Saved at").WaitForAsync();
        var (box, note) = (await page.GetByLabel("In your own words").BoundingBoxAsync(), await page.GetByText("Saved at").BoundingBoxAsync());
        (note!.Y - box!.Y - box.Height).ShouldBeInRange(0, 20, "it stands under the box that was typed in");
        (await page.GetByText("Saved at").GetAttributeAsync("role")).ShouldBe("status");
        await page.ReloadAsync();
        (await page.GetByLabel("In your own words").InputValueAsync()).ShouldBe("half a sent");
        await context.SetOfflineAsync(true);
        await page.GetByLabel("In your own words").FillAsync("half a sentence more");
        await Press(page, "Continue");
        (await page.Locator("form > .bw-saved", new() { HasText = "There is no connection" }).IsVisibleAsync()).ShouldBeTrue("by the button that was pressed");
        (await page.GetByLabel("In your own words").InputValueAsync()).ShouldBe("half a sentence more");
        await context.SetOfflineAsync(false);
        // The design system's button takes no second press within a second.
        var next = page.GetByText("Where and when?").First;
        for (var tries = 0; tries < 5 && !await next.IsVisibleAsync(); tries++)
        {
            await page.WaitForTimeoutAsync(1200);
            await Press(page, "Continue");
        }
        await next.WaitForAsync();
        // Its script comes after its words.
        await page.SettledAsync();
        for (var press = 0; press < 3; press++) await page.Keyboard.PressAsync("Escape");
        await page.WaitForURLAsync("https://www.bbc.co.uk/**", new() { WaitUntil = WaitUntilState.Commit });
        // Going back while the browser still changes pages is refused on a busy machine.
        await page.SettledAsync();
        await page.GoBackAsync();
        (await page.ContentAsync()).ShouldNotContain("half a sent");
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_takes_nothing_off_the_screen()
    {
        await using var context = await Phone(script: true);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/report");
        await Choose(page, "No, not right now");
        await Choose(page, "A place");
        await Press(page, "I have read this");
        var box = page.GetByLabel("In your own words");

        await context.SetOfflineAsync(true);
        await box.FillAsync("A flat");
        await page.GetByText("Not saved yet").WaitForAsync();
        await context.SetOfflineAsync(false);
        await page.GetByText("Saved at").WaitForAsync();

        // The browser believes that it is online.
        await context.RouteAsync("**/report**", route => route.AbortAsync());
        await box.FillAsync("A flat above the shop");
        await page.GetByText("Not saved yet").WaitForAsync();
        await Press(page, "Continue");
        await page.Locator("form > .bw-saved", new() { HasText = "There is no connection to us" }).WaitForAsync();
        (await box.InputValueAsync()).ShouldBe("A flat above the shop");
        await context.UnrouteAsync("**/report**");
        // The design system's button takes no second press within a second.
        await page.WaitForTimeoutAsync(1200);
        await Press(page, "Continue");
        await page.GetByText("Where and when?").First.WaitForAsync();
    }

    [Theory]
    [InlineData("signs")]
    [InlineData("contacts")]
    [InlineData("privacy")]
    [InlineData("cookies")]
    [InlineData("accessibility")]
    [InlineData("history")]
    public async Task A_page_to_read_fits_a_narrow_phone(string path)
    {
        // 320 points: a desk at 400 %.
        _script = true;
        await using var context = await chromium.OpenAsync(county.Site.Address, new ViewportSize { Width = 320, Height = 600 });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/" + path);
        await Look(page, path);
    }

    private Task<IBrowserContext> Phone(bool script, bool whole = false)
    {
        _script = script;
        return chromium.OpenAsync(county.Site.Address, Chromium.Phone, script, whole: whole);
    }

    private static async Task<int> Ours(IBrowserContext context) => (await context.CookiesAsync()).Count(c => c.Domain == "localhost");

    // Of a redirect to another site a form's own policy makes nothing at all: the button would be dead.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whose_browser_lost_its_cookies_is_told_when_they_press_on(bool script)
    {
        await using var context = await chromium.OpenAsync(county.Site.Address, Chromium.Phone, script);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/report");
        await Choose(page, "No, not right now");
        await Choose(page, "A place");
        await Press(page, "I have read this");
        await page.GetByLabel("In your own words").FillAsync("half a sentence");
        await context.ClearCookiesAsync();
        await Press(page, "Continue");
        await page.GetByText("Nothing was sent").First.WaitForAsync();
        (await page.ContentAsync()).ShouldNotContain("half a sentence");
    }

    private static async Task Choose(IPage page, string answer)
    {
        await page.GetByRole(AriaRole.Radio, new() { Name = answer, Exact = true }).CheckAsync();
        await Press(page, "Continue");
    }

    private static async Task Press(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = name }).First.ClickAsync();
        await page.SettledAsync();
    }

    private async Task Look(IPage page, string name)
    {
        await page.ShouldNotScrollSidewaysAsync();
        if (!_script) return;
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync(name);
    }

    private async Task Answer(string words)
    {
        await using var db = county.Site.Partnership.Safeguarding();
        var digest = Receipt.Digest(words, county.Site.Partnership.Partnership.Keys);
        var concern = await db.Concerns.SingleAsync(c => c.ReceiptDigest == digest);
        var owen = county.Site.People["owen.marsh"];
        var viewer = new Kernel.Access.Viewer(owen.Id, owen.Name, owen.Agency, owen.Team, owen.RoleList);
        await new WriteToReporter(db).Do(LawfulStep.Answer.By(viewer, db.Partnership.Clock), viewer, concern, concern.Version, "Which number plate did you see?");
    }
}
