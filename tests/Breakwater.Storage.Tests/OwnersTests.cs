using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Breakwater.Testing;
using Breakwater.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests;

/// <summary>A database is opened for the partnership that it belongs to, and for no demonstration when real people sign in there.</summary>
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
    public async Task No_demonstration_starts_where_somebody_real_has_a_password(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var demo = merrowshire.Settings with { WalkIn = true };
        await using (var db = merrowshire.Db())
        {
            db.Add(Somebody(merrowshire, "owen.marsh@merrowshire.example"));
            await db.SaveChangesAsync();
        }
        // A person of the demonstration may have one.
        (await OpenPartnership.Open(demo, merrowshire.Clock)).Dispose();
        await using (var db = merrowshire.Db())
        {
            db.Add(Somebody(merrowshire, "nora.quill@merrowshire.gov.uk"));
            await db.SaveChangesAsync();
        }
        var refused = await Should.ThrowAsync<InvalidOperationException>(() => OpenPartnership.Open(demo, merrowshire.Clock));
        refused.Message.ShouldContain("anybody could walk in as one of them");
        refused.Message.ShouldContain("breakwater serve");
        refused.Message.ShouldNotContain("nora.quill");
        await merrowshire.Reopen();
    }

    private static Worker Somebody(EmptyPartnership merrowshire, string email) => new()
    {
        Id = Id<Worker>.New(merrowshire.Clock),
        Name = "Nora Quill",
        Email = email,
        NormalisedEmail = email.ToUpperInvariant(),
        Agency = "csc",
        Roles = "social_worker",
        PasswordHash = "set",
    };
}
