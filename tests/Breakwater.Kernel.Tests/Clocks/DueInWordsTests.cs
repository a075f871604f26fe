using Breakwater.Kernel.Clocks;
using static Breakwater.Kernel.Tests.Clocks.Calendars;

namespace Breakwater.Kernel.Tests.Clocks;

public sealed class DueInWordsTests
{
    private static readonly ClockRule Decide = new("referral.decide", "Working Together", new Period(PeriodKind.WorkingDays, 3));
    private static readonly ClockRule Interview = new("missing.interview", "DfE 2014", new Period(PeriodKind.Hours, 72));
    private static readonly ClockRule Response = new("response", "PJA 2006 s19", new Period(PeriodKind.CalendarDays, 28), OnMiss.ReasonOwed);

    /// <summary>Three working days from Wednesday 1 April 2026 at ten: Easter lies between, so Thursday, Tuesday, Wednesday 8 April at five.</summary>
    [Theory]
    [InlineData("2026-04-01 10:00", "3 working days left")]
    [InlineData("2026-04-02 10:00", "2 working days left")]
    [InlineData("2026-04-05 10:00", "2 working days left")]
    [InlineData("2026-04-07 10:00", "1 working day left, due Wednesday by 5pm")]
    [InlineData("2026-04-08 09:00", "due today by 5pm")]
    [InlineData("2026-04-08 16:00", "due today by 5pm")]
    [InlineData("2026-04-08 16:01", "late by 1 minute")]
    [InlineData("2026-04-08 16:45", "late by 45 minutes")]
    [InlineData("2026-04-08 19:10", "late by 3 hours")]
    [InlineData("2026-04-10 15:00", "late by 47 hours")]
    [InlineData("2026-04-13 09:00", "late by 3 working days")]
    public void Working_days(string now, string words) =>
        DueInWords.Of(StatutoryClock.Begin(Decide, Utc("2026-04-01 10:00"), Office), Utc(now), Office).ShouldBe(words);

    [Theory]
    [InlineData("2026-03-27 13:00", "3 days left")]
    [InlineData("2026-03-29 09:00", "due tomorrow by 1pm")]
    [InlineData("2026-03-30 09:00", "due today by 1pm")]
    [InlineData("2026-03-30 13:00", "late by 1 hour")]
    [InlineData("2026-04-02 13:00", "late by 3 days")]
    public void Hours(string now, string words) =>
        DueInWords.Of(StatutoryClock.Begin(Interview, Utc("2026-03-27 12:00"), Policy), Utc(now), Policy).ShouldBe(words);

    [Fact]
    public void A_late_answer_is_never_simply_a_breach_where_the_law_says_otherwise()
    {
        var clock = StatutoryClock.Begin(Response, Utc("2019-03-19 10:00"), Policy);
        DueInWords.Of(clock, Utc("2019-04-16 10:00"), Policy).ShouldBe("due today by midnight");
        DueInWords.Of(clock, Utc("2019-04-20 10:00"), Policy).ShouldBe("late by 4 days: no reason given yet");
        DueInWords.Of(clock.ExplainLateness("board meets quarterly", Utc("2019-04-20 10:00")), Utc("2019-04-20 10:00"), Policy)
            .ShouldBe("late by 4 days (board meets quarterly)");
        var chase = StatutoryClock.Begin(Response with { OnMiss = OnMiss.Chase }, Utc("2019-03-19 10:00"), Policy);
        DueInWords.Of(chase, Utc("2019-04-20 10:00"), Policy).ShouldBe("no answer owed; ask again, 4 days past our own date");
    }

    [Fact]
    public void Paused_and_done()
    {
        var clock = StatutoryClock.Begin(Interview, Utc("2026-03-27 12:00"), Policy);
        DueInWords.Of(clock.Pause(Utc("2026-03-28 12:00"), "child in hospital"), Utc("2026-04-28 12:00"), Policy).ShouldBe("paused since 28 March 2026: child in hospital");
        DueInWords.Of(clock.Meet(Utc("2026-03-28 12:00"), Policy), Utc("2026-04-28 12:00"), Policy).ShouldBe("done in time");
        DueInWords.Of(clock.Meet(Utc("2026-03-30 15:00"), Policy), Utc("2026-04-28 12:00"), Policy).ShouldBe("done, 3 hours late");
    }
}
