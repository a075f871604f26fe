using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using static Breakwater.Kernel.Tests.Clocks.Calendars;

namespace Breakwater.Kernel.Tests.Clocks;

public sealed class StatutoryClockTests
{
    private static readonly ClockRule Decide = new("referral.decide", "Working Together to Safeguard Children", new Period(PeriodKind.WorkingDays, 1));
    private static readonly ClockRule Interview = new("missing.interview", "DfE statutory guidance 2014", new Period(PeriodKind.Hours, 72));
    private static readonly ClockRule Response = new("response.crime_and_disorder", "PJA 2006 s19, SI 2009/942 reg 7", new Period(PeriodKind.CalendarDays, 28), OnMiss.ReasonOwed);

    [Fact]
    public void It_runs_is_met_or_is_late()
    {
        var clock = StatutoryClock.Begin(Decide, Utc("2026-11-19 10:00"), Office);
        clock.Due.ShouldBe(Utc("2026-11-20 17:00"));
        clock.PolicyVersion.ShouldBe("england-and-wales 1");
        clock.StateAt(Utc("2026-11-20 17:00")).ShouldBe(ClockState.Running);
        clock.StateAt(Utc("2026-11-20 17:01")).ShouldBe(ClockState.Breached);
        clock.Meet(Utc("2026-11-20 17:00"), Office).StateAt(Utc("2026-12-01 00:00")).ShouldBe(ClockState.Met);
        clock.Meet(Utc("2026-11-20 17:01"), Office).StateAt(Utc("2026-12-01 00:00")).ShouldBe(ClockState.MetLate);
    }

    [Fact]
    public void One_resolution_with_two_addressees_runs_on_two_clocks()
    {
        var start = Utc("2019-03-19 14:00");
        var executive = new ClockRule("response.executive", "LGA 2000 s9FE", new Period(PeriodKind.Months, 2, StartInclusive: true));
        LondonDay.Of(StatutoryClock.Begin(Response, start, Policy).Due).ShouldBe(Day("2019-04-16"));
        var due = StatutoryClock.Begin(executive, start, Policy).Due;
        LondonDay.Of(due).ShouldBe(Day("2019-05-18"));
        // An office that shuts at five doesn't shorten a statute's calendar days.
        StatutoryClock.Begin(executive, start, Office).Due.ShouldBe(due);
        // The last day is whole, in summer time by then, and not a moment longer.
        due.ShouldBe(Utc("2019-05-18 23:00").AddMilliseconds(-1));
    }

    [Fact]
    public void A_pause_moves_hours_by_the_time_that_passed()
    {
        var clock = StatutoryClock.Begin(Interview, Utc("2026-03-27 12:00"), Policy)
            .Pause(Utc("2026-03-28 12:00"), "child in hospital");
        clock.StateAt(Utc("2026-04-30 12:00")).ShouldBe(ClockState.Paused);
        clock.Due.ShouldBe(Utc("2026-03-30 12:00"));
        var resumed = clock.Resume(Utc("2026-03-29 18:30"), Policy);
        resumed.Due.ShouldBe(Utc("2026-03-31 18:30"));
        resumed.Start.ShouldBe(Utc("2026-03-27 12:00"));
        resumed.Pauses.ShouldHaveSingleItem().ShouldBe(
            new ClockPause(Utc("2026-03-28 12:00"), "child in hospital", Utc("2026-03-30 12:00"), Utc("2026-03-29 18:30"), Utc("2026-03-31 18:30")));
    }

    [Fact]
    public void A_pause_moves_working_days_by_the_counted_days_that_it_crossed()
    {
        var fifteen = Decide with { Period = new Period(PeriodKind.WorkingDays, 15) };
        var clock = StatutoryClock.Begin(fifteen, Utc("2026-03-23 09:00"), Office);
        LondonDay.Of(clock.Due).ShouldBe(Day("2026-04-15"));
        // Thursday before Easter to Wednesday after: only Tuesday and Wednesday count.
        var resumed = clock.Pause(Utc("2026-04-02 15:00"), "court sat").Resume(Utc("2026-04-08 08:00"), Office);
        resumed.Due.ShouldBe(Utc("2026-04-17 16:00"));
        // Within one day nothing moves, and yet it is on record.
        var again = resumed.Pause(Utc("2026-04-09 08:00"), "records locked").Resume(Utc("2026-04-09 15:00"), Office);
        again.Due.ShouldBe(resumed.Due);
        again.Pauses.Count.ShouldBe(2);
    }

