using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Breakwater.Web.Tests.Reply;

/// <summary>One page as a browser holds it, with its cookies, over a connection that the test made itself.</summary>
internal sealed class Browser(IHtmlDocument document, Dictionary<string, string> cookies)
{
    public IHtmlDocument Document { get; } = document;

    public static Task<Browser> Get(HttpClient http, string path, Browser? before = null) =>
        Send(http, new HttpRequestMessage(HttpMethod.Get, path), before?.Cookies ?? new Dictionary<string, string>(StringComparer.Ordinal));

    public Task<Browser> Post(HttpClient http, string path, (string Name, string Value)[] fields)
    {
        var form = Document.Forms.First(f => f.GetAttribute("action") == path);
        var hidden = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(i => (Name: i.Name!, i.Value));
        var content = new FormUrlEncodedContent(hidden.Concat(fields).Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return Send(http, new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, Cookies);
    }

    private Dictionary<string, string> Cookies { get; } = cookies;

    private static async Task<Browser> Send(HttpClient http, HttpRequestMessage request, Dictionary<string, string> cookies)
    {
        if (cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => c.Key + "=" + c.Value)));
        using var response = await http.SendAsync(request);
        foreach (var pair in response.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(c => c.Split(';')[0].Split('=', 2)) : [])
            cookies[pair[0]] = pair[1];
        if (response.Headers.Location is { IsAbsoluteUri: false } next) return await Send(http, new HttpRequestMessage(HttpMethod.Get, next), cookies);
        return new Browser(new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()), cookies);
    }
}
