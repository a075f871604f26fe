using Breakwater.Kernel.Access;
using Breakwater.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;

namespace Breakwater.Web.Access;

/// <summary>
/// Stands before every endpoint: what names no ability answers nobody; what names one needs a signed-in person with a
/// role that has it under some relation. Which records that opens is decided in the query, by <c>OpenTo</c>.
/// </summary>
public static class AbilityGate
{
    /// <summary>On the way to the sign-in page: what was sent could not be kept, and the page says so.</summary>
    internal const string Lost = "lost";

    public static IApplicationBuilder UseAbilityGate(this IApplicationBuilder app, OpenPartnership partnership) => app.Use(async (http, next) =>
    {
        var endpoint = http.GetEndpoint();
        // Pages are read and sent, and nothing else is done with them.
        if (endpoint is null || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsPost(http.Request.Method)))
        {
            await NotOpen.Write(http, partnership.Partnership.Configuration.Hub);
            return;
        }
        if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint.Metadata.GetMetadata<OpenToAllAttribute>() is not null)
        {
            await next(http);
            return;
        }

        var needs = endpoint.Metadata.GetMetadata<NeedsAttribute>();
        var viewer = http.ViewerOrNull();
        if (needs is not null && viewer is null)
        {
            var (back, lost) = await AfterSignIn(http, endpoint);
            http.Response.Redirect("/sign-in?back=" + Uri.EscapeDataString(back) + (lost ? $"&{Lost}=true" : ""));
            return;
        }
        if (needs is null || viewer is null || partnership.Abilities[needs.Ability].For(viewer.Roles) == Relations.None)
        {
            await NotOpen.Write(http, partnership.Partnership.Configuration.Hub);
            return;
        }
        http.Items[typeof(Ability)] = partnership.Abilities[needs.Ability];
        await next(http);
    });

    // Where somebody goes on who has to sign in first, and whether something that they sent is lost.
    private static async Task<(string Back, bool Lost)> AfterSignIn(HttpContext http, Endpoint endpoint)
    {
        var request = http.Request;
        if (!HttpMethods.IsPost(request.Method)) return (HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : "/", false);
        if (endpoint.Metadata.GetMetadata<Unsent.OnlyAsksAttribute>()?.Holds(request) == true) return (request.Path.Value!, true);
        return await Unsent.KeepUnsent.From(http) ? ("/unsent", false) : ("/", true);
    }

    /// <summary>The signed-in person, or null.</summary>
    public static Viewer? ViewerOrNull(this HttpContext http) => http.Items[typeof(Viewer)] as Viewer;

    /// <summary>The signed-in person on an endpoint that needs one.</summary>
    public static Viewer Viewer(this HttpContext http) => http.ViewerOrNull() ?? throw new InvalidOperationException("This endpoint needs [Needs(…)].");

    /// <summary>The ability that this endpoint needs.</summary>
    public static Ability Ability(this HttpContext http) => (Ability)http.Items[typeof(Ability)]!;
}
