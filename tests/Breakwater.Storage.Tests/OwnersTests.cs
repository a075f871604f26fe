using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Storage;
using Breakwater.Testing;
using Breakwater.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests;

/// <summary>A database is opened for the partnership that it belongs to.</summary>
public sealed class OwnersTests
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Another_partnerships_file_is_refused_and_nothing_is_written(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await merrowshire.Report();
        var other = merrowshire.Settings with { PartnershipFile = RunningBreakwater.Config("partnerships/west-sussex.yaml") };
        var refused = await Should.ThrowAsync<InvalidOperationException>(() => OpenPartnership.Open(other, merrowshire.Clock));
        refused.Message.ShouldContain("belongs to the partnership \"merrowshire\"");
        refused.Message.ShouldContain("\"west-sussex\"");
        refused.Message.ShouldContain("--partnership");
        await merrowshire.Reopen();
        await using var db = merrowshire.Db();
        (await db.Set<ConfigurationText>().CountAsync()).ShouldBe(1);
        (await db.Set<StoredFact>().CountAsync()).ShouldBe(1);
    }
}
