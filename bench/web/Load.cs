using System.Diagnostics;
using System.Text;

namespace Breakwater.Web.Bench;

/// <summary>What one load did: answers per second, and the 50th and 95th of a hundred by time, in milliseconds.</summary>
internal sealed record Loaded(double PerSecond, double Middle, double P95, int Answers)
{
    /// <summary>The middle one of several rounds by rate.</summary>
    public static Loaded Median(IEnumerable<Loaded> rounds)
    {
        var all = rounds.OrderBy(r => r.PerSecond).ToList();
        return all[all.Count / 2];
    }
}

/// <summary>
/// So many connections, each asking again as soon as it is answered, for so long. Each body must hold the marker of what was
/// asked for: an error page can't pass for speed.
/// </summary>
internal sealed class Load(Uri address, string? cookie) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = address };

    public async Task<Loaded> Drive(int connections, TimeSpan time, Func<Random, Asked> next)
    {
        var clock = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, connections).Select(c => Task.Run(async () =>
        {
            var (chance, mine) = (new Random(c), new List<double>());
            while (clock.Elapsed < time)
            {
                var (request, marker) = next(chance);
                using var _ = request;
                if (cookie is not null) request.Headers.TryAddWithoutValidation("Cookie", cookie);
                var from = clock.Elapsed;
                using var answer = await _http.SendAsync(request);
                var body = (int)answer.StatusCode is 302 or 303 ? Encoding.UTF8.GetBytes(answer.Headers.Location?.ToString() ?? "") : await answer.Content.ReadAsByteArrayAsync();
                mine.Add((clock.Elapsed - from).TotalMilliseconds);
                if (body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(marker)) < 0)
                    throw new InvalidOperationException($"{request.RequestUri} answered {(int)answer.StatusCode} without \"{marker}\": {Encoding.UTF8.GetString(body)[..Math.Min(body.Length, 300)]}");
            }
            return mine;
        })));
        var took = clock.Elapsed.TotalSeconds;
        var all = times.SelectMany(t => t).Order().ToList();
        return new Loaded(all.Count / took, all[all.Count / 2], all[(int)(all.Count * .95)], all.Count);
    }

    /// <summary>
    /// For a minute, and until the rate rises no more: a cold program is compiled while it answers, and on two cores the compiler
    /// takes half of one for most of that minute. A server that people use has run for days. The bare page is small and needs a quarter of that.
    /// </summary>
    public async Task Warm(int connections, Func<Random, Asked> next, bool large = true)
    {
        var least = large ? 30 : 8;
        var (best, still) = (0.0, 0);
        for (var i = 0; i < 45 && (i < least || still < 3); i++)
        {
            var now = (await Drive(connections, TimeSpan.FromSeconds(2), next)).PerSecond;
            still = now < best * 1.03 ? still + 1 : 0;
            best = Math.Max(best, now);
        }
    }

    public void Dispose() => _http.Dispose();
}
