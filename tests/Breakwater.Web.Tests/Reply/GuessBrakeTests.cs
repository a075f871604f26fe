using System.Net;
using Breakwater.Testing;
using Breakwater.Web.Pages.Reply;

namespace Breakwater.Web.Tests.Reply;

/// <summary>Guessing is slowed and nobody is refused.</summary>
public sealed class GuessBrakeTests
{
    private static readonly IPAddress School = IPAddress.Parse("192.0.2.7");
    private readonly SteadyClock _clock = new();

    [Fact]
    public void The_first_slips_of_a_source_cost_nothing()
    {
        var brake = new GuessBrake(_clock);
        for (var slip = 0; slip < 8; slip++) brake.Wrong(School);
        brake.WaitFor(School).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Each_further_guess_waits_twice_as_long_up_to_a_limit()
    {
        var brake = new GuessBrake(_clock);
        for (var slip = 0; slip < 8; slip++) brake.Wrong(School);
        var waits = new List<double>();
        for (var guess = 0; guess < 30; guess++)
        {
            brake.Wrong(School);
            waits.Add(brake.WaitFor(School).TotalMilliseconds);
        }
        waits[..7].ShouldBe([125, 250, 500, 1000, 2000, 4000, 8000]);
        waits[^1].ShouldBe(8000);
    }

    [Fact]
    public void One_source_does_not_slow_another_until_all_together_are_too_many()
    {
        var brake = new GuessBrake(_clock);
        for (var guess = 0; guess < 100; guess++) brake.Wrong(School);
        brake.WaitFor(IPAddress.Parse("192.0.2.8")).ShouldBe(TimeSpan.Zero);
        for (var source = 0; source < 250; source++) brake.Wrong(new IPAddress([10, 0, 1, (byte)source]));
        brake.WaitFor(IPAddress.Parse("192.0.2.8")).ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public void After_a_few_minutes_everything_counted_is_thrown_away()
    {
        var brake = new GuessBrake(_clock);
        for (var guess = 0; guess < 100; guess++) brake.Wrong(School);
        _clock.GoOn(GuessBrake.KeyLife);
        brake.WaitFor(School).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_visitor_without_an_address_is_a_source_like_any_other() => new GuessBrake(_clock).WaitFor(null).ShouldBe(TimeSpan.Zero);
}
