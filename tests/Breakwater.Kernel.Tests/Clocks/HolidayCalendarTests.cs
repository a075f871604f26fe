using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Configuration;
using static Breakwater.Kernel.Tests.Clocks.Calendars;

namespace Breakwater.Kernel.Tests.Clocks;

public sealed class HolidayCalendarTests
{
    /// <summary>Days that a year's proclamation added, or put in place of another.</summary>
    private static readonly Dictionary<int, (string[] In, string[] Out)> Proclaimed = new()
    {
        [2012] = (["2012-06-04", "2012-06-05"], ["2012-05-28"]),
        [2020] = (["2020-05-08"], ["2020-05-04"]),
        [2022] = (["2022-06-02", "2022-06-03", "2022-09-19"], ["2022-05-30"]),
        [2023] = (["2023-05-08"], []),
    };

    private const string Good = """
        calendar: t
        title: T
        version: 1
        source: s
        last_checked: 2026-11-21
        years:
          - year: 2019
            holidays:
              - date: 2019-04-19
                name: Good Friday
              - date: 2019-04-22
                name: Easter Monday
          - year: 2020
            holidays: [{ date: 2020-04-15, name: Easter Tuesday }]
        """;

    [Fact]
    public void The_shipped_calendar_holds_2012_to_2028_with_source_and_date()
    {
        EnglandAndWales.Years.Keys.ShouldBe(Enumerable.Range(2012, 17), ignoreOrder: true);
        EnglandAndWales.Source.ShouldContain("gov.uk/bank-holidays");
        EnglandAndWales.LastChecked.ShouldBeGreaterThan(Day("2026-01-01"));
        EnglandAndWales.Years.Values.Sum(y => y.Count).ShouldBe((17 * 8) + 4);
    }

    [Fact]
    public void Every_year_is_what_the_Act_and_the_proclamations_give()
    {
        for (var year = 2012; year <= 2028; year++)
        {
            var expected = ByTheAct(year).ToHashSet();
            if (Proclaimed.TryGetValue(year, out var change))
            {
                expected.ExceptWith(change.Out.Select(Day));
                expected.UnionWith(change.In.Select(Day));
            }

            EnglandAndWales.Years[year].Keys.ShouldBe(expected, ignoreOrder: true, $"{year}");
        }
    }

    [Theory]
    [InlineData("2012-06-05", "Jubilee")]
    [InlineData("2020-05-08", "VE Day")]
    [InlineData("2022-06-03", "Platinum Jubilee")]
    [InlineData("2022-09-19", "State Funeral")]
    [InlineData("2023-05-08", "coronation")]
    [InlineData("2027-12-28", "Boxing Day")]
    [InlineData("2028-01-03", "New Year")]
    public void One_off_and_substitute_days_are_there_by_name(string day, string name) =>
        EnglandAndWales.On(Day(day)).ShouldNotBeNull().Name.ShouldContain(name);

    [Theory]
    [InlineData("2020-05-04")]
    [InlineData("2022-05-30")]
    [InlineData("2012-05-28")]
    public void Days_that_were_moved_away_are_working_days(string day) => Policy.Counts(Day(day)).ShouldBeTrue();

    [Fact]
    public void A_year_without_data_is_refused_and_the_message_says_what_to_do()
    {
        var refused = Should.Throw<CalendarYearMissingException>(() => Policy.Counts(Day("2029-01-06")));
        refused.Message.ShouldBe("6 January 2029 can't be counted: \"Bank holidays in England and Wales\" holds the years 2012 to 2028. Add 2029 to the calendar's file in config/calendars.");
        Should.Throw<CalendarYearMissingException>(() => Policy.Next(Day("2028-12-29")));
        Should.Throw<CalendarYearMissingException>(() => ClearDays.Before(Day("2012-01-04"), 5, Policy));
        Should.Throw<CalendarYearMissingException>(() => DayCount.LastDay(new Period(PeriodKind.WorkingDays, 15), Day("2028-12-20"), Policy));
        // What needs no calendar needs no year.
        DayCount.LastDay(new Period(PeriodKind.CalendarDays, 28), Day("2030-01-01"), Policy).ShouldBe(Day("2030-01-29"));
    }

    [Fact]
    public void What_may_not_be_refused_is_counted_on_without_bank_holidays()
    {
        var beyond = Policy.BeyondTheCalendar();
        beyond.Next(Day("2028-12-29")).ShouldBe(Day("2029-01-01"));
        beyond.Counts(Day("2029-01-06")).ShouldBeFalse("a Saturday");
        beyond.Next(Day("2028-12-22")).ShouldBe(Day("2028-12-27"), "what is entered still counts");
        new ClockRule("decide", "Working Together", new Period(PeriodKind.WorkingDays, 1)).Due(Utc("2028-12-29 10:00"), beyond).ShouldBe(LondonDay.End(Day("2029-01-01")));
    }

