using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Breakwater.Web.Appearance.Fields;

/// <summary>
/// One line of text: <c>&lt;bw-input asp-for="Postcode" label="Postcode" width="10" /&gt;</c>.
/// </summary>
[HtmlTargetElement("bw-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class InputField : Field
{
    /// <summary>text, email, tel, password, or number (typed as text with a number keyboard, as the design system advises).</summary>
    public string Type { get; set; } = "text";

    /// <summary>Width in characters: 2, 3, 4, 5, 10, 20 or 30; or a fraction such as one-half.</summary>
    public string? Width { get; set; }

    /// <summary>Shown before the box, such as £.</summary>
    public string? Prefix { get; set; }

    /// <summary>Shown after the box, such as a unit.</summary>
    public string? Suffix { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var classes = "govuk-input"
            + (Error is null ? null : " govuk-input--error")
            + (Width is null ? null : char.IsDigit(Width[0]) ? $" govuk-input--width-{Width}" : $" govuk-!-width-{Width}");
        var input = Markup.Void("input", classes)
            .With("id", Id)
            .With("name", Name)
            .With("type", Type == "number" ? "text" : Type)
            .With("inputmode", Type == "number" ? "numeric" : null)
            .With("aria-describedby", DescribedBy())
            // A password or code is never sent back to the browser.
            .With("value", Type == "password" ? null : Typed());
        IHtmlContent control = PassOn(output, input);
        if (Prefix is not null || Suffix is not null)
        {
            control = Markup.Tag("div", "govuk-input__wrapper", Affix("prefix", Prefix), control, Affix("suffix", Suffix));
        }

        Group(output, Question(Id), HintPart(), ErrorPart(), control);
    }

    private static TagBuilder? Affix(string kind, string? text) =>
        text is null ? null : Markup.Tag("div", $"govuk-input__{kind}", Markup.Text(text)).With("aria-hidden", "true");
}
