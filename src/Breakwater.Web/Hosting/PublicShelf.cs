using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Web.Appearance;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Hosting;

/// <summary>The page is the same for everybody who carries no cookie, until something is changed on the outer side.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SameForAllAttribute : Attribute;

/// <summary>
/// Keeps public pages as they were made, for visitors without a cookie. A page is made anew when this process changed
/// anything on the outer side, when the log has grown (asked for once a second, so another node's change shows within
/// that), and after half a minute, because "late" comes with time. Nothing of a visitor is kept: the key is the address.
/// </summary>
public sealed class PublicShelf(OpenPartnership partnership)
{
    private const int Most = 400, LargestPage = 2 * 1024 * 1024;
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(30), AskAfter = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, KeptPage> _pages = new(StringComparer.Ordinal);
    private readonly string _standIn = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private Newest _newest = new(Guid.Empty, DateTime.MinValue);
    private int _asking;

    /// <summary>How far the outer side is: two requests with one stamp read the same.</summary>
    private readonly record struct Stamp(long Changes, Guid Fact);

    // The log's newest fact, and when we asked. One reference, so that no request reads half of it.
    private sealed record Newest(Guid Fact, DateTime At);

    // The page's bytes, cut where the nonce stands.
    private sealed record KeptPage(Stamp Stamp, DateTime MadeAt, string? ContentType, string? Disposition, IReadOnlyList<byte[]> Pieces);

    public async Task Serve(HttpContext http, Func<HttpContext, Task> make)
    {
        var key = http.Request.Host + http.Request.Path + http.Request.QueryString;
        var (now, stamp) = (partnership.Partnership.Clock.Instant(), await Now());
        if (_pages.TryGetValue(key, out var kept) && kept.Stamp == stamp && now - kept.MadeAt < Lasts && now >= kept.MadeAt)
        {
            await Write(http, kept);
            return;
        }
        var body = http.Response.Body;
        using var made = new MemoryStream();
        http.Response.Body = made;
        http.StandInNonce(_standIn);
        try
        {
            await make(http);
        }
        finally
        {
            http.Response.Body = body;
            http.StandInNonce(null);
        }
        // Whoever carries no cookie has none to be forgotten: a page that forgets a note all the same is still the same for all.
        http.Response.Headers.SetCookie = http.Response.Headers.SetCookie.Where(c => c?.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal) == false).ToArray();
        var page = new KeptPage(stamp, now, http.Response.ContentType, http.Response.Headers.ContentDisposition, Cut(made.ToArray()));
        if (http.Response is { StatusCode: StatusCodes.Status200OK, HasStarted: false } && http.Response.Headers.SetCookie.Count == 0 && made.Length < LargestPage)
        {
            if (_pages.Count >= Most) _pages.Clear();
            _pages[key] = page;
        }
        await Write(http, page);
    }

    private async ValueTask<Stamp> Now()
    {
        var (changes, now) = (partnership.Partnership.OuterChanges.Now, partnership.Partnership.Clock.Instant());
        if ((now - _newest.At).Duration() >= AskAfter && Interlocked.Exchange(ref _asking, 1) == 0)
        {
            try
            {
                await using var db = partnership.Scrutiny();
                _newest = new Newest(await db.Set<StoredFact>().OrderByDescending(f => f.Id).Select(f => f.Id).FirstOrDefaultAsync(), now);
            }
            finally
            {
                Interlocked.Exchange(ref _asking, 0);
            }
        }
        return new Stamp(changes, _newest.Fact);
    }

    private List<byte[]> Cut(byte[] page)
    {
        var (pieces, mark, from) = (new List<byte[]>(), Encoding.ASCII.GetBytes(_standIn), 0);
        for (int at; (at = page.AsSpan(from).IndexOf(mark)) >= 0; from += at + mark.Length) pieces.Add(page[from..(from + at)]);
        pieces.Add(page[from..]);
        return pieces;
    }

    private static async Task Write(HttpContext http, KeptPage page)
    {
        http.Response.ContentType = page.ContentType;
        if (page.Disposition is not null) http.Response.Headers.ContentDisposition = page.Disposition;
        var nonce = Encoding.ASCII.GetBytes(http.Nonce());
        http.Response.ContentLength = page.Pieces.Sum(p => p.Length) + (nonce.Length * (page.Pieces.Count - 1));
        for (var at = 0; at < page.Pieces.Count; at++)
        {
            if (at > 0) await http.Response.Body.WriteAsync(nonce);
            await http.Response.Body.WriteAsync(page.Pieces[at]);
        }
    }
}

public static class PublicShelfWiring
{
    /// <summary>After the routing, before anybody is asked who they are: only for those who carry no cookie at all.</summary>
    public static IApplicationBuilder UsePublicShelf(this IApplicationBuilder app, PublicShelf shelf) => app.Use((http, next) =>
        HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.Cookie.Count == 0 && http.GetEndpoint()?.Metadata.GetMetadata<SameForAllAttribute>() is not null
            ? shelf.Serve(http, next.Invoke)
            : next(http));
}