    [Theory, InlineData("2027-12-31", false), InlineData("2028-01-01", true), InlineData("2029-03-01", true)]
    public void Less_than_a_year_before_it_ends_it_says_which_file_to_replace(string today, bool ends)
    {
        var said = EnglandAndWales.RunsOut(Day(today));
        if (ends) said.ShouldNotBeNull().ShouldContain("holds no year after 2028");
        else said.ShouldBeNull();
        said?.ShouldContain("config/calendars/england-and-wales.yaml");
    }

    [Theory]
    [InlineData("date: 2019-04-19", "date: 19/04/2019", 8, "should be a date such as")]
    [InlineData("date: 2019-04-19", "date: 2018-04-19", 8, "should lie in 2019")]
    [InlineData("date: 2019-04-19", "date: 2019-04-20", 8, "is a Saturday; enter the substitute day")]
    [InlineData("date: 2019-04-19", "date: 2019-04-22", 10, "stands there twice")]
    [InlineData("name: Good Friday", "title: Good Friday", 8, "\"name\" is missing")]
    [InlineData("version: 1", "version: one", 3, "should be a whole number")]
    [InlineData("last_checked: 2026-11-21", "", 1, "\"last_checked\" is missing")]
    [InlineData("year: 2019", "year: 20x9", 6, "should be a whole number")]
    [InlineData("2020", "2021", 6, "2020 is missing between 2019 and 2021")]
    [InlineData("2020", "2019", 12, "2019 stands there twice")]
    [InlineData("year: 2019", "year: 2019\n    colour: red", 7, "\"colour\" is not a field")]
    [InlineData("title: T", "title: \"T", 2, "not well-formed")]
    public void A_wrong_calendar_is_refused_with_line_and_reason(string right, string wrong, int line, string reason)
    {
        var refused = Should.Throw<ConfigurationFault>(() => HolidayCalendarFile.Parse("c.yaml", Good.Replace(right, wrong, StringComparison.Ordinal)));
        refused.Reason.ShouldContain(reason);
        refused.Line.ShouldBeInRange(line - 1, line + 2);
        refused.File.ShouldBe("c.yaml");
    }

    [Fact]
    public void The_calendar_that_those_are_spoilt_from_is_right() =>
        HolidayCalendarFile.Parse("c.yaml", Good).On(Day("2019-04-22")).ShouldNotBeNull().Name.ShouldBe("Easter Monday");

    /// <summary>Schedule 1 of the Banking and Financial Dealings Act 1971, Good Friday and Christmas Day at common law, and the usual substitutes.</summary>
    private static IEnumerable<DateOnly> ByTheAct(int year)
    {
        var easter = Easter(year);
        var taken = new HashSet<DateOnly>();
        DateOnly OnOrAfter(DateOnly day)
        {
            while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || !taken.Add(day)) day = day.AddDays(1);
            return day;
        }

        yield return OnOrAfter(new DateOnly(year, 1, 1));
        yield return easter.AddDays(-2);
        yield return easter.AddDays(1);
        yield return FirstMondayFrom(new DateOnly(year, 5, 1));
        yield return FirstMondayFrom(new DateOnly(year, 5, 25));
        yield return FirstMondayFrom(new DateOnly(year, 8, 25));
        // Whichever of the two falls on a working day keeps it; the other moves on.
        var (christmas, boxing) = (new DateOnly(year, 12, 25), new DateOnly(year, 12, 26));
        if (christmas.DayOfWeek == DayOfWeek.Sunday) (christmas, boxing) = (boxing, christmas);
        yield return OnOrAfter(christmas);
        yield return OnOrAfter(boxing);
    }

    private static DateOnly FirstMondayFrom(DateOnly day)
    {
        while (day.DayOfWeek != DayOfWeek.Monday) day = day.AddDays(1);
        return day;
    }

    /// <summary>Easter Sunday, Gregorian (Gauss, with both of his exceptions).</summary>
    private static DateOnly Easter(int year)
    {
        var (a, b, c, k) = (year % 19, year % 4, year % 7, year / 100);
        var m = (15 - (((8 * k) + 13) / 25) + k - (k / 4)) % 30;
        var n = (4 + k - (k / 4)) % 7;
        var d = ((19 * a) + m) % 30;
        var e = ((2 * b) + (4 * c) + (6 * d) + n) % 7;
        var days = d + e;
        if (d == 29 && e == 6) days -= 7;
        if (d == 28 && e == 6 && ((11 * m) + 11) % 30 < 19) days -= 7;
        return new DateOnly(year, 3, 22).AddDays(days);
    }
}
