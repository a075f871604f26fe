using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Microsoft.AspNetCore.Html;

namespace Breakwater.Web.Appearance;

/// <summary>The one line of purpose and basis with "change" (partial <c>_LawfulLine</c>).</summary>
/// <param name="Configuration">Whose lists of purposes and bases.</param>
/// <param name="Step">What the step sets by itself.</param>
/// <param name="Purpose">What somebody chose instead, or null.</param>
/// <param name="Basis">As <paramref name="Purpose"/>.</param>
/// <param name="Prefix">Stands before the names of the two fields, such as "In.".</param>
public sealed record LawfulLine(PartnershipConfiguration Configuration, LawfulStep Step, string? Purpose, string? Basis, string Prefix = "")
{
    /// <summary>Another form of the page has such a line too, so that this one's fields need ids of their own.</summary>
    public bool Second { get; init; }
}

/// <summary>
/// What can be chosen of a list of purposes or bases, as text that is made once for each configuration: such a line stands on
/// the busiest page, and few open it.
/// </summary>
internal static class LawfulOptions
{
    private static readonly ConditionalWeakTable<IReadOnlyList<CodedItem>, HtmlString> Made = [];

    public static HtmlString Of(IReadOnlyList<CodedItem> list, string? chosen)
    {
        var options = Made.GetValue(list, items => new HtmlString(string.Concat(items.Select(i => $"{Start(i.Code)}>{HtmlEncoder.Default.Encode(i.Words)}</option>"))));
        return chosen is null ? options : new HtmlString(options.Value!.Replace(Start(chosen) + ">", Start(chosen) + " selected>", StringComparison.Ordinal));
    }

    private static string Start(string code) => $"<option value=\"{HtmlEncoder.Default.Encode(code)}\"";
}
