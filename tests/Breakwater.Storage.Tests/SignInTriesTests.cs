using Breakwater.Kernel.Workers;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests;

/// <summary>Wrong tries as the store counts them: nodes that count at once lose none.</summary>
public sealed class SignInTriesTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task What_two_nodes_count_at_the_same_moment_counts_as_two(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await using var one = merrowshire.Db();
        await using var two = merrowshire.Db();
        await Task.WhenAll(SignInTries.Count(one, Key), SignInTries.Count(two, Key));
        // Both have read the row before either counts again.
        (await one.Set<SignInTries>().SingleAsync()).Wrong.ShouldBe(2);
        (await two.Set<SignInTries>().SingleAsync()).Wrong.ShouldBe(2);
        await Task.WhenAll(SignInTries.Count(one, Key), SignInTries.Count(two, Key));
        var row = await Row(merrowshire);
        row.Wrong.ShouldBe(4);
        row.ShutUntil.ShouldBeNull();
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task The_last_try_shuts_what_is_shut_counts_no_further_and_afterwards_it_begins_at_one(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await using var db = merrowshire.Db();
        for (var i = 0; i < SignInTries.Most; i++) await SignInTries.Count(db, Key);
        var shut = await Row(merrowshire);
        shut.Wrong.ShouldBe(SignInTries.Most);
        shut.ShutUntil.ShouldBe(shut.At + SignInTries.Shut);

        merrowshire.Clock.GoOn(SignInTries.Shut / 2);
        await SignInTries.Count(db, Key);
        var still = await Row(merrowshire);
        still.Wrong.ShouldBe(shut.Wrong);
        still.ShutUntil.ShouldBe(shut.ShutUntil, "nobody is shut out for longer by trying on");
        still.At.ShouldBeGreaterThan(shut.At);

        merrowshire.Clock.GoOn(SignInTries.Shut);
        await SignInTries.Count(db, Key);
        var anew = await Row(merrowshire);
        anew.Wrong.ShouldBe(1);
        anew.ShutUntil.ShouldBeNull();
    }

    private static async Task<SignInTries> Row(EmptyPartnership merrowshire)
    {
        await using var db = merrowshire.Db();
        return await db.Set<SignInTries>().AsNoTracking().SingleAsync();
    }
}
