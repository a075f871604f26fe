using System.Globalization;

namespace Breakwater.Kernel.Clocks;

/// <summary>A length of time as a statute or a local procedure gives it.</summary>
/// <param name="Kind">How it is counted.</param>
/// <param name="Count">How many, at least 1.</param>
/// <param name="StartInclusive">True for "beginning with" the first day; false for "after" or "from" it.</param>
public sealed record Period(PeriodKind Kind, int Count, bool StartInclusive = false)
{
    private static readonly Dictionary<string, PeriodKind> Codes = new(StringComparer.Ordinal)
    {
        ["calendar_days"] = PeriodKind.CalendarDays,
        ["working_days"] = PeriodKind.WorkingDays,
        ["clear_days"] = PeriodKind.ClearDays,
        ["months"] = PeriodKind.Months,
        ["hours"] = PeriodKind.Hours,
    };

    /// <summary>How many, at least 1.</summary>
    public int Count { get; } = Count >= 1 ? Count : throw new ArgumentOutOfRangeException(nameof(Count), Count, "A period is at least 1 long.");

    /// <summary>The codes of <c>period_kind</c> in configuration.</summary>
    public static IReadOnlyCollection<string> KindCodes => Codes.Keys;

    /// <summary>Reads a code of <c>period_kind</c>.</summary>
    /// <exception cref="FormatException">There is no such code.</exception>
    public static PeriodKind KindOf(string code) => Codes.TryGetValue(code, out var kind)
        ? kind
        : throw new FormatException($"\"{code}\" isn't a period_kind; use one of {string.Join(", ", Codes.Keys)}.");

    /// <summary>Such as "28 days", "1 working day", "2 months beginning with the first day".</summary>
    public override string ToString()
    {
        var unit = Kind switch
        {
            PeriodKind.WorkingDays => "working day",
            PeriodKind.ClearDays => "clear day",
            PeriodKind.Months => "month",
            PeriodKind.Hours => "hour",
            _ => "day",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Count} {unit}{(Count == 1 ? "" : "s")}{(StartInclusive ? " beginning with the first day" : "")}");
    }
}
