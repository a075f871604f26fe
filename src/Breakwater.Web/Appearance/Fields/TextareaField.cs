using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Breakwater.Web.Appearance.Fields;

/// <summary>
/// Several lines of text: <c>&lt;bw-textarea asp-for="Seen" label="What have you seen?" max-length="5000" /&gt;</c>.
/// The count never cuts what is typed; the length is checked on the server.
/// </summary>
[HtmlTargetElement("bw-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextareaField : Field
{
    /// <summary>Height in lines.</summary>
    public int Rows { get; set; } = 5;

    /// <summary>Most characters; shows how many are left.</summary>
    public int? MaxLength { get; set; }

    /// <summary>Per cent of the limit from which the count shows; 0 shows it always.</summary>
    public int CountFrom { get; set; } = 75;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var classes = "govuk-textarea"
            + (Error is null ? null : " govuk-textarea--error")
            + (MaxLength is null ? null : " govuk-js-character-count");
        // The parser drops the first line break in a textarea: give it one of its own.
        var area = Markup.Tag("textarea", classes, Markup.Text("\n" + Typed()))
            .With("id", Id)
            .With("name", Name)
            .With("rows", Rows.ToString(CultureInfo.InvariantCulture))
            .With("aria-describedby", DescribedBy(MaxLength is null ? null : $"{Id}-info"));
        var control = PassOn(output, area);
        var info = MaxLength is not { } most ? null :
            Markup.Tag("div", "govuk-hint govuk-character-count__message", Markup.Text(string.Create(CultureInfo.InvariantCulture, $"You can enter up to {most:N0} characters")))
                .With("id", $"{Id}-info");
        Group(output, Question(Id), HintPart(), ErrorPart(), control, info);
        if (MaxLength is { } limit)
        {
            output.Attributes.SetAttribute("class", output.Attributes["class"].Value + " govuk-character-count");
            output.Attributes.SetAttribute("data-module", "govuk-character-count");
            output.Attributes.SetAttribute("data-maxlength", limit);
            output.Attributes.SetAttribute("data-threshold", CountFrom);
        }
    }
}