    [Fact]
    public void A_pause_moves_calendar_days_by_the_midnights_that_it_crossed()
    {
        var clock = StatutoryClock.Begin(Response, Utc("2026-03-01 10:00"), Policy);
        clock.Due.ShouldBe(Utc("2026-03-29 23:00").AddMilliseconds(-1));
        var resumed = clock.Pause(Utc("2026-03-10 23:59"), "addressee asked for the evidence").Resume(Utc("2026-03-13 00:01"), Policy);
        LondonDay.Of(resumed.Due).ShouldBe(Day("2026-04-01"));
    }

    [Fact]
    public void Nothing_sets_a_clock_back_or_hides_that_it_was_late()
    {
        var clock = StatutoryClock.Begin(Interview, Utc("2026-03-27 12:00"), Policy);
        var paused = clock.Pause(Utc("2026-03-28 12:00"), "child in hospital");
        var met = clock.Meet(Utc("2026-03-28 12:00"), Policy);
        Refused("clock.pause.reason", () => clock.Pause(Utc("2026-03-28 12:00"), "  "));
        Refused("clock.pause.late", () => clock.Pause(Utc("2026-03-30 12:01"), "child in hospital"));
        Refused("clock.pause.order", () => clock.Pause(Utc("2026-03-27 11:59"), "child in hospital"));
        Refused("clock.pause.twice", () => paused.Pause(Utc("2026-03-28 13:00"), "again"));
        Refused("clock.pause.done", () => met.Pause(Utc("2026-03-28 13:00"), "again"));
        Refused("clock.pause.order", () => paused.Resume(Utc("2026-03-29 12:00"), Policy).Pause(Utc("2026-03-29 11:00"), "overlap"));
        Refused("clock.resume", () => clock.Resume(Utc("2026-03-28 13:00"), Policy));
        Refused("clock.resume.order", () => paused.Resume(Utc("2026-03-28 11:59"), Policy));
        Refused("clock.met.twice", () => met.Meet(Utc("2026-03-28 13:00"), Policy));
        Refused("clock.met.order", () => clock.Meet(Utc("2026-03-27 11:59"), Policy));
        Should.Throw<ArgumentException>(() => StatutoryClock.Begin(Interview, new DateTime(2026, 3, 27, 12, 0, 0, DateTimeKind.Unspecified), Policy));
    }

    [Fact]
    public void What_is_done_while_paused_ends_the_pause_on_record()
    {
        var met = StatutoryClock.Begin(Interview, Utc("2026-03-27 12:00"), Policy)
            .Pause(Utc("2026-03-28 12:00"), "child in hospital").Meet(Utc("2026-03-31 12:00"), Policy);
        met.StateAt(Utc("2026-04-01 00:00")).ShouldBe(ClockState.Met);
        met.Pauses.ShouldHaveSingleItem().Until.ShouldBe(Utc("2026-03-31 12:00"));
        met.Due.ShouldBe(Utc("2026-04-02 12:00"));
    }

    [Fact]
    public void Why_it_was_late_is_said_once()
    {
        var clock = StatutoryClock.Begin(Response, Utc("2026-03-01 10:00"), Policy);
        var late = clock.ExplainLateness("board meets quarterly", Utc("2026-04-10 10:00"));
        late.LateReason.ShouldBe("board meets quarterly");
        Refused("clock.late.not", () => clock.ExplainLateness("too early", Utc("2026-03-02 10:00")));
        Refused("clock.late.reason", () => clock.ExplainLateness("", Utc("2026-04-10 10:00")));
        Refused("clock.late.twice", () => late.ExplainLateness("another", Utc("2026-04-11 10:00")));
    }

    [Fact]
    public void A_stored_clock_goes_on_as_it_was()
    {
        var clock = StatutoryClock.Begin(Interview, Utc("2026-03-27 12:00"), Policy).Pause(Utc("2026-03-28 12:00"), "child in hospital");
        var stored = StatutoryClock.Stored(clock.Rule, clock.PolicyVersion, clock.Start, clock.Due, clock.Pauses, clock.MetOn, clock.LateReason);
        stored.ShouldBe(clock);
        stored.Resume(Utc("2026-03-29 12:00"), Policy).Due.ShouldBe(clock.Resume(Utc("2026-03-29 12:00"), Policy).Due);
    }

    private static void Refused(string rule, Action act) => Should.Throw<RuleBroken>(act).Rule.ShouldBe(rule);
}
