using Breakwater.Web.Appearance;

namespace Breakwater.Web.Tests.Appearance;

/// <summary>Due times in words that nobody can read a day wrong.</summary>
public sealed class DueTagTests
{
    private static readonly DateTime Friday = new(2026, 11, 27, 9, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("2026-11-30T23:59:59Z", "due Mon 30 Nov")]
    [InlineData("2026-12-01T00:00:00Z", "due Mon 30 Nov")]
    [InlineData("2026-11-27T23:59:00Z", "due today")]
    [InlineData("2026-11-28T23:59:00Z", "due tomorrow")]
    [InlineData("2026-11-30T16:30:00Z", "due Mon 30 Nov 4:30pm")]
    [InlineData("2026-11-30T12:00:00Z", "due Mon 30 Nov midday")]
    [InlineData("2027-06-30T22:59:00Z", "due 30 Jun 2027")]
    public void A_clock_to_the_end_of_a_day_names_the_day_and_any_other_its_minute(string due, string words) =>
        DueTag.Running(DateTime.Parse(due, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal), Friday).Words.ShouldBe(words);
}
