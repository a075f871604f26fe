using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Breakwater.Web.Appearance.Fields;

/// <summary>
/// A date in three boxes for a <see cref="TypedDate"/>: <c>&lt;bw-date asp-for="Seen" hint="For example, 27 3 2026" /&gt;</c>.
/// </summary>
[HtmlTargetElement("bw-date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateField : Field
{
    /// <summary>True for the reader's own date of birth: the browser may fill it in.</summary>
    public bool Birthday { get; set; }

    protected override string ControlId => $"{Id}-{FirstWrong()}";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var typed = AsTyped();
        var anyWrong = typed.DayWrong || typed.MonthWrong || typed.YearWrong;
        var boxes = Markup.Tag("div", "govuk-date-input",
                Box("Day", typed.Day, 2, typed.DayWrong || !anyWrong),
                Box("Month", typed.Month, 2, typed.MonthWrong || !anyWrong),
                Box("Year", typed.Year, 4, typed.YearWrong || !anyWrong))
            .With("id", Id);
        Group(output, Fieldset(Markup.Join(HintPart(), ErrorPart(), PassOn(output, boxes)), DescribedBy(), "group"));
    }

    private TypedDate AsTyped()
    {
        var model = Held as TypedDate;
        return new TypedDate
        {
            Day = TypedAt($"{Name}.Day") ?? model?.Day,
            Month = TypedAt($"{Name}.Month") ?? model?.Month,
            Year = TypedAt($"{Name}.Year") ?? model?.Year,
        };
    }

    private string FirstWrong()
    {
        var typed = AsTyped();
        return typed.DayWrong ? "day" : typed.MonthWrong ? "month" : typed.YearWrong ? "year" : "day";
    }

    private TagBuilder Box(string part, string? value, int width, bool wrong)
    {
        var id = $"{Id}-{part.ToLowerInvariant()}";
        var input = Markup.Void("input", "govuk-input govuk-date-input__input" + (Error is not null && wrong ? " govuk-input--error" : null) + $" govuk-input--width-{width}")
            .With("id", id)
            .With("name", $"{Name}.{part}")
            .With("type", "text")
            // A month may be typed by name.
            .With("inputmode", part == "Month" ? null : "numeric")
            .With("autocomplete", Birthday ? $"bday-{part.ToLowerInvariant()}" : null)
            .With("value", value);
        var label = Markup.Tag("label", "govuk-label govuk-date-input__label", Markup.Text(part)).With("for", id);
        return Markup.Tag("div", "govuk-date-input__item", Markup.Tag("div", "govuk-form-group", label, input));
    }
}
