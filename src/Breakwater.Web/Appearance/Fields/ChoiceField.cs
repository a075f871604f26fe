using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Breakwater.Web.Appearance.Fields;

/// <summary>Radios and checkboxes: a fieldset around choices.</summary>
public abstract class ChoiceField : Field
{
    private int _drawn;
    private HashSet<string>? _chosen;

    /// <summary>What can be chosen, instead of choices inside the element.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Radios side by side; only for two or three short answers.</summary>
    public bool Inline { get; set; }

    /// <summary>Small boxes, for staff pages and long lists.</summary>
    public bool Small { get; set; }

    internal string DividerClass => $"govuk-{Kind}__divider";

    /// <summary>radios or checkboxes.</summary>
    protected abstract string Kind { get; }

    /// <summary>radio or checkbox.</summary>
    protected abstract string InputType { get; }

    public override void Init(TagHelperContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[typeof(ChoiceField)] = this;
        base.Init(context);
    }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        IHtmlContent choices = await output.GetChildContentAsync();
        if (choices is TagHelperContent { IsEmptyOrWhiteSpace: true })
        {
            choices = Markup.Join([.. (Items ?? Choices.OfEnum(For!)).Select(item => Draw(item.Value ?? item.Text, item.Text, null, null, false, item.Disabled, []))]);
        }

        var classes = $"govuk-{Kind}" + (Inline ? $" govuk-{Kind}--inline" : null) + (Small ? $" govuk-{Kind}--small" : null);
        var list = PassOn(output, Markup.Tag("div", classes, choices).With("data-module", $"govuk-{Kind}"));
        Group(output, Fieldset(Markup.Join(HintPart(), ErrorPart(), list), DescribedBy()));
    }

    internal static ChoiceField Around(TagHelperContext context) =>
        context.Items.TryGetValue(typeof(ChoiceField), out var group) && group is ChoiceField choice ? choice
            : throw new InvalidOperationException("bw-radio, bw-checkbox and bw-or belong inside bw-radios or bw-checkboxes.");

    internal IHtmlContent Draw(string value, string label, string? hint, IHtmlContent? inside, bool exclusive, bool disabled, TagHelperAttributeList others)
    {
        _chosen ??= Choices.Chosen(this, Name, TypedAt(Name));
        return Draw(Name, value, _chosen.Contains(value), label, hint, inside, exclusive, disabled, others);
    }

    /// <summary>One choice. The first has the group's own id, so that the error summary leads to it.</summary>
    internal IHtmlContent Draw(string name, string value, bool chosen, string label, string? hint, IHtmlContent? inside, bool exclusive, bool disabled, TagHelperAttributeList others)
    {
        var id = ++_drawn == 1 ? Id : $"{Id}-{_drawn}";
        var input = Markup.Void("input", $"govuk-{Kind}__input")
            .With("id", id)
            .With("name", name)
            .With("type", InputType)
            .With("value", value)
            .When(chosen, "checked")
            .When(disabled, "disabled")
            .With("aria-describedby", hint is null ? null : $"{id}-item-hint")
            .With("data-aria-controls", inside is null ? null : $"{id}-more")
            .With("data-behaviour", exclusive ? "exclusive" : null);
        foreach (var other in others)
        {
            input.MergeAttribute(other.Name, other.Value is IHtmlContent html ? Markup.Plain(html) : other.Value?.ToString() ?? "");
        }

        var item = Markup.Tag("div", $"govuk-{Kind}__item", input,
            Markup.Tag("label", $"govuk-label govuk-{Kind}__label", Markup.Text(label)).With("for", id),
            hint is null ? null : Markup.Tag("div", $"govuk-hint govuk-{Kind}__hint", Markup.Text(hint)).With("id", $"{id}-item-hint"));
        if (inside is null)
        {
            return item;
        }

        var more = Markup.Tag("div", $"govuk-{Kind}__conditional" + (chosen ? null : $" govuk-{Kind}__conditional--hidden"), inside).With("id", $"{id}-more");
        return Markup.Join(item, more);
    }
}
