using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Concerns;

namespace Breakwater.Safeguarding.Tests.Concerns;

/// <summary>When something reached us, from what is typed, through both changes of the clocks.</summary>
public sealed class CameInTests
{
    private static readonly DateTime Now = Utc(2026, 7, 1, 9, 0);

    [Theory]
    [InlineData("9:15", 8, 15)]
    [InlineData("09.15", 8, 15)]
    [InlineData(" 9:15am ", 8, 15)]
    [InlineData("10:00", 9, 0)]
    public void A_time_alone_is_today_in_London(string typed, int hour, int minute) => CameIn.At(null, typed, Now).ShouldBe(Utc(2026, 7, 1, hour, minute));

    [Fact]
    public void Nothing_typed_is_now() => CameIn.At(null, " ", Now).ShouldBeNull();

    [Fact]
    public void A_day_in_winter_and_one_in_summer_are_London_s()
    {
        CameIn.At(new DateOnly(2026, 6, 26), "17:40", Now).ShouldBe(Utc(2026, 6, 26, 16, 40));
        CameIn.At(new DateOnly(2026, 11, 20), "5:40pm", Utc(2026, 11, 24, 10, 0)).ShouldBe(Utc(2026, 11, 20, 17, 40));
    }

    [Fact]
    public void An_hour_that_the_spring_leaves_out_and_one_that_the_autumn_gives_twice_are_taken_as_everywhere()
    {
        CameIn.At(new DateOnly(2026, 3, 29), "01:30", Utc(2026, 3, 30, 9, 0)).ShouldBe(Utc(2026, 3, 29, 1, 30), "the clocks on the wall then showed half past two");
        CameIn.At(new DateOnly(2026, 10, 25), "01:30", Utc(2026, 10, 26, 9, 0)).ShouldBe(Utc(2026, 10, 25, 1, 30));
        CameIn.At(new DateOnly(2026, 10, 25), "01:30", Utc(2026, 10, 25, 0, 40)).ShouldBe(Utc(2026, 10, 25, 0, 30), "the second half past one is still to come");
    }

    [Theory]
    [InlineData(0, "", "came-time")]
    [InlineData(0, "soon", "came-time")]
    [InlineData(0, "10:01", "came-future")]
    [InlineData(1, "08:00", "came-future")]
    [InlineData(-61, "08:00", "came-old")]
    public void What_can_t_be_is_said(int days, string typed, string rule) =>
        Should.Throw<RuleBroken>(() => CameIn.At(new DateOnly(2026, 7, 1).AddDays(days), typed, Now)).Rule.ShouldBe(rule);

    [Fact]
    public void Sixty_days_ago_is_taken() => CameIn.At(new DateOnly(2026, 7, 1).AddDays(-CameIn.MostDays), "08:00", Now).ShouldNotBeNull();

    private static DateTime Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, DateTimeKind.Utc);
}
