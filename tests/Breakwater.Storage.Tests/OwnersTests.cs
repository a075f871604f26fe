using System.Security.Cryptography;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Concerns;
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

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Other_keys_are_refused_by_name_and_nothing_is_written(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var concern = await merrowshire.Report(identity: new ReporterIdentity("Jean Alder", "07700 900222", null, null, null));
        foreach (var name in new[] { "master.key", "identity.key" })
        {
            var elsewhere = merrowshire.Settings with { KeyFolder = Path.Combine(merrowshire.Settings.DataFolder, "keys with another " + name) };
            Directory.CreateDirectory(elsewhere.KeyFolder);
            foreach (var file in Directory.GetFiles(merrowshire.Settings.KeyFolder)) File.Copy(file, Path.Combine(elsewhere.KeyFolder, Path.GetFileName(file)));
            var other = Path.Combine(elsewhere.KeyFolder, name);
            await File.WriteAllBytesAsync(other, RandomNumberGenerator.GetBytes(32));
            var refused = await Should.ThrowAsync<InvalidOperationException>(() => OpenPartnership.Open(elsewhere, merrowshire.Clock));
            foreach (var said in new[] { other + " is not the key", "--keys", "Nothing was changed" }) refused.Message.ShouldContain(said);
        }
        await merrowshire.Reopen();
        await using var db = merrowshire.Db();
        (await db.Unseal(concern.Id.Value, "concerns.narrative", (await db.Concerns.SingleAsync()).Narrative)).ShouldNotBeNullOrEmpty();
        (await db.Set<StoredFact>().CountAsync()).ShouldBe(1);
    }
}
