using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Breakwater.Web.Appearance.Fields;

/// <summary>
/// A date as somebody typed it into three boxes. It keeps what was typed, so that a wrong date comes back unchanged
/// with a sentence on what to mend; <see cref="Value"/> is the date once it is a real one.
/// Bind it as a property (<c>public TypedDate Seen { get; set; } = new();</c>); its own faults land in ModelState under
/// the property's name, worded with its <c>[Display(Name = …)]</c>. An empty date is no fault: see <see cref="DateNeededAttribute"/>.
/// </summary>
public sealed class TypedDate : IValidatableObject
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public string? Day { get; set; }

    /// <summary>1 to 12, or a month's name or its first three letters.</summary>
    public string? Month { get; set; }

    /// <summary>Four digits.</summary>
    public string? Year { get; set; }

    /// <summary>True when nothing was typed in any box.</summary>
    public bool IsEmpty => Blank(Day) && Blank(Month) && Blank(Year);

    /// <summary>The date, null when nothing or no real date was typed.</summary>
    public DateOnly? Value => Fault("") is null && !IsEmpty ? new DateOnly(YearNumber!.Value, MonthNumber!.Value, DayNumber!.Value) : null;

    internal bool DayWrong => DayNumber is not (>= 1 and <= 31) || TooLateInMonth;

    internal bool MonthWrong => MonthNumber is null;

    internal bool YearWrong => YearNumber is null;

    private int? DayNumber => Number(Day) is >= 1 and <= 31 and var day ? day : null;

    private int? MonthNumber => Number(Month) is { } number ? (number is >= 1 and <= 12 ? number : null) : MonthByName();

    private int? YearNumber => Number(Year) is >= 1800 and <= 9999 and var year ? year : null;

    private bool TooLateInMonth => YearNumber is { } year && MonthNumber is { } month && DayNumber is { } day && day > DateTime.DaysInMonth(year, month);

    /// <summary>A date to start from, as typed digits; empty for null.</summary>
    public static TypedDate From(DateOnly? date) => date is not { } day ? new TypedDate() : new TypedDate
    {
        Day = day.Day.ToString(CultureInfo.InvariantCulture),
        Month = day.Month.ToString(CultureInfo.InvariantCulture),
        Year = day.Year.ToString("0000", CultureInfo.InvariantCulture),
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        ArgumentNullException.ThrowIfNull(validationContext);
        // Where nobody gave the field a name to be spoken by, that of our code isn't one.
        return Fault(validationContext.DisplayName == validationContext.MemberName ? "This date" : validationContext.DisplayName) is { } fault ? [new ValidationResult(fault)] : [];
    }

    /// <summary>What is wrong, in one sentence that starts with the date's name; null when it is real or empty.</summary>
    public string? Fault(string name)
    {
        if (IsEmpty)
        {
            return null;
        }

        string?[] missing = [Blank(Day) ? "a day" : null, Blank(Month) ? "a month" : null, Blank(Year) ? "a year" : null];
        if (string.Join(" and ", missing.OfType<string>()) is { Length: > 0 } parts)
        {
            return $"{name} must include {parts}";
        }

        if (DayNumber is null)
        {
            return $"{name}: the day must be a number from 1 to 31";
        }

        if (MonthNumber is not { } month)
        {
            return $"{name}: the month must be a number from 1 to 12, or its name";
        }

        if (YearNumber is not { } year)
        {
            return $"{name}: the year must have four numbers, such as 2026";
        }

        return TooLateInMonth
            ? $"{name} must be a real date: {British.DateTimeFormat.GetMonthName(month)} {year} has {DateTime.DaysInMonth(year, month)} days"
            : null;
    }

    private static bool Blank(string? typed) => string.IsNullOrWhiteSpace(typed);

    private static int? Number(string? typed) =>
        int.TryParse(typed, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;

    private int? MonthByName()
    {
        var typed = Month?.Trim().TrimEnd('.') ?? "";
        for (var month = 1; month <= 12; month++)
        {
            var name = British.DateTimeFormat.GetMonthName(month);
            if (typed.Length >= 3 && name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            {
                return month;
            }
        }

        return null;
    }
}
