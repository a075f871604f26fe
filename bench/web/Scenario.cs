namespace Breakwater.Web.Bench;

/// <summary>A request to be sent, and the words that its answer must hold (of a redirect: its address).</summary>
internal readonly record struct Asked(HttpRequestMessage Request, string Marker)
{
    public static Asked Get(string path, string marker) => new(new HttpRequestMessage(HttpMethod.Get, path), marker);
}

/// <summary>
/// One thing that is measured: what is asked of the product, what of the bare page beside it, and how much of the bare
/// page's rate the product has to reach.
/// </summary>
/// <param name="Name">A word or two, also for <c>--only</c>.</param>
/// <param name="Rival">What the bare page does.</param>
/// <param name="Goal">Of one, such as 0.2.</param>
/// <param name="Cookie">As whom the product is asked; null: nobody signed in.</param>
internal sealed record Scenario(string Name, string Rival, double Goal, string? Cookie, Func<Random, Asked> Ours, Func<Random, Asked> Theirs);
