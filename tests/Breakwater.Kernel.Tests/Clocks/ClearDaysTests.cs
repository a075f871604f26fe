using Breakwater.Kernel.Clocks;
using static Breakwater.Kernel.Tests.Clocks.Calendars;

namespace Breakwater.Kernel.Tests.Clocks;

/// <summary>The worked table: the Easter of 2019, when a real council overlooked two holidays and had to move two meetings.</summary>
public sealed class ClearDaysTests
{
    [Theory]
    [InlineData("2019-03-19", 5, "2019-03-11", "2019-03-11")]
    [InlineData("2019-04-23", 5, "2019-04-11", "2019-04-15")]
    [InlineData("2019-04-25", 5, "2019-04-15", "2019-04-17")]
    [InlineData("2019-04-30", 5, "2019-04-18", "2019-04-22")]
    [InlineData("2019-05-02", 5, "2019-04-24", "2019-04-24")]
    [InlineData("2019-03-19", 3, "2019-03-13", "2019-03-13")]
    [InlineData("2019-04-23", 3, "2019-04-15", "2019-04-17")]
    [InlineData("2019-04-25", 3, "2019-04-17", "2019-04-19")]
    public void Publish_no_later_than(string meeting, int days, string byPolicy, string holidaysIgnored)
    {
        var publish = ClearDays.Before(Day(meeting), days, Policy);
        publish.ByPolicy.ShouldBe(Day(byPolicy));
        publish.HolidaysIgnored.ShouldBe(Day(holidaysIgnored));
        publish.PlainCalendar.ShouldBe(Day(meeting).AddDays(-days - 1));
        ClearDays.Between(publish.ByPolicy, Day(meeting), Policy).ShouldBe(days);
        ClearDays.Between(Policy.Next(publish.ByPolicy), Day(meeting), Policy).ShouldBe(days - 1);
    }

    [Fact]
    public void A_council_that_shuts_on_Christmas_Eve_counts_it_out()
    {
        var closed = Policy with { Closures = new Dictionary<DateOnly, string> { [Day("2025-12-24")] = "Office closed" } };
        ClearDays.Before(Day("2025-12-30"), 3, Policy).ByPolicy.ShouldBe(Day("2025-12-22"));
        var publish = ClearDays.Before(Day("2025-12-30"), 3, closed);
        publish.ByPolicy.ShouldBe(Day("2025-12-19"));
        publish.HolidaysIgnored.ShouldBe(Day("2025-12-24"));
        closed.WhyNot(Day("2025-12-24")).ShouldBe("Office closed");
        closed.WhyNot(Day("2025-12-25")).ShouldBe("Christmas Day");
        closed.WhyNot(Day("2025-12-27")).ShouldBe("Saturday");
    }

    [Fact]
    public void An_agenda_put_up_after_the_office_shut_counts_from_the_next_counted_day()
    {
        var shutsAtFour = Policy with { CutOff = new TimeOnly(16, 0), LateStartsNextDay = true };
        shutsAtFour.DayOf(Utc("2019-03-11 15:59")).ShouldBe(Day("2019-03-11"));
        shutsAtFour.DayOf(Utc("2019-03-11 16:15")).ShouldBe(Day("2019-03-12"));
        // The cut-off is London's: 15:15 UTC in summer is a quarter past four.
        shutsAtFour.DayOf(Utc("2019-06-14 15:15")).ShouldBe(Day("2019-06-17"));
        shutsAtFour.DayOf(Utc("2019-04-20 09:00")).ShouldBe(Day("2019-04-23"));
        (shutsAtFour with { LateStartsNextDay = false }).DayOf(Utc("2019-03-11 16:15")).ShouldBe(Day("2019-03-11"));
    }

    [Fact]
    public void Ten_clear_days_after_a_request_have_a_cautious_and_a_latest_reading()
    {
        var answer = ClearDays.After(Day("2019-04-12"), 10, Policy);
        answer.Cautious.ShouldBe(Day("2019-04-30"));
        answer.Latest.ShouldBe(Day("2019-05-01"));
        DayCount.LastDay(new Period(PeriodKind.ClearDays, 10), Day("2019-04-12"), Policy).ShouldBe(answer.Cautious);
    }
}
