using Breakwater.Testing;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.StaticAssets;

namespace Breakwater.Web.Tests.Access.Matrix;

/// <summary>One endpoint as the router knows it: where it answers, what it needs, which record it loads, how it is posted to.</summary>
public sealed record Door(string Route, string? Ability, bool OpenToAll, string? Record, IReadOnlyList<string> Posts, IReadOnlyList<string> Parameters)
{
    public string At(params string[] values)
    {
        var path = "/" + Route.TrimStart('/');
        for (var i = 0; i < Parameters.Count; i++)
        {
            var start = path.IndexOf('{', StringComparison.Ordinal);
            path = path[..start] + values[Math.Min(i, values.Length - 1)] + path[(path.IndexOf('}', start) + 1)..];
        }
        return path;
    }
}

/// <summary>Every endpoint of the running program, found by asking the router: a new page is in the matrix by itself.</summary>
public static class Endpoints
{
    public static async Task<IReadOnlyList<Door>> Of(RunningBreakwater site)
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var doors = new List<Door>();
        foreach (var endpoint in site.Endpoints)
        {
            // The files of the front end; the second is the framework's own fall-back for them, which the gate shuts.
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint.RoutePattern.RawText == "{**path:file}") continue;
            var (metadata, posts) = (endpoint.Metadata, new List<string>());
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);
                metadata = compiled.Endpoint?.Metadata ?? new EndpointMetadataCollection(compiled.EndpointMetadata ?? []);
                posts.AddRange((compiled.HandlerMethods ?? []).Where(h => h.HttpMethod == "Post").Select(h => h.Name ?? ""));
            }
            var record = metadata.GetMetadata<ForConcernAttribute>() is not null ? "concern" : metadata.GetMetadata<ForReferralAttribute>() is not null ? "referral" : null;
            doors.Add(new Door(endpoint.RoutePattern.RawText ?? "", metadata.GetMetadata<NeedsAttribute>()?.Ability, metadata.GetMetadata<OpenToAllAttribute>() is not null,
                record, posts, endpoint.RoutePattern.Parameters.Select(p => p.Name).ToList()));
        }
        return doors;
    }
}
