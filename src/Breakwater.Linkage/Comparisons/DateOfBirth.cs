using Breakwater.Linkage.Records;
using Breakwater.Linkage.Text;

namespace Breakwater.Linkage.Comparisons;

/// <summary>Date of birth: same, day and month swapped, one slip, only the year known, two of three parts, same or next year, different.</summary>
public sealed class DateOfBirth(string name, Field date, double sharedAtHome = 0.04) : Comparison(name, LevelsOf(date), [date.Index], sharedAtHome)
{
    protected override int MainField => date.Index;

    public override int Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelMemo memo)
    {
        var (x, y) = (a[date.Index], b[date.Index]);
        if (x == 0 || y == 0)
        {
            return 0;
        }

        // Dates of strangers hardly ever meet twice, and comparing them is quick.
        return x == y ? 1 : Of(date.Values[x], date.Values[y]);
    }

    private static int Of(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var (x, y) = (Dates.Number(a), Dates.Number(b));
        var (yearA, monthA, dayA) = (x / 10000, x / 100 % 100, x % 100);
        var (yearB, monthB, dayB) = (y / 10000, y / 100 % 100, y % 100);
        var (sameYear, sameMonth, sameDay) = (yearA == yearB, monthA == monthB, dayA == dayB);
        if (sameYear && monthA == dayB && dayA == monthB)
        {
            return 2;
        }

        // The first of January, and nought, are how systems write "about that year"; a search may know the month and no day.
        if (sameYear && (IsYearOnly(monthA, dayA) || IsYearOnly(monthB, dayB) || (sameMonth && (dayA == 0 || dayB == 0))))
        {
            return 4;
        }

        var slip = Edits.AreOneApart(a, b)
            || (sameYear && sameMonth && Math.Abs(dayA - dayB) == 1)
            || (sameYear && sameDay && Math.Abs(monthA - monthB) is 1 or 11)
            || (sameMonth && sameDay && Math.Abs(yearA - yearB) == 1);
        if (slip)
        {
            return 3;
        }

        return (sameYear && (sameMonth || sameDay)) || (sameMonth && sameDay) ? 5
            : Math.Abs(yearA - yearB) <= 1 ? 6
            : 7;
    }

    private static bool IsYearOnly(int month, int day) => (month == 1 && day == 1) || month == 0;

    private static Level[] LevelsOf(Field f) =>
    [
        new("missing", "date of birth not known on one side", 0, Neutral: true),
        new("same", "same date of birth", .86, f.Index),
        new("swapped", "day and month the other way round", .02),
        new("slip", "dates of birth one slip apart", .04),
        new("year_only", "born in the same year or month, and one side gives no more", .015),
        new("two_parts", "two of year, month and day agree", .015),
        new("near_year", "born in the same or the next year", .01),
        new("different", "different dates of birth", .02),
    ];
}
