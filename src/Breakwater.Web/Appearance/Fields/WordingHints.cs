using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Breakwater.Safeguarding.Language;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Breakwater.Web.Appearance.Fields;

/// <summary>
/// Hints on wording below a box, when the page is drawn again with what was typed:
/// <c>&lt;bw-wording asp-for="Words" /&gt;</c> after the box. As somebody types, the script does the same. It blocks nothing.
/// </summary>
[HtmlTargetElement("bw-wording", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WordingHints(WordingList list) : TagHelper
{
    private static readonly ConditionalWeakTable<WordingList, HtmlString> ForScript = [];

    /// <summary>The list as the script on the page reads it from an attribute: written once, for it is the same on each page.</summary>
    public static IHtmlContent OfList(WordingList wordings) => ForScript.GetValue(wordings, static known =>
        new HtmlString(HtmlEncoder.Default.Encode(JsonSerializer.Serialize(known.Wordings.Select(w => new { a = w.Avoid, p = w.Prefer })))));

    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    /// <summary>As at the box: its name and what it holds, instead of <c>asp-for</c>.</summary>
    [HtmlAttributeName("field")]
    public string? Given { get; set; }

    public object? Holds { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(Given ?? For!.Name);
        var hints = list.HintsFor(ViewContext.ModelState.TryGetValue(name, out var typed) ? typed.AttemptedValue : (For is null ? Holds : For.Model) as string);
        (output.TagName, output.TagMode) = ("div", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("class", "bw-wording");
        output.Attributes.SetAttribute("role", "status");
        output.Attributes.SetAttribute("data-bw-wording-for", TagBuilder.CreateSanitizedId(name, "_"));
        if (hints.Count == 0)
        {
            output.Attributes.SetAttribute("hidden", "hidden");
            return;
        }
        output.Content.AppendHtml(Markup.Tag("p", "govuk-body-s", Markup.Text("You may want other words. Nothing stops you from sending this.")));
        var lines = Markup.Tag("ul", null);
        foreach (var hint in hints) lines.InnerHtml.AppendHtml(Markup.Tag("li", null, Markup.Text($"“{hint.Written}”: {hint.Prefer}")));
        output.Content.AppendHtml(lines);
    }
}
