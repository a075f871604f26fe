using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Breakwater.Web.Appearance.Fields;

/// <summary>
/// One of a few: <c>&lt;bw-radios asp-for="About" label="Who is this about?"&gt;</c> with <c>&lt;bw-radio value="Child" label="A child" /&gt;</c>
/// inside, or items, or an enum property alone. What stands inside a bw-radio shows only while it is chosen.
/// </summary>
[HtmlTargetElement("bw-radios")]
public sealed class RadiosField : ChoiceField
{
    protected override string Kind => "radios";

    protected override string InputType => "radio";
}

/// <summary>
/// Any of several: <c>&lt;bw-checkboxes asp-for="Signs" label="What have you seen?"&gt;</c> with <c>&lt;bw-checkbox value="phone" label="A new phone" /&gt;</c>
/// inside, or items, or a list of an enum alone. A bw-checkbox with its own asp-for is a yes/no property.
/// </summary>
[HtmlTargetElement("bw-checkboxes")]
public sealed class CheckboxesField : ChoiceField
{
    protected override string Kind => "checkboxes";

    protected override string InputType => "checkbox";
}

/// <summary>A line between choices, "or" unless it says something else.</summary>
[HtmlTargetElement("bw-or", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class OrBetween : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var group = ChoiceField.Around(context);
        var words = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", group.DividerClass);
        output.Content.SetHtmlContent(words.IsEmptyOrWhiteSpace ? new HtmlString("or") : words);
    }
}
