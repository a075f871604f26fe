using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Breakwater.Web.Appearance.Fields;

/// <summary>
/// Everything that has to be mended, in the order of the page, each leading to its box. The layouts draw it above the
/// page by themselves; it draws nothing when all is well.
/// </summary>
[HtmlTargetElement("bw-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummary : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var lines = ViewContext.ModelState.ErrorCount == 0 ? [] : Lines(ViewContext.ModelState, FieldsOnPage.Of(ViewContext.HttpContext)).ToList();
        if (lines.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");
        output.Attributes.SetAttribute("data-module", "govuk-error-summary");
        var list = Markup.Tag("ul", "govuk-list govuk-error-summary__list", [.. lines.Select(Line)]);
        output.Content.SetHtmlContent(Markup.Tag("div", null,
                Markup.Tag("h2", "govuk-error-summary__title", Markup.Text("There is a problem")),
                Markup.Tag("div", "govuk-error-summary__body", list))
            .With("role", "alert"));
    }

    private static IEnumerable<(string Message, string? ControlId)> Lines(ModelStateDictionary state, FieldsOnPage fields)
    {
        var drawn = fields.InOrder.DistinctBy(field => field.Key).ToList();
        foreach (var (key, controlId) in drawn)
        {
            // One sentence for each field: the second is seldom true once the first is mended.
            if (state[key]?.Errors is { Count: > 0 } errors)
            {
                yield return (Words(errors[0]), controlId);
            }
        }

        var keys = drawn.Select(field => field.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, entry) in state)
        {
            foreach (var error in keys.Contains(key) ? [] : (IEnumerable<ModelError>)entry!.Errors)
            {
                yield return (Words(error), null);
            }
        }
    }

    /// <summary>What is said of a fault: without a full stop at its end, wherever the sentence comes from.</summary>
    internal static string Words(ModelError error) => error.ErrorMessage.Length > 0 ? error.ErrorMessage.TrimEnd('.') : "Check this answer";

    private static IHtmlContent Line((string Message, string? ControlId) line) =>
        Markup.Tag("li", null, line.ControlId is null
            ? Markup.Text(line.Message)
            : Markup.Tag("a", null, Markup.Text(line.Message)).With("href", $"#{line.ControlId}"));
}
