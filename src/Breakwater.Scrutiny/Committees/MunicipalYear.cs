using System.Globalization;

namespace Breakwater.Scrutiny.Committees;

/// <summary>
/// The year between two annual meetings, written 2024/25. The annual meeting falls in May (LGA 1972 Sch 12 para 1), so a
/// day in April belongs to the year before; where a council's own day is known, the year begins with that.
/// </summary>
public readonly record struct MunicipalYear(int First) : IComparable<MunicipalYear>
{
    public static MunicipalYear Of(DateOnly day, DateOnly? annualMeeting = null)
    {
        var begins = annualMeeting is { } own && own.Year == day.Year ? own : new DateOnly(day.Year, 5, 1);
        return new MunicipalYear(day >= begins ? day.Year : day.Year - 1);
    }

    public int CompareTo(MunicipalYear other) => First.CompareTo(other.First);

    public static bool operator <(MunicipalYear left, MunicipalYear right) => left.First < right.First;

    public static bool operator >(MunicipalYear left, MunicipalYear right) => left.First > right.First;

    public static bool operator <=(MunicipalYear left, MunicipalYear right) => left.First <= right.First;

    public static bool operator >=(MunicipalYear left, MunicipalYear right) => left.First >= right.First;

    /// <summary>"2024/25".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First}/{(First + 1) % 100:00}");
}
