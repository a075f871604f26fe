using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding;
using Breakwater.Testing;
using Breakwater.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Access;

/// <summary>A page that isn't asked for its form's key beforehand may save once: its second saving would be done twice.</summary>
public sealed class OneSavingTests
{
    [Fact]
    public async Task The_second_saving_is_refused_and_stores_nothing_and_afterwards_all_is_as_before()
    {
        await using var county = await EmptyPartnership.On(Database.Sqlite);
        await using var db = county.Db();
        using (new OneSaving(db))
        {
            await Saves(db, 1);
            (await Should.ThrowAsync<InvalidOperationException>(() => Saves(db, 2))).Message.ShouldContain("[SavesOnce]");
        }
        db.GiveUp();
        (await db.Set<IdempotencyKey>().CountAsync()).ShouldBe(1);
        await Saves(db, 3);
        await Saves(db, 4);
        (await db.Set<IdempotencyKey>().CountAsync()).ShouldBe(3);
    }

    /// <summary>It is looked for at the endpoint: a page that says so and isn't known by it would be asked for its key all the same.</summary>
    [Fact]
    public async Task A_page_that_saves_once_is_known_by_its_endpoint()
    {
        await using var site = await RunningBreakwater.Start();
        site.Endpoints.Where(e => e.Metadata.GetMetadata<SavesOnceAttribute>() is not null).Select(e => e.RoutePattern.RawText!.Trim('/').ToLowerInvariant()).Distinct().ShouldBe(["concerns/log"]);
    }

    private static Task<int> Saves(SafeguardingDb db, byte number)
    {
        db.Add(new IdempotencyKey { Key = new Guid(0, 0, 0, [0, 0, 0, 0, 0, 0, 0, number]), Answer = "", At = db.Partnership.Clock.Instant() });
        return db.SaveChangesAsync();
    }
}
