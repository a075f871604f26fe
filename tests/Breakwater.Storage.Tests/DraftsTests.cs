using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests;

/// <summary>What several people type at once: nobody is in another's way.</summary>
public sealed class DraftsTests
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(60);

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Two_who_begin_at_the_same_moment_are_both_kept_although_an_old_draft_ran_out(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await using (var db = merrowshire.Db())
        {
            await new Drafts(db).Keep("report", "old", "typed long ago", Life);
            await db.SaveChangesAsync();
        }
        merrowshire.Clock.GoOn(Life);

        await using var one = merrowshire.Db();
        await using var two = merrowshire.Db();
        await new Drafts(one).Keep("report", "one", "what she typed", Life);
        await new Drafts(two).Keep("report", "two", "what he typed", Life);
        await one.SaveChangesAsync();
        await two.SaveChangesAsync();

        await using var after = merrowshire.Db();
        (await new Drafts(after).Find<string>("report", "one")).ShouldBe("what she typed");
        (await new Drafts(after).Find<string>("report", "two")).ShouldBe("what he typed");
        (await new Drafts(after).ForgetExpired()).ShouldBe(1);
        await after.SaveChangesAsync();
        (await after.Set<Draft>().CountAsync()).ShouldBe(2);
    }
}
