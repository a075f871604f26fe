using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Breakwater.Testing;

/// <summary>What came back: status, headers, the body as text, and on demand the page as a document.</summary>
public sealed class Answer(HttpStatusCode status, IReadOnlyDictionary<string, string> headers, byte[] bytes, string path)
{
    private IHtmlDocument? _page;

    public HttpStatusCode Status { get; } = status;

    public IReadOnlyDictionary<string, string> Headers { get; } = headers;

    public byte[] Bytes { get; } = bytes;

    public string Path { get; } = path;

    public string Text { get; } = System.Text.Encoding.UTF8.GetString(bytes);

    /// <summary>Where a redirect leads, or null.</summary>
    public string? Location => Headers.GetValueOrDefault("Location");

    public IHtmlDocument Page => _page ??= new HtmlParser().ParseDocument(Text);

    /// <summary>The words of the page without markup.</summary>
    public string Words => Page.Body?.TextContent ?? "";
}

/// <summary>
/// A browser without a window: keeps cookies (also Secure ones over plain http, as browsers do on localhost), follows no
/// redirect on its own, and fills in the hidden fields of the form it sends, as a browser would.
/// </summary>
public sealed class Visitor : IDisposable
{
    private static readonly string[] Instead = ["[name]", "[phone]", "[address]", "[postcode]", "[date of birth]", "[NHS number]", "[person]", "[who told us]"];
    private readonly HttpClient _http;
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);
    private Answer? _last;

    public Visitor(Uri address) => _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };

    /// <summary>What its requests call the host, for a test that lies about it.</summary>
    public string? Host { get; set; }

    /// <summary>Where the proxy in front says that the visitor comes from.</summary>
    public string? From { get; set; }

    /// <summary>Whether the proxy in front says that the visitor came by TLS.</summary>
    public bool ByTls { get; set; }

    /// <summary>Whether somebody pressed a button for it, as a browser says (Sec-Fetch); null: a browser that doesn't say.</summary>
    public bool? Pressed { get; set; }

    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>Takes a cookie that came from elsewhere, as a thief would.</summary>
    public void Keep(string cookie, string value) => _cookies[cookie] = value;

    public async Task<Answer> Get(string path) => _last = await Send(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Goes to <paramref name="path"/> and on, as long as it is redirected.</summary>
    public async Task<Answer> Go(string path)
    {
        var answer = await Get(path);
        for (var hops = 0; answer.Location is { } next && hops < 10; hops++) answer = await Get(next);
        return answer;
    }

    /// <summary>
    /// Posts to <paramref name="path"/>. Antiforgery token, once-key and the other hidden fields come from the form with
    /// that action on the page opened last (its first form when none names it).
    /// </summary>
    public Task<Answer> Post(string path, params (string Name, string Value)[] fields)
    {
        var forms = _last?.Page.Forms.Where(f => string.Equals(f.Method, "post", StringComparison.OrdinalIgnoreCase)).ToList() ?? [];
        var plain = path.Split('?')[0];
        var form = forms.Find(f => PathOf(f).Split('?')[0] == plain && f.QuerySelector("input[name=__once]") is not null) ?? forms.Find(f => PathOf(f).Split('?')[0] == plain) ?? forms.FirstOrDefault();
        var hidden = form?.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Where(i => i.Name is not null)
            .Select(i => (i.Name!, i.Value)).Where(h => !Array.Exists(fields, f => f.Name == h.Item1)) ?? [];
        return PostPlain(path, [.. hidden, .. fields]);
    }

    /// <summary>Posts exactly these fields.</summary>
    public async Task<Answer> PostPlain(string path, params (string Name, string Value)[] fields)
    {
        var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        // As browsers of old did with a long body: ask first, so that a refusal is read and not a broken line.
        request.Headers.ExpectContinue = content.Headers.ContentLength > 500_000;
        return _last = await Send(request);
    }

    public void Dispose() => _http.Dispose();

    private string PathOf(IHtmlFormElement form) => form.GetAttribute("action") is { Length: > 0 } action ? action : _last!.Path;

    /// <summary>Sends a request with another method than a browser's, with nothing in it.</summary>
    public async Task<Answer> Ask(HttpMethod method, string path) => _last = await Send(new HttpRequestMessage(method, path));

    private async Task<Answer> Send(HttpRequestMessage request)
    {
        if (Host is not null) request.Headers.Host = Host;
        if (From is not null) request.Headers.Add("X-Forwarded-For", From);
        if (ByTls) request.Headers.Add("X-Forwarded-Proto", "https");
        if (Pressed is { } pressed)
        {
            request.Headers.Add("Sec-Fetch-Mode", "navigate");
            if (pressed) request.Headers.Add("Sec-Fetch-User", "?1");
        }
        if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => c.Key + "=" + c.Value)));
        using var response = await _http.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var (pair, rest) = (cookie.Split(';')[0], cookie);
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (rest.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)) _cookies.Remove(pair[..at]);
            else _cookies[pair[..at]] = pair[(at + 1)..];
        }
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        var answer = new Answer(response.StatusCode, headers, await response.Content.ReadAsByteArrayAsync(), request.RequestUri!.IsAbsoluteUri ? request.RequestUri.PathAndQuery : request.RequestUri.ToString());
        return Forgotten(answer) is { } instead ? throw new InvalidOperationException($"{answer.Path} prints {instead}: it forgot to ask for the text.") : answer;
    }

    // A page that prints what stands in the place of a name means the name itself: no test goes past one. A field may be called Picks[name].
    private static string? Forgotten(Answer answer) => answer.Headers.GetValueOrDefault("Content-Type")?.StartsWith("text/html", StringComparison.Ordinal) != true ? null
        : Instead.FirstOrDefault(i => answer.Text.Replace("Picks[", "", StringComparison.Ordinal).Contains(i, StringComparison.Ordinal));
}
