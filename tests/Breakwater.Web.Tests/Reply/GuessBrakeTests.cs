using System.Net;
using Breakwater.Testing;
using Breakwater.Web.Access;
using Breakwater.Web.Pages.Reply;
using Breakwater.Web.Pages.Report;

namespace Breakwater.Web.Tests.Reply;

public sealed class GuessBrakeTests
{
    private static readonly IPAddress School = IPAddress.Parse("192.0.2.7");
    private readonly SteadyClock _clock = new();

    [Fact]
    public void The_first_slips_of_a_source_cost_nothing_and_each_further_guess_waits_twice_as_long_up_to_a_limit()
    {
        var brake = new GuessBrake(_clock);
        for (var slip = 0; slip < 8; slip++) brake.Guess(School).ShouldBe(TimeSpan.Zero);
        var waits = new List<double>();
        for (var guess = 0; guess < 30; guess++) waits.Add(brake.Guess(School).TotalMilliseconds);
        waits[..7].ShouldBe([125, 250, 500, 1000, 2000, 4000, 8000]);
        waits[^1].ShouldBe(8000);
    }

    [Fact]
    public void A_hundred_guesses_at_once_are_counted_before_any_is_answered()
    {
        var brake = new GuessBrake(_clock);
        var waits = new System.Collections.Concurrent.ConcurrentBag<TimeSpan>();
        Parallel.For(0, 120, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => waits.Add(brake.Guess(School)));
        waits.Count(w => w == TimeSpan.Zero).ShouldBe(8);
        waits.Count(w => w >= TimeSpan.FromSeconds(7)).ShouldBeGreaterThan(100);
    }

    [Fact]
    public void An_honest_reporter_behind_the_same_address_does_not_pay_for_long()
    {
        var brake = new GuessBrake(_clock);
        for (var guess = 0; guess < 120; guess++) brake.Guess(School);
        _clock.GoOn(TimeSpan.FromSeconds(16));
        brake.Guess(School).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_right_receipt_does_not_count()
    {
        var brake = new GuessBrake(_clock);
        for (var visit = 0; visit < 50; visit++)
        {
            brake.Guess(School).ShouldBe(TimeSpan.Zero);
            brake.Right(School);
        }
    }

    [Fact]
    public void One_source_does_not_slow_another_until_all_together_are_too_many_and_then_by_a_second_at_most()
    {
        var brake = new GuessBrake(_clock);
        for (var guess = 0; guess < 100; guess++) brake.Guess(School);
        brake.Guess(IPAddress.Parse("192.0.2.8")).ShouldBe(TimeSpan.Zero);
        for (var source = 0; source < 2000; source++) brake.Guess(new IPAddress([10, 0, (byte)(source / 250), (byte)(source % 250)]));
        brake.Guess(IPAddress.Parse("192.0.2.9")).ShouldBe(SourceBrake.LongestWaitForAll);
    }

    [Fact]
    public void After_a_few_minutes_everything_counted_is_thrown_away()
    {
        var brake = new ReportBrake(_clock);
        for (var report = 0; report < 100; report++) brake.Sending(School);
        _clock.GoOn(SourceBrake.KeyLife);
        brake.Sending(School).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_school_may_write_after_an_assembly_and_a_storm_of_reports_is_slowed_and_never_refused()
    {
        var brake = new ReportBrake(_clock);
        for (var report = 0; report < 30; report++) brake.Sending(School).ShouldBe(TimeSpan.Zero);
        TimeSpan last = default;
        for (var report = 0; report < 40; report++) last = brake.Sending(School);
        last.ShouldBe(SourceBrake.LongestWait);
        brake.Sending(IPAddress.Parse("192.0.2.8")).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_visitor_without_an_address_is_a_source_like_any_other() => new GuessBrake(_clock).Guess(null).ShouldBe(TimeSpan.Zero);
}
