using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Breakwater.Web.Appearance.Fields;

/// <summary>
/// One of a long list: <c>&lt;bw-select asp-for="District" label="District" items="Model.Districts" empty="Choose a district" /&gt;</c>.
/// Without items, an enum property offers its own values by their display names.
/// </summary>
[HtmlTargetElement("bw-select", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectField : Field
{
    /// <summary>What can be chosen.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>The same, as text that was made before: for a list that stands on the busiest page.</summary>
    public IHtmlContent? Made { get; set; }

    /// <summary>Text of a first, empty choice.</summary>
    public string? Empty { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var chosen = Choices.Chosen(this, Name, TypedAt(Name));
        var select = Markup.Tag("select", "govuk-select" + (Error is null ? null : " govuk-select--error"))
            .With("id", Id)
            .With("name", Name)
            .With("aria-describedby", DescribedBy());
        if (Empty is not null)
        {
            select.InnerHtml.AppendHtml(Markup.Tag("option", null, Markup.Text(Empty)).With("value", ""));
        }

        if (Made is not null)
        {
            select.InnerHtml.AppendHtml(Made);
        }

        foreach (var item in Made is null ? Items ?? Choices.OfEnum(For!) : [])
        {
            var value = item.Value ?? item.Text;
            select.InnerHtml.AppendHtml(Markup.Tag("option", null, Markup.Text(item.Text))
                .With("value", value)
                .When(chosen.Contains(value), "selected")
                .When(item.Disabled, "disabled"));
        }

        Group(output, Question(Id), HintPart(), ErrorPart(), PassOn(output, select));
    }
}
