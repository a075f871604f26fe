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

    private static Task<int> Saves(SafeguardingDb db, byte number)
    {
        db.Add(new IdempotencyKey { Key = new Guid(0, 0, 0, [0, 0, 0, 0, 0, 0, 0, number]), Answer = "", At = db.Partnership.Clock.Instant() });
        return db.SaveChangesAsync();
    }
}
