using Breakwater.Web.Tests.Scrutiny;
using Microsoft.Playwright;

namespace Breakwater.Web.Tests.Browser;

/// <summary>Committees, seen: a resident reads, an officer brings a paper in and follows it up, a partner answers by link.</summary>
[Collection<OneBrowser>]
public sealed class ScrutinyJourneys(Chromium chromium, CommitteeCounty county) : IClassFixture<CommitteeCounty>
{
    private const string Paper = """
        Agenda item
        Keeping children safe on trains
        Minutes:
        131.1 The Committee considered a report by the Director of Communities.
        131.2 Mr Peregrine Ostler, a local resident, told the Committee what he had seen.
        131.3 Resolved – That the Committee:-
        1. Requests that Calder Line Trains train its staff in the signs of exploitation.
        2. Welcomes the work of the mentors.
        """;

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_resident_reads_what_was_asked(bool script, bool phone)
    {
        await using var context = await chromium.OpenAsync(county.Site.Address, phone ? Chromium.Phone : null, script);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "What our councillors asked" }).ClickAsync();
        (await page.Locator("h1").TextContentAsync()).ShouldBe("What we asked and what happened");
        await Judged(page, script, phone ? "asked-phone" : "asked");
        await page.GetByRole(AriaRole.Link, new() { Name = "Publish lines" }).First.ClickAsync();
        await page.GetByText("Must answer in writing within 28 days.").First.WaitForAsync();
        await page.GetByText("No duty to reply.").First.WaitForAsync();
        await Judged(page, script, phone ? "asked-one-phone" : "asked-one");
        await page.GotoAsync("/minutes/search?Q=cuckooing");
        await page.GetByRole(AriaRole.Link, new() { Name = "Minute 84.1" }).ClickAsync();
        await page.GetByText("taken without the public").First.WaitForAsync();
        await Judged(page, script, phone ? "minutes-phone" : "minutes");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_officer_brings_a_paper_in_and_publishes_it(bool script)
    {
        await using var context = await chromium.OpenAsync(county.Site.Address, script: script);
        var page = await WalkIn(context, "Imogen Tarrant");
        await page.GotoAsync("/papers");
        await Judged(page, script, null);
        await page.GetByLabel("Or paste the page's text").FillAsync(Paper.Replace("131", script ? "131" : "141", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
        await page.GetByText("Could this harm somebody?").First.WaitForAsync();
        await Judged(page, script, script ? "paper-review" : null);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and take it in" }).ClickAsync();
        await page.GetByText("Settle them first").First.WaitForAsync();
        await page.GetByLabel("Which body met?").FillAsync("Community Safety Scrutiny Committee");
        await page.GetByLabel("On which day?").FillAsync(script ? "13 October 2026" : "14 October 2026");
        await page.GetByLabel("Crime and disorder (Police and Justice Act 2006 s19)").CheckAsync();
        foreach (var mark in await page.Locator("input[type=radio][value=Keep]").AllAsync()) await mark.CheckAsync(new() { Force = true });
        foreach (var doubt in await page.Locator("input[type=radio][value=right]").AllAsync()) await doubt.CheckAsync(new() { Force = true });
        foreach (var line in await page.Locator("input[type=radio][value=passage]").AllAsync()) await line.CheckAsync(new() { Force = true });
        if (script && !await page.Locator("input[name='a.exempt.reason']").IsVisibleAsync()) await page.GetByText("Why passages are kept from the public").ClickAsync();
        if (!script) await page.Locator("summary", new() { HasText = "Why passages are kept from the public" }).ClickAsync(new() { Timeout = 3000 });
        await page.Locator("input[name='a.exempt.paragraphs']").FillAsync("1");
        await page.Locator("input[name='a.exempt.reason']").FillAsync("It names a resident.");
        await page.Locator("input[name='a.exempt.balance']").FillAsync("He did not ask to be named.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and take it in" }).ClickAsync();
        await page.GetByText("Publish these minutes").First.WaitForAsync();
        await Judged(page, script, null);
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish these minutes" }).ClickAsync();
        await page.GetByText("The minutes are public").WaitForAsync();
        var read = await page.ContentAsync();
        read.ShouldContain("Requests that Calder Line Trains train its staff");
        read.ShouldNotContain("Ostler");
        await page.GotoAsync("/minutes/search?Q=Ostler");
        await page.GetByText("Nothing published holds these words").WaitForAsync();
    }

    [Fact]
    public async Task A_request_is_served_and_its_partner_answers_by_link()
    {
        await using var context = await chromium.OpenAsync(county.Site.Address);
        var page = await WalkIn(context, "Imogen Tarrant");
        await page.GotoAsync("/requests");
        await Judged(page, true, "scrutiny-desk");
        await page.GotoAsync("/requests/" + county.Committee.Youth);
        await page.GetByLabel("Whom", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Merrowshire Cabinet" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask them" }).ClickAsync();
        await page.GetByText("must answer within two months").First.WaitForAsync();
        await Judged(page, true, "scrutiny-request");
        await page.Locator("summary", new() { HasText = "Send a link to answer by" }).ClickAsync();
        await page.GetByLabel("Office", new() { Exact = true }).FillAsync("Cabinet office");
        await page.GetByLabel("E-mail address").FillAsync("cabinet@council.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the link" }).ClickAsync();
        var link = await page.GetByRole(AriaRole.Link, new() { Name = "this one" }).GetAttributeAsync("href");

        await using var theirs = await chromium.OpenAsync(county.Site.Address, Chromium.Phone);
        var partner = await theirs.NewPageAsync();
        await partner.GotoAsync(link!);
        await partner.ShouldBeAccessibleAsync();
        await partner.ShouldNotScrollSidewaysAsync();
        await partner.KeepPictureAsync("answer-phone");
        await partner.GetByLabel("We accept it in principle").CheckAsync();
        await partner.GetByLabel("In your own words").FillAsync("We like it.");
        await partner.GetByLabel("Your name and office").FillAsync("Cllr Gwen Ashdown, Cabinet Member");
        await partner.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
        await partner.GetByText("the committee has your answer").WaitForAsync();
        await partner.GotoAsync("/asked");
        await partner.GetByText("Answered; being read before it is published").First.WaitForAsync();
        await page.GotoAsync("/requests/" + county.Committee.Youth);
        await Judged(page, true, "answer-to-read");
        await page.GetByRole(AriaRole.Button, new() { Name = "I have read it" }).ClickAsync();
        await page.GetByText("In principle, no action yet").First.WaitForAsync();
        await partner.GotoAsync("/asked");
        await partner.GetByText("In principle, no action yet").First.WaitForAsync();

        await page.GotoAsync("/letters/new?Quotes=" + county.Committee.Lines);
        await Judged(page, true, null);
        await page.GetByLabel("To", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Calder Line Trains" });
        await page.GetByLabel("The chair's own words").FillAsync("Please train your staff.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin the letter" }).ClickAsync();
        await page.GetByText("The letter is begun").WaitForAsync();
        await Judged(page, true, "letter");
    }

    private static async Task Judged(IPage page, bool script, string? keep)
    {
        // axe runs as a script in the page; without script the same page is looked at for its width.
        if (script) await page.ShouldBeAccessibleAsync();
        await page.ShouldNotScrollSidewaysAsync();
        if (keep is not null) await page.KeepPictureAsync(keep);
    }

    private static async Task<IPage> WalkIn(IBrowserContext context, string name)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = name }).Last.ClickAsync();
        return page;
    }
}
