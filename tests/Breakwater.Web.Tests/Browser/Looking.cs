using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Breakwater.Web.Tests.Browser;

/// <summary>What a test asks of a page that it sees.</summary>
public static class Looking
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // Of what passed, one element for each rule is named: to name them all takes longer than to look.
    private const string Run =
        """
        () => axe.run(document, {
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
            resultTypes: ['violations'],
        }).then(found => [
            String(found.passes.length),
            ...found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id} at ${node.target.join(' ')}: ${rule.help}`)),
        ])
        """;

    /// <summary>
    /// Fails with each broken rule and where, at WCAG 2.2 A and AA as far as a program can tell. Axe runs in the page itself:
    /// its own wrapper opens a second, empty page for each look, in which it puts together what it found in frames.
    /// </summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        page.Frames.Count.ShouldBe(1, $"{page.Url} holds frames, and they are not looked at");
        // Read from its top: a bar that stays while somebody scrolls covers half a link at some place of any page.
        await page.EvaluateAsync("scrollTo(0, 0)");
        // Half a megabyte: a page that is looked at in two windows holds it already.
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string[]>(Run);
        // A page that axe could not read would pass for nothing.
        found[0].ShouldNotBe("0");
        found.Skip(1).ShouldBeEmpty($"{page.Url} breaks accessibility rules");
    }

    /// <summary>As <see cref="ShouldBeAccessibleAsync"/>, with nothing sticking out: in the window as it is, and where that is a desk's, at the width of a phone as well.</summary>
    public static async Task ShouldBeAccessibleOnAPhoneTooAsync(this IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.ShouldNotScrollSidewaysAsync();
        await page.ShouldBeAccessibleAsync();
        if (page.ViewportSize is not { } window || window.Width == Chromium.Phone.Width) return;
        await page.SetViewportSizeAsync(Chromium.Phone.Width, Chromium.Phone.Height);
        await page.ShouldNotScrollSidewaysAsync();
        await page.ShouldBeAccessibleAsync();
        await page.SetViewportSizeAsync(window.Width, window.Height);
    }

    /// <summary>Fails when something sticks out sideways, as at phone width or 200 % zoom.</summary>
    public static async Task ShouldNotScrollSidewaysAsync(this IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var overhang = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overhang == 0) return;
        var widest = await page.EvaluateAsync<string>("[...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(e => e.tagName + '.' + e.className + ' ' + (e.textContent || '').trim().slice(0, 40)).slice(-6).join(' | ')");
        overhang.ShouldBe(0, $"{page.Url} is wider than its window: {widest}");
    }

    /// <summary>Fails with what would print as a dark block where backgrounds print too, and with what belongs to the screen alone.</summary>
    public static async Task ShouldPrintBlackOnWhiteAsync(this IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var found = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('*')].filter(e => e.getClientRects().length > 0).filter(e => {
                const [r, g, b, seen = 1] = (getComputedStyle(e).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
                return e.matches('.bw-header, .bw-footer, .bw-exit, .govuk-button, .govuk-service-navigation') || (seen > 0 && r + g + b < 384 && e.getBoundingClientRect().width > 60);
            }).map(e => `${e.tagName}.${e.className}`)
            """);
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        found.ShouldBeEmpty($"{page.Url} prints what doesn't belong on paper");
    }

    /// <summary>
    /// Keeps a picture of the whole page in the folder that BREAKWATER_SCREENSHOTS names; without it, takes none.
    /// </summary>
    public static async Task KeepPictureAsync(this IPage page, string name)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (Environment.GetEnvironmentVariable("BREAKWATER_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }

    /// <summary>
    /// Keeps what stands in the window, as the README shows it, in the folder that BREAKWATER_README_PICTURES names; without
    /// it, takes none.
    /// </summary>
    public static async Task KeepForReadmeAsync(this IPage page, string name)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (Environment.GetEnvironmentVariable("BREAKWATER_README_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png") });
        }
    }

    /// <summary>
    /// Waits until the page has loaded. A load that ended before we asked is not told again, so this gives up asking after
    /// a while; whatever the test looks for next is what decides.
    /// </summary>
    public static async Task SettledAsync(this IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        try
        {
            await page.WaitForLoadStateAsync(LoadState.Load, new PageWaitForLoadStateOptions { Timeout = 5000 });
        }
        catch (TimeoutException)
        {
            await page.WaitForTimeoutAsync(200);
        }
    }
}
