using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Breakwater.Web.Appearance.Fields;

/// <summary>
/// One choice inside bw-radios or bw-checkboxes. Fields inside it show only while it is chosen (always, without script).
/// </summary>
[HtmlTargetElement("bw-radio", TagStructure = TagStructure.NormalOrSelfClosing)]
[HtmlTargetElement("bw-checkbox", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class Choice : TagHelper
{
    /// <summary>A yes/no property of its own, for a checkbox among others.</summary>
    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    /// <summary>What is sent; an enum value as <c>value="@About.Child"</c>.</summary>
    public string Value { get; set; } = "";

    /// <summary>The answer in words.</summary>
    public string Label { get; set; } = "";

    /// <summary>Help below the answer.</summary>
    public string? Hint { get; set; }

    /// <summary>"None of these": choosing it clears the others.</summary>
    public bool Exclusive { get; set; }

    public bool Disabled { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var group = ChoiceField.Around(context);
        var content = await output.GetChildContentAsync();
        // A copy: the content belongs to a buffer that the next choice uses again.
        IHtmlContent? inside = content.IsEmptyOrWhiteSpace ? null : new HtmlString(content.GetContent());
        var drawn = For is null
            ? group.Draw(Value, Label, Hint, inside, Exclusive, Disabled, output.Attributes)
            : YesOrNo(group, For, inside, output.Attributes);
        output.TagName = null;
        output.Content.SetHtmlContent(drawn);
    }

    private IHtmlContent YesOrNo(ChoiceField group, ModelExpression property, IHtmlContent? inside, TagHelperAttributeList others)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(property.Name);
        var sent = ViewContext.ModelState.TryGetValue(name, out var entry) && entry.RawValue is not null ? entry.AttemptedValue : null;
        var chosen = sent is null ? property.Model is true : sent.Contains("true", StringComparison.OrdinalIgnoreCase);
        return group.Draw(name, "true", chosen, Label, Hint, inside, Exclusive, Disabled, others);
    }
}
