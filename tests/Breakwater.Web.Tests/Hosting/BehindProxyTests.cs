using System.IO.Compression;
using System.Net;
using Breakwater.Testing;

namespace Breakwater.Web.Tests.Hosting;

/// <summary>What the program makes of what the proxy in front says: the program itself hears plain http only.</summary>
public sealed class BehindProxyTests
{
    private const string Host = "hub.merrow.example";

    [Fact]
    public async Task Browsers_that_came_by_tls_are_told_to_stay_with_it()
    {
        await using var site = await RunningBreakwater.Start();
        foreach (var (host, tls, told) in new[] { (Host, true, true), (Host, false, false), ("localhost", true, false) })
        {
            using var visitor = site.Visitor();
            (visitor.Host, visitor.ByTls) = (host, tls);
            foreach (var path in new[] { "/", "/sign-in", "/health", "/no-such-page" })
                (await visitor.Get(path)).Headers.GetValueOrDefault("Strict-Transport-Security").ShouldBe(told ? "max-age=31536000" : null, $"{host} {path}");
        }
    }

    [Fact]
    public async Task Signing_in_sending_a_form_and_being_sent_on_work_by_tls()
    {
        await using var site = await RunningBreakwater.Start();
        using var owen = site.Visitor();
        (owen.Host, owen.ByTls) = (Host, true);
        (await owen.Get("/desk")).Location.ShouldBe("/sign-in?back=%2Fdesk");
        await owen.Get("/sign-in");
        (await owen.Post("/sign-in", ("who", site.People["owen.marsh"].Id.ToString()), ("Back", ""))).Location.ShouldBe("/desk");
        (await owen.Get("/desk")).Status.ShouldBe(HttpStatusCode.OK);
        await owen.Get("/account");
        (await owen.Post("/sign-out")).Location.ShouldBe("/sign-in");
        (await owen.Get("/desk")).Location.ShouldBe("/sign-in?back=%2Fdesk");
    }

    [Fact]
    public async Task A_page_is_as_small_by_tls_as_without_and_no_two_drawings_hold_the_same_token()
    {
        await using var site = await RunningBreakwater.Start();
        using var http = new HttpClient { BaseAddress = site.Address };
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        using var answer = await http.GetAsync(new Uri("/sign-in", UriKind.Relative));
        string.Join(", ", answer.Content.Headers.ContentEncoding).ShouldBe("gzip");
        await using var plain = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        (await reader.ReadToEndAsync()).ShouldContain("</html>");

        using var visitor = site.Visitor();
        visitor.ByTls = true;
        Token(await visitor.Get("/sign-in")).ShouldNotBe(Token(await visitor.Get("/sign-in")));
    }

    private static string Token(Answer page) => page.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
