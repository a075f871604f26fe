using Breakwater.Cli.Demo;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Cli.Tests;

/// <summary>The invented work behind the story is the same wherever and whenever it is made: keys and references differ, and nothing else.</summary>
public sealed class SyntheticHistoryTests
{
    private const int Count = 60;

    [Fact]
    public async Task The_same_number_gives_the_same_history_told_from_the_day_on_which_it_is_made()
    {
        await using var one = await EmptyPartnership.On(Database.Sqlite);
        await using var other = await EmptyPartnership.On(Database.Postgres);
        other.Clock.GoOn(TimeSpan.FromDays(3));
        var (told, again) = (await Made(one, SteadyClock.Start), await Made(other, SteadyClock.Start.AddDays(3)));
        told.Count.ShouldBe(Count);
        told.Distinct(StringComparer.Ordinal).Count().ShouldBe(Count);
        again.ShouldBe(told);
    }

    private static async Task<List<string>> Made(EmptyPartnership county, DateTimeOffset today)
    {
        await RunningBreakwater.AddPeople(county.Open);
        await new SyntheticHistory(county.Open, Count).Add();
        await using var db = county.Db();
        var told = new List<string>();
        foreach (var concern in await db.Concerns.AsNoTracking().Include(c => c.People).OrderBy(c => c.ReceivedAt).ToListAsync())
        {
            var said = await db.Unseal(concern.Id.Value, "concerns.narrative", concern.Narrative);
            var people = concern.People.Select(p => $"{p.Role}, {p.Name?.Text}, {p.Born?.Text}, {p.Phone?.Text}, {p.Address?.Text}, {p.Postcode?.Text}");
            told.Add(string.Join("; ", Hours(concern.ReceivedAt), concern.About, concern.Channel, concern.Area, concern.FrontDoor, concern.Signs, said, string.Join("; ", people), concern.Status, concern.DecisionCode, Hours(concern.DecidedAt)));
        }
        return told;

        // The clock goes on by a millisecond whenever it is read.
        long? Hours(DateTime? at) => at is { } then ? (long)Math.Round((then - today.UtcDateTime).TotalHours) : null;
    }
}
