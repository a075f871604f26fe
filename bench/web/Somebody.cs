using System.Net;
using Breakwater.Testing;

namespace Breakwater.Web.Bench;

/// <summary>The hub officer as whom the bench works.</summary>
internal static class Somebody
{
    public const string Name = "owen.marsh";

    public static async Task<Visitor> WalkIn(Uri address)
    {
        var visitor = new Visitor(address);
        var page = (await visitor.Get("/sign-in")).Page;
        var button = page.QuerySelectorAll("button[name=who]").First(b => b.TextContent.Contains("Owen Marsh", StringComparison.Ordinal));
        var answer = await visitor.Post("/sign-in", ("who", button.GetAttribute("value")!));
        return answer.Status == HttpStatusCode.Redirect ? visitor : throw new InvalidOperationException($"Nobody could walk in: {(int)answer.Status}.");
    }

    public static string CookieHeader(this Visitor visitor) => string.Join("; ", visitor.Cookies.Select(c => $"{c.Key}={c.Value}"));

    public static void ShouldBeOk(this HttpStatusCode status, string path)
    {
        if (status != HttpStatusCode.OK) throw new InvalidOperationException($"{path} answered {(int)status}.");
    }
}
