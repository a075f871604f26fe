using Breakwater.Kernel.Clocks;
using static Breakwater.Kernel.Tests.Clocks.Calendars;

namespace Breakwater.Kernel.Tests.Clocks;

/// <summary>Both changes of the clocks in 2026: 29 March (01:00 becomes 02:00) and 25 October (02:00 becomes 01:00).</summary>
public sealed class LondonDayTests
{
    [Theory]
    [InlineData("2026-01-15", "17:00", "2026-01-15 17:00")]
    [InlineData("2026-07-15", "17:00", "2026-07-15 16:00")]
    [InlineData("2026-03-29", "00:59", "2026-03-29 00:59")]
    [InlineData("2026-03-29", "01:30", "2026-03-29 01:30")] // doesn't exist: taken as 02:30 on the wall
    [InlineData("2026-03-29", "02:30", "2026-03-29 01:30")]
    [InlineData("2026-10-25", "00:59", "2026-10-24 23:59")]
    [InlineData("2026-10-25", "01:30", "2026-10-25 01:30")] // comes twice: the second
    [InlineData("2026-10-25", "02:00", "2026-10-25 02:00")]
    public void A_wall_time_is_one_instant(string day, string time, string utc) =>
        LondonDay.At(Day(day), TimeOnly.ParseExact(time, "HH:mm", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(Utc(utc));

    [Theory]
    [InlineData("2026-03-28", "2026-03-29 00:00")]
    [InlineData("2026-03-29", "2026-03-29 23:00")]
    [InlineData("2026-10-24", "2026-10-24 23:00")]
    [InlineData("2026-10-25", "2026-10-26 00:00")]
    public void A_day_ends_at_Londons_midnight(string day, string midnight)
    {
        LondonDay.End(Day(day)).ShouldBe(Utc(midnight).AddMilliseconds(-1));
        LondonDay.Of(LondonDay.End(Day(day))).ShouldBe(Day(day));
        LondonDay.Of(Utc(midnight)).ShouldBe(Day(day).AddDays(1));
    }

    [Theory]
    [InlineData("2026-03-27 12:00", "2026-03-30 12:00")] // noon on the wall, then one o'clock
    [InlineData("2026-10-23 11:00", "2026-10-26 11:00")] // noon on the wall, then eleven
    public void Seventy_two_hours_are_elapsed_time(string start, string due) =>
        new ClockRule("rhi", "statutory guidance 2014", new Period(PeriodKind.Hours, 72)).Due(Utc(start), Policy).ShouldBe(Utc(due));

    [Theory]
    [InlineData("2026-03-27 12:00", "2026-03-30 16:00")] // Friday to Monday into summer time
    [InlineData("2026-10-23 11:00", "2026-10-26 17:00")] // and back
    [InlineData("2026-04-02 16:30", "2026-04-07 16:00")] // over Easter, received after the office shut: still the next working day
    [InlineData("2026-06-12 23:30", "2026-06-15 16:00")] // half past midnight on Saturday in London
    [InlineData("2026-06-14 23:30", "2026-06-16 16:00")] // and on Monday, so Tuesday
    public void One_working_day_ends_at_the_cut_off_on_the_wall(string start, string due) =>
        new ClockRule("decide", "Working Together", new Period(PeriodKind.WorkingDays, 1)).Due(Utc(start), Office).ShouldBe(Utc(due));

    [Fact]
    public void Every_hour_of_two_years_goes_to_the_wall_and_back()
    {
        for (var instant = Utc("2026-01-01 00:30"); instant.Year < 2028; instant = instant.AddHours(1))
        {
            var wall = Breakwater.Kernel.Acting.LondonTime.Of(instant);
            var back = LondonDay.At(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall));
            // Only the first of the two hours in autumn comes back as the second.
            (back - instant).ShouldBe(wall is { Month: 10, Hour: 1, DayOfWeek: DayOfWeek.Sunday, Day: > 24 } && instant.Hour == 0 ? TimeSpan.FromHours(1) : TimeSpan.Zero, instant.ToString("O"));
        }
    }
}
