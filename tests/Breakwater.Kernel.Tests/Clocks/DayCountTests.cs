using Breakwater.Kernel.Clocks;
using static Breakwater.Kernel.Tests.Clocks.Calendars;

namespace Breakwater.Kernel.Tests.Clocks;

public sealed class DayCountTests
{
    /// <summary>The response clocks of scrutiny and the clocks of safeguarding, each with its worked dates.</summary>
    [Theory]
    [InlineData("crime and disorder response, PJA 2006 s19 + reg 7", "calendar_days", 28, false, "2019-03-19", "2019-04-16")]
    [InlineData("executive, LGA 2000 s9FE: two months beginning with", "months", 2, true, "2019-03-19", "2019-05-18")]
    [InlineData("district to county", "months", 2, true, "2019-03-19", "2019-05-18")]
    [InlineData("partner, s9FF: our own chase", "calendar_days", 28, false, "2019-03-19", "2019-04-16")]
    [InlineData("no duty: first chase", "calendar_days", 28, false, "2019-03-19", "2019-04-16")]
    [InlineData("no duty: second chase", "calendar_days", 56, false, "2019-03-19", "2019-05-14")]
    [InlineData("no duty: third chase", "calendar_days", 84, false, "2019-03-19", "2019-06-11")]
    [InlineData("member's document request, cautious", "clear_days", 10, false, "2019-03-19", "2019-04-02")]
    [InlineData("annual sitting, reg 4", "months", 12, false, "2019-03-19", "2020-03-19")]
    [InlineData("annual sitting, first warning", "months", 9, false, "2019-03-19", "2019-12-19")]
    [InlineData("annual sitting, second warning", "months", 11, false, "2019-03-19", "2020-02-19")]
    [InlineData("minutes kept six years beginning with, s100C", "months", 72, true, "2019-03-19", "2025-03-18")]
    [InlineData("background papers four years beginning with, s100D(2)", "months", 48, true, "2019-03-19", "2023-03-18")]
    [InlineData("background papers, Wales, six years", "months", 72, true, "2019-03-19", "2025-03-18")]
    [InlineData("Wales decision note", "working_days", 7, true, "2019-03-19", "2019-03-27")]
    [InlineData("interest not on the register, Localism Act s31", "calendar_days", 28, true, "2019-03-19", "2019-04-15")]
    [InlineData("call-in, Bracknell: decision published", "working_days", 2, false, "2019-04-17", "2019-04-23")]
    [InlineData("call-in, Bracknell: window", "working_days", 5, false, "2019-04-23", "2019-04-30")]
    [InlineData("call-in, Bracknell: committee meets", "working_days", 15, false, "2019-04-30", "2019-05-22")]
    [InlineData("call-in, Bracknell: reconsidered", "working_days", 7, false, "2019-05-22", "2019-06-03")]
    [InlineData("decision on a referral, over the Easter weekend", "working_days", 1, false, "2019-04-18", "2019-04-23")]
    [InlineData("decision on a referral, made on Good Friday", "working_days", 1, false, "2019-04-19", "2019-04-23")]
    [InlineData("decision on a referral, made on a Saturday", "working_days", 1, false, "2026-11-21", "2026-11-23")]
    [InlineData("over Christmas with two substitute days", "working_days", 1, false, "2027-12-24", "2027-12-29")]
    [InlineData("over a one-off day", "working_days", 1, false, "2022-09-16", "2022-09-20")]
    [InlineData("over the jubilee", "working_days", 1, false, "2022-06-01", "2022-06-06")]
    [InlineData("assessment", "working_days", 45, false, "2026-03-02", "2026-05-07")]
    [InlineData("child protection conference", "working_days", 15, false, "2026-12-18", "2027-01-13")]
    [InlineData("beginning with a Sunday", "working_days", 1, true, "2026-11-22", "2026-11-23")]
    [InlineData("leap day: a month after 31 January", "months", 1, false, "2024-01-31", "2024-02-29")]
    [InlineData("no leap day", "months", 1, false, "2023-01-31", "2023-02-28")]
    [InlineData("a year after the leap day", "months", 12, false, "2024-02-29", "2025-02-28")]
    [InlineData("a year beginning with the leap day", "months", 12, true, "2024-02-29", "2025-02-28")]
    [InlineData("two months beginning with 31 December", "months", 2, true, "2018-12-31", "2019-02-28")]
    [InlineData("a month beginning with 1 March", "months", 1, true, "2019-03-01", "2019-03-31")]
    [InlineData("days through the leap day", "calendar_days", 28, false, "2024-02-10", "2024-03-09")]
    public void Last_day(string what, string kind, int count, bool beginningWith, string start, string last) =>
        DayCount.LastDay(new Period(Period.KindOf(kind), count, beginningWith), Day(start), Policy).ShouldBe(Day(last), what);

    /// <summary>Every day of 2012 to 2027 and the usual limits, against a plain list of the days that count.</summary>
    [Fact]
    public void Working_days_agree_with_a_list_of_them_for_every_day()
    {
        var counted = new List<DateOnly>();
        for (var day = Day("2012-01-01"); day.Year <= 2028; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !EnglandAndWales.Years[day.Year].ContainsKey(day)) counted.Add(day);
        }

        var checkedCount = 0;
        for (var start = Day("2012-01-01"); start.Year <= 2027; start = start.AddDays(1))
        {
            var found = counted.BinarySearch(start);
            var countedStart = found >= 0;
            var before = countedStart ? found : ~found - 1;
            foreach (var n in new[] { 1, 2, 5, 15, 45 })
            {
                DayCount.LastDay(new Period(PeriodKind.WorkingDays, n), start, Policy).ShouldBe(counted[before + n], $"{n} after {start}");
                DayCount.LastDay(new Period(PeriodKind.WorkingDays, n, StartInclusive: true), start, Policy)
                    .ShouldBe(counted[before + n - (countedStart ? 1 : 0)], $"{n} beginning with {start}");
                checkedCount++;
            }
        }

        checkedCount.ShouldBe(5 * 5844);
    }

    [Fact]
    public void Kinds_are_read_by_code_and_periods_are_said_in_words()
    {
        Period.KindCodes.ShouldBe(["calendar_days", "working_days", "clear_days", "months", "hours"]);
        Should.Throw<FormatException>(() => Period.KindOf("weeks")).Message.ShouldBe("\"weeks\" isn't a period_kind; use one of calendar_days, working_days, clear_days, months, hours.");
        new Period(PeriodKind.WorkingDays, 1).ToString().ShouldBe("1 working day");
        new Period(PeriodKind.Months, 2, StartInclusive: true).ToString().ShouldBe("2 months beginning with the first day");
        Should.Throw<ArgumentOutOfRangeException>(() => new Period(PeriodKind.Hours, 0));
        Should.Throw<ArgumentException>(() => DayCount.LastDay(new Period(PeriodKind.Hours, 72), Day("2019-03-19"), Policy));
    }
}
