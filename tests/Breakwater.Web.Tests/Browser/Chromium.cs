using Microsoft.Playwright;

namespace Breakwater.Web.Tests.Browser;

/// <summary>
/// One real browser for half of the tests that need one (<see cref="OneBrowser"/>, <see cref="SecondBrowser"/>); each test opens its own context, which
/// shares nothing with another. A missing browser fails the tests that need it, with what to install.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>A small phone: 360 × 740 points.</summary>
    public static readonly ViewportSize Phone = new() { Width = 360, Height = 740 };

    /// <summary>A desk: 1280 × 900 points.</summary>
    public static readonly ViewportSize Desk = new() { Width = 1280, Height = 900 };

    // A browser that looks nothing up on its own: no updates, no sign-in, no reports, and no name outside this machine.
    private static readonly string[] Quiet =
    [
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE *.localhost , EXCLUDE 127.0.0.1",
        "--disable-background-networking", "--disable-component-update", "--disable-domain-reliability", "--disable-sync",
        "--disable-default-apps", "--no-first-run", "--metrics-recording-only", "--no-pings",
        // One process draws for all: a tenth of the time of a journey went into making others. What is opened is our own.
        "--renderer-process-limit=1", "--disable-site-isolation-trials",
        "--disable-features=OptimizationHints,MediaRouter,Translate,InterestFeedContentSuggestions,CertificateTransparencyComponentUpdater",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IBrowser? _whole;

    public async ValueTask InitializeAsync()
    {
        // The shell first: it is the same browser without the windows of a desktop, and opens in a third of the time.
        _playwright = await Playwright.CreateAsync();
        _browser = await Launch(Find("chromium-headless-shell") ?? Whole());
    }

    private Task<IBrowser> Launch(string program) => _playwright!.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = program,
        Args = Environment.UserName == "root" ? [.. Quiet, "--no-sandbox"] : Quiet,
    });

    private static string Whole() => Find("chromium") ?? Find("chromium-browser") ?? Find("google-chrome")
        ?? throw new InvalidOperationException("The browser tests need Chromium, and none is on PATH. On Debian: apt-get install chromium");

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in new[] { _browser, _whole })
        {
            if (browser is not null) await browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>
    /// A new person at a new device. Dispose of it at the end of the test.
    /// </summary>
    /// <param name="address">What relative addresses start from.</param>
    /// <param name="viewport">Desk unless told; at phone width the context is also a touch screen.</param>
    /// <param name="script">False for somebody whose browser runs no script.</param>
    /// <param name="stillMotion">True for somebody who asked their device for less motion.</param>
    /// <param name="whole">True where the shell won't do: it never goes on after an answer with Clear-Site-Data.</param>
    public async Task<IBrowserContext> OpenAsync(Uri address, ViewportSize? viewport = null, bool script = true, bool stillMotion = false, bool whole = false)
    {
        var browser = (whole ? _whole ??= await Launch(Whole()) : _browser) ?? throw new InvalidOperationException("The browser was not started: take it from the OneBrowser collection.");
        return await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address?.ToString(),
            ViewportSize = viewport ?? Desk,
            HasTouch = viewport == Phone,
            JavaScriptEnabled = script,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
            ReducedMotion = stillMotion ? ReducedMotion.Reduce : null,
        });
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}

/// <summary>
/// The other half of the tests that need a browser, with one of its own: of two collections neither core waits for the other.
/// </summary>
[CollectionDefinition]
public sealed class SecondBrowser : ICollectionFixture<Chromium>;

/// <summary>Tests that need the browser: <c>[Collection&lt;OneBrowser&gt;]</c>, with <see cref="Chromium"/> in the constructor.</summary>
[CollectionDefinition]
public sealed class OneBrowser : ICollectionFixture<Chromium>;
