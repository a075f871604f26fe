using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Log;
using Breakwater.Kernel.Workers;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Cli.Tests;

/// <summary><c>breakwater user add</c>: it adds somebody, beside a server that runs and where none does, and judges no file of checkpoints.</summary>
public sealed class UserAddTests
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Given_where_the_file_of_checkpoints_is_not_it_opens_no_epoch_and_the_log_goes_on(Database database)
    {
        await using var place = await Place.Seeded(database);
        var (checkpoints, away) = (Path.Combine(place.Data, "checkpoints.txt"), Path.Combine(place.Folder, "away.txt"));
        using (var server = await Server.Demo(place))
        {
            await Adds(place, "Nora Quill", "nora.quill");
            server.Runs.ShouldBeTrue(server.Said);
            await server.Stop();
        }
        var signed = CheckpointFile.Read(checkpoints);
        signed.ShouldNotBeEmpty("a file that held nothing would prove nothing");

        // No server runs, and the file is in no place that the command looks in.
        File.Move(checkpoints, away);
        await Adds(place, "Iris Calloway", "iris.calloway");
        File.Exists(checkpoints).ShouldBeFalse("the file is the server's to write");
        File.Move(away, checkpoints);

        using (var server = await Server.Demo(place)) await server.Stop();
        using (var open = await place.Open())
        {
            await using var db = open.Safeguarding();
            (await db.Set<StoredFact>().CountAsync(f => f.Name == "log-epoch-opened")).ShouldBe(0);
            (await db.Set<Worker>().CountAsync(w => w.NormalisedEmail == "NORA.QUILL@MERROWSHIRE.EXAMPLE" || w.NormalisedEmail == "IRIS.CALLOWAY@MERROWSHIRE.EXAMPLE")).ShouldBe(2);
        }
        var after = CheckpointFile.Read(checkpoints);
        after.Count.ShouldBeGreaterThan(signed.Count, "the server signed what was added meanwhile");
        after.ShouldAllBe(c => c.Checkpoint.Epoch == 1);
        var ended = await place.Verify("--state", place.Keys);
        ended.Code.ShouldBe(0, ended.Out + ended.Error);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_first_password_from_standard_input_is_set_by_the_operator_and_not_by_whom_it_is_for(Database database)
    {
        await using var place = await Place.On(database);
        var (typed, ended) = (Console.In, new Ended(-1, "", ""));
        try
        {
            Console.SetIn(new StringReader("kettle orbit velvet\n"));
            ended = await Printed.By([.. Command(place, "Nora Quill", "nora.quill"), "--password-from-stdin"]);
        }
        finally
        {
            Console.SetIn(typed);
        }
        ended.Code.ShouldBe(0, ended.Out + ended.Error);

        using var open = await place.Open();
        await using var db = open.Safeguarding();
        var nora = (await db.Set<Worker>().AsNoTracking().SingleAsync()).Id.Value;
        var facts = await db.Set<StoredFact>().AsNoTracking().Where(f => f.RecordId == nora).ToListAsync();
        facts.Select(f => (f.Name, f.ActorKey)).ShouldBe([("worker-added", "user add"), ("password-set", "user add")], ignoreOrder: true);
        var set = facts.Single(f => f.Name == "password-set");
        (await db.Unseal(nora, "fact " + set.Id.ToString("D"), set.Payload)).ShouldNotBeNull().ShouldNotContain("Nora");
    }

    private static string[] Command(Place place, string name, string address)
    {
        // On PostgreSQL from a data folder of its own: whoever administers need not stand where the server does.
        string[] where = ["--data", place.Postgres is null ? place.Data : Path.Combine(place.Folder, "elsewhere"), "--keys", place.Keys, .. place.Database];
        return ["user", "add", "--name", name, "--email", address + "@merrowshire.example", "--agency", "csc", "--team", "exploitation", "--role", "social_worker", .. where];
    }

    private static async Task Adds(Place place, string name, string address)
    {
        var ended = await Place.Run(Command(place, name, address));
        ended.Code.ShouldBe(0, ended.Out + ended.Error);
        ended.Out.ShouldContain(name + " is added.");
    }
}
