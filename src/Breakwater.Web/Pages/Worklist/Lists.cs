using Microsoft.AspNetCore.Http;

namespace Breakwater.Web.Pages.Worklist;

/// <summary>Several lists lead to the same records; Back leads to the one that somebody came from.</summary>
public static class Lists
{
    /// <summary>What a list adds to the paths of its rows.</summary>
    public const string FromHuddle = "?from=huddle";

    /// <summary>The list that the address names, else <paramref name="otherwise"/>.</summary>
    public static string BackTo(HttpRequest request, string otherwise) => request.Query["from"] == "huddle" ? "/huddle" : otherwise;
}
