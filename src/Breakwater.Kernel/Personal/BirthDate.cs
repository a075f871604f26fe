using System.Globalization;
using System.Text.Json.Serialization;
using Breakwater.Kernel.Acting;

namespace Breakwater.Kernel.Personal;

/// <summary>The day on which somebody was born.</summary>
[JsonConverter(typeof(RedactedJson))]
public sealed record BirthDate : Redacted, IStoredAs<BirthDate, DateOnly>, IComparable<BirthDate>
{
    private static readonly DateOnly Earliest = new(1900, 1, 1);

    private BirthDate(DateOnly day) => Day = day;

    public DateOnly Day { get; }

    /// <summary>For pages: 17 February 2011.</summary>
    public string Text => LondonTime.Say(Day);

    /// <summary>The form in which it is compared: 2011-02-17.</summary>
    public string Plain => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private protected override string Instead => "[date of birth]";

    DateOnly IStoredAs<BirthDate, DateOnly>.Stored => Day;

    /// <returns>Null when there is no day.</returns>
    public static BirthDate? Of(DateOnly? day) => day is { } known ? new(known) : null;

    /// <exception cref="RuleBroken">Nobody alive was born on that day.</exception>
    public void Check(DateOnly today)
    {
        if (Day > today) throw new RuleBroken("born", "A date of birth can't be after today. If the day isn't known, give the age as it was told.");
        if (Day < Earliest) throw new RuleBroken("born", "A date of birth can't be before 1900. If the day isn't known, give the age as it was told.");
    }

    static BirthDate IStoredAs<BirthDate, DateOnly>.From(DateOnly stored) => new(stored);

    public int CompareTo(BirthDate? other) => other is null ? 1 : Day.CompareTo(other.Day);

    public static bool operator <(BirthDate? left, BirthDate? right) => left?.Day < right?.Day;

    public static bool operator >(BirthDate? left, BirthDate? right) => left?.Day > right?.Day;

    public static bool operator <=(BirthDate? left, BirthDate? right) => left?.Day <= right?.Day;

    public static bool operator >=(BirthDate? left, BirthDate? right) => left?.Day >= right?.Day;
}
