using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Breakwater.Web.Appearance.Fields;

/// <summary>
/// A button that sends its form once, however often it is pressed: <c>&lt;bw-button&gt;Save and continue&lt;/bw-button&gt;</c>;
/// with href, a link that looks like one. Other attributes (name, value, formaction) go through.
/// </summary>
[HtmlTargetElement("bw-button")]
public sealed class Button : TagHelper
{
    /// <summary>secondary, warning or inverse; leave out for the page's main step.</summary>
    public string? Kind { get; set; }

    /// <summary>Where a link goes.</summary>
    public string? Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var classes = "govuk-button" + (Kind is null ? null : $" govuk-button--{Kind}");
        if (output.Attributes.TryGetAttribute("class", out var own))
        {
            classes += $" {own.Value}";
        }

        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", classes);
        output.Attributes.SetAttribute("data-module", "govuk-button");
        if (Href is not null)
        {
            output.TagName = "a";
            output.Attributes.SetAttribute("href", Href);
            output.Attributes.SetAttribute("role", "button");
            output.Attributes.SetAttribute("draggable", "false");
            return;
        }

        output.TagName = "button";
        if (!output.Attributes.ContainsName("type"))
        {
            output.Attributes.SetAttribute("type", "submit");
        }

        output.Attributes.SetAttribute("data-prevent-double-click", "true");
    }
}
