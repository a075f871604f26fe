using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Breakwater.Web.Appearance.Fields;

/// <summary>
/// What every field has: a label, perhaps a hint, and an error from ModelState, put together as the design system
/// asks (ids, aria-describedby, error classes). Attributes that a field doesn't know go to its control unchanged.
/// </summary>
public abstract class Field : TagHelper
{
    private string? _name, _id;

    /// <summary>The property that the field is for.</summary>
    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    /// <summary>
    /// Its name and <see cref="Holds"/> instead, with a label, on a page with many fields: the framework looks an
    /// <c>asp-for</c> up by reflection each time, which was a tenth of the time of such a page.
    /// </summary>
    [HtmlAttributeName("field")]
    public string? Given { get; set; }

    /// <summary>What the property named by <c>field</c> holds.</summary>
    public object? Holds { get; set; }

    /// <summary>The question. Without it, the property's <c>[Display(Name = …)]</c>.</summary>
    public string? Label { get; set; }

    /// <summary>Help below the question.</summary>
    public string? Hint { get; set; }

    /// <summary>Size of the label: s, m, l or xl.</summary>
    public string? LabelSize { get; set; }

    /// <summary>True when the question is the page's only heading (h1); its size is then l unless said otherwise.</summary>
    public bool PageHeading { get; set; }

    /// <summary>True adds "(optional)" to the question. Required fields aren't marked.</summary>
    public bool Optional { get; set; }

    /// <summary>Classes added to the form group, such as <c>bw-narrow</c>.</summary>
    public string? GroupClass { get; set; }

    /// <summary>Its id, where the same field stands in two forms of a page.</summary>
    public string? OwnId { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The field's name in the form, with the prefix of the partial it stands in.</summary>
    protected string Name => _name ??= ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(Given ?? For!.Name);

    /// <summary>What the property holds.</summary>
    internal object? Held => For is null ? Holds : For.Model;

    /// <summary>The id made from the name, dots turned into underscores, unless it was given one.</summary>
    protected string Id => _id ??= OwnId ?? IdOf(Name);

    /// <summary>What is wrong with the field, null when nothing is.</summary>
    protected virtual string? Error => ErrorAt(Name);

    /// <summary>Id of the control that the error summary leads to.</summary>
    protected virtual string ControlId => Id;

    /// <summary>Tells the error summary where this field is: before its content, so that the order is the page's.</summary>
    public override void Init(TagHelperContext context)
    {
        if (ViewContext.ModelState.ErrorCount > 0) FieldsOnPage.Of(ViewContext.HttpContext).Add(Name, ControlId);
    }

    protected static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    protected string? ErrorAt(string key)
    {
        if (!ViewContext.ModelState.TryGetValue(key, out var entry) || entry.Errors.Count == 0)
        {
            return null;
        }

        return ErrorSummary.Words(entry.Errors[0]);
    }

    /// <summary>What was typed, even when it could not be read; else the property's value.</summary>
    protected string? Typed() => TypedAt(Name) ?? (For is null ? Holds is null ? null : Convert.ToString(Holds, CultureInfo.InvariantCulture) : For.Model is null ? null : For.ModelExplorer.GetSimpleDisplayText());

    protected string? TypedAt(string key) =>
        ViewContext.ModelState.TryGetValue(key, out var entry) && entry.RawValue is not null ? entry.AttemptedValue : null;

    protected IHtmlContent Question(string forId)
    {
        var label = Markup.Tag("label", Classes("govuk-label"), QuestionText()).With("for", forId);
        return PageHeading ? Markup.Tag("h1", "govuk-label-wrapper", label) : label;
    }

    protected IHtmlContent Fieldset(IHtmlContent inner, string? describedBy, string? role = null)
    {
        IHtmlContent text = PageHeading ? Markup.Tag("h1", "govuk-fieldset__heading", QuestionText()) : QuestionText();
        return Markup.Tag("fieldset", "govuk-fieldset", Markup.Tag("legend", Classes("govuk-fieldset__legend"), text), inner)
            .With("role", role)
            .With("aria-describedby", describedBy);
    }

    protected IHtmlContent? HintPart() => Hint is null ? null : Markup.Tag("div", "govuk-hint", Markup.Text(Hint)).With("id", $"{Id}-hint");

    protected IHtmlContent? ErrorPart() => Error is not { } error ? null :
        Markup.Tag("p", "govuk-error-message", Markup.Tag("span", "govuk-visually-hidden", Markup.Text("Error:")), Markup.Text(" " + error))
            .With("id", $"{Id}-error");

    /// <summary>Ids of hint, error and others for aria-describedby, null when there are none.</summary>
    protected string? DescribedBy(params string?[] others)
    {
        string?[] ids = [Hint is null ? null : $"{Id}-hint", Error is null ? null : $"{Id}-error", .. others];
        var known = string.Join(' ', ids.Where(id => id is not null));
        return known.Length == 0 ? null : known;
    }

    /// <summary>Turns the element into the form group.</summary>
    protected void Group(TagHelperOutput output, params IHtmlContent?[] parts)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        var classes = "govuk-form-group" + (Error is null ? null : " govuk-form-group--error") + (GroupClass is null ? null : " " + GroupClass);
        output.Attributes.SetAttribute("class", classes);
        output.Content.SetHtmlContent(Markup.Join(parts));
    }

    /// <summary>Gives the control the attributes that the field didn't know; classes are added.</summary>
    protected static TagBuilder PassOn(TagHelperOutput output, TagBuilder control)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(control);
        foreach (var attribute in output.Attributes)
        {
            var value = attribute.Value is IHtmlContent html ? Markup.Plain(html) : attribute.Value?.ToString();
            if (attribute.Name == "class")
            {
                control.AddCssClass(value ?? "");
            }
            else
            {
                control.MergeAttribute(attribute.Name, value ?? "", replaceExisting: true);
            }
        }

        return control;
    }

    private HtmlString QuestionText() => Markup.Text((Label ?? For?.Metadata.GetDisplayName()) + (Optional ? " (optional)" : ""));

    private string Classes(string name) => (LabelSize ?? (PageHeading ? "l" : null)) is { } size ? $"{name} {name}--{size}" : name;
}
