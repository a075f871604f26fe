using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Breakwater.Web.Access;

/// <summary>
/// Puts two hidden fields into every form that posts: a key of its own, by which a second sending changes nothing
/// (<see cref="SentOnce"/>), and the token that shows that the form came from here (antiforgery), one for each page.
/// </summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class PostedForm(IAntiforgery antiforgery) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The key of a form that was kept and is sent on (<see cref="Unsent.UnsentForm"/>); a fresh one where none is given.</summary>
    public string? Once { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!string.Equals(context.AllAttributes["method"]?.Value?.ToString(), "post", StringComparison.OrdinalIgnoreCase)) return;
        output.PostContent.AppendHtml($"<input type=\"hidden\" name=\"{SentOnce.Field}\" value=\"{(Guid.TryParse(Once, out var kept) ? kept.ToString("N") : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)))}\">").AppendHtml(Token());
        if (Unsent.SentAfterAll.MarkFor(ViewContext.HttpContext, context.AllAttributes["action"]?.Value?.ToString()) is { } mark)
            output.PostContent.AppendHtml($"<input type=\"hidden\" name=\"{Unsent.SentAfterAll.Field}\" value=\"{mark:N}\">");
    }

    private IHtmlContent Token()
    {
        var items = ViewContext.HttpContext.Items;
        if (items[typeof(PostedForm)] is IHtmlContent token) return token;
        items[typeof(PostedForm)] = token = antiforgery.GetHtml(ViewContext.HttpContext);
        return token;
    }
}
