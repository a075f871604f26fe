using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Cli.Tests;

/// <summary>What goes wrong on a machine: each with a message that says what to do, and nothing lost.</summary>
public sealed class BadCircumstancesTests
{
    [Fact]
    public async Task A_wrong_connection_string_says_what_to_check_and_keeps_the_password_to_itself()
    {
        await using var place = await Place.On(Database.Sqlite);
        foreach (var wrong in new[] { "Host=/nowhere;Username=nobody;Password=hush-hush;Database=none", "Hosst=localhost;Password=hush-hush", "nonsense hush-hush" })
        {
            var ended = await Place.Run("serve", "--data", place.Data, "--keys", place.Keys, "--port", $"{place.Port}", "--database", wrong);
            ended.Code.ShouldBe(2, wrong + ended.Error);
            ended.Error.ShouldContain("Check host, database, user and password");
            (ended.Out + ended.Error).ShouldNotContain("hush-hush");
            ended.Error.ShouldNotContain("   at ");
        }
    }

    [Fact]
    public async Task A_connection_string_that_cannot_be_read_is_named_by_its_option()
    {
        await using var place = await Place.On(Database.Postgres);
        var outer = await Place.Run(["serve", .. place.Told, "--outer-database", "nonsense hush-hush"]);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (pem, checkpoints) = (Path.Combine(place.Folder, "pub.pem"), Path.Combine(place.Folder, "checkpoints.txt"));
        await File.WriteAllTextAsync(pem, key.ExportSubjectPublicKeyInfoPem());
        await File.WriteAllTextAsync(checkpoints, "");
        var verify = await Printed.By(["verify", "--public-key", pem, "--checkpoints", checkpoints, "--database", "nonsense hush-hush"]);
        foreach (var (ended, option) in new[] { (outer, "--outer-database"), (verify, "--database") })
        {
            ended.Code.ShouldBe(2, ended.Out + ended.Error);
            ended.Error.ShouldContain("Check host, database, user and password in " + option);
            ended.Error.ShouldNotContain("hush-hush");
            ended.Error.ShouldNotContain("   at ");
        }
    }

    [Theory, InlineData("--data", "The data folder"), InlineData("--keys", "The key directory")]
    public async Task A_folder_that_cannot_be_made_is_named_with_its_option(string option, string what)
    {
        await using var place = await Place.On(Database.Sqlite);
        // Nobody makes a folder there, root neither.
        string[] told = ["serve", "--data", place.Data, "--keys", place.Keys, "--port", $"{place.Port}"];
        told[Array.IndexOf(told, option) + 1] = "/sys/breakwater";
        var ended = await Place.Run(told);
        ended.Code.ShouldBe(2, ended.Out + ended.Error);
        ended.Error.ShouldContain($"{what} \"/sys/breakwater\" can't be ");
        ended.Error.ShouldContain(option);
        ended.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_named()
    {
        await using var place = await Place.On(Database.Postgres);
        var ended = await Place.Run("serve", "--data", place.Data, "--keys", place.Keys, "--port", $"{place.Port}", "--database", place.Postgres!.Replace("Username=partnership", "Username=stranger", StringComparison.Ordinal));
        ended.Code.ShouldBe(2);
        ended.Error.ShouldContain("stranger");
        ended.Error.ShouldContain("PostgreSQL can't be used");
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        await using var place = await Place.On(Database.Sqlite);
        using var other = new TcpListener(IPAddress.Loopback, place.Port);
        other.Start();
        var ended = await Place.Run(["serve", .. place.Told]);
        ended.Code.ShouldBe(2, ended.Error);
        ended.Error.ShouldContain($":{place.Port}");
        ended.Error.ShouldContain("--port");
        ended.Error.Trim().ShouldNotContain("\n", customMessage: "one line says it");
    }

    [Fact]
    public async Task A_demonstration_of_a_real_partnership_is_refused_before_anything_is_made()
    {
        await using var place = await Place.On(Database.Sqlite);
        var ended = await Printed.By(["demo", "--partnership", RunningBreakwater.Config("partnerships/west-sussex.yaml"), .. place.Told]);
        ended.Code.ShouldBe(2, ended.Out + ended.Error);
        ended.Error.ShouldContain("is no demonstration");
        Directory.Exists(place.Data).ShouldBeFalse();
        Directory.Exists(place.Keys).ShouldBeFalse();
    }

    [Fact]
    public async Task A_missing_key_is_named_and_no_new_one_is_made()
    {
        await using var place = await Place.Seeded(Database.Sqlite);
        foreach (var key in new[] { "master.key", "identity.key", "hmac.key", "checkpoint.pem" })
        {
            var (file, away) = (Path.Combine(place.Keys, key), Path.Combine(place.Folder, "away"));
            File.Move(file, away);
            // Once as a process of its own; what it says of the others is the same command's, run here.
            var ended = key == "master.key" ? await Place.Run(["serve", .. place.Told]) : await Printed.By(["serve", .. place.Told]);
            ended.Code.ShouldBe(2);
            ended.Error.ShouldContain(key);
            ended.Error.ShouldContain("Restore the key directory");
            File.Exists(file).ShouldBeFalse("a new key would not open what is there");
            File.Move(away, file);
        }
        var signing = Path.Combine(place.Keys, "checkpoint.pem");
        var whole = await File.ReadAllTextAsync(signing);
        foreach (var damaged in new[] { whole[..80], whole.Replace("PRIVATE", "PUBLIC", StringComparison.Ordinal), "" })
        {
            await File.WriteAllTextAsync(signing, damaged);
            var ended = await Printed.By(["serve", .. place.Told]);
            ended.Code.ShouldBe(2, ended.Error);
            ended.Error.ShouldContain(signing);
            ended.Error.ShouldContain("Restore the key directory");
            ended.Error.ShouldNotContain("   at ");
        }
        await File.WriteAllTextAsync(signing, whole);
        await File.WriteAllBytesAsync(Path.Combine(place.Keys, "hmac.key"), new byte[7]);
        (await Printed.By(["serve", .. place.Told])).Error.ShouldContain("should hold 32 bytes and holds 7");
    }

    [Fact]
    public async Task A_database_file_that_is_none_is_left_as_it_is()
    {
        await using var place = await Place.On(Database.Sqlite);
        Directory.CreateDirectory(place.Data);
        var file = Path.Combine(place.Data, "breakwater.db");
        await File.WriteAllTextAsync(file, new string('x', 8000));
        var ended = await Place.Run(["serve", .. place.Told]);
        ended.Code.ShouldBe(2);
        ended.Error.ShouldContain("is not a SQLite database, or it is damaged");
        (await File.ReadAllTextAsync(file)).ShouldBe(new string('x', 8000));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_database_that_another_version_made_is_refused_by_each_command_that_opens_it(Database database)
    {
        await using var place = await Place.On(database);
        using (var open = await place.Open())
        {
            await using var db = open.Safeguarding();
            await db.Database.ExecuteSqlRawAsync("UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = '20250101000000_First'");
        }
        await File.WriteAllTextAsync(Path.Combine(place.Data, "checkpoints.txt"), "");
        foreach (var ended in new[]
        {
            await Place.Run(["serve", .. place.Told]),
            await Printed.By(["demo", .. place.Told]),
            await Printed.By(["user", "add", "--name", "Nora Quill", "--email", "nora.quill@merrowshire.example", "--agency", "csc", "--role", "social_worker", .. place.Told]),
            await place.Verify(),
        })
        {
            ended.Code.ShouldBe(2, ended.Out + ended.Error);
            ended.Error.ShouldContain("was made by another version of Breakwater: its tables are those of 20250101000000_First");
            ended.Error.ShouldContain("docs/operations.md");
            ended.Error.ShouldNotContain("   at ");
        }
    }

    [Fact]
    public async Task A_read_only_database_says_that_it_can_not_be_written()
    {
        await using var place = await Place.Seeded(Database.Sqlite);
        Ended ended;
        if (Environment.IsPrivilegedProcess) ended = await Place.RunBehind($"mount --bind {place.Data} {place.Data} && mount -o remount,bind,ro {place.Data}", ["serve", .. place.Told]);
        else
        {
            foreach (var file in Directory.GetFiles(place.Data)) File.SetAttributes(file, FileAttributes.ReadOnly);
            ended = await Place.Run(["serve", .. place.Told]);
            foreach (var file in Directory.GetFiles(place.Data)) File.SetAttributes(file, FileAttributes.Normal);
        }
        ended.Code.ShouldBe(2, ended.Error);
        ended.Error.ShouldContain("can't be written");
        ended.Error.ShouldContain(place.Data);
        ended.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_full_disk_refuses_what_it_can_not_save_and_takes_it_when_there_is_room_again()
    {
        Environment.IsPrivilegedProcess.ShouldBeTrue("a disk of 8 MB needs a mount of its own, and that needs root: run ./test as root");
        await using var place = await Place.On(Database.Sqlite);
        Directory.CreateDirectory(place.Data);
        using var server = await Server.Demo(place, $"mount -t tmpfs -o size=8m tmpfs {place.Data}");
        var inside = $"/proc/{server.Id}/root{place.Data}";
        using var writer = new Writer(await Server.WalkIn(place, "Draycott"), "w0");
        await writer.Fill();
        (await writer.TrySend()).ShouldBeTrue();

        await writer.Fill();
        var filler = Path.Combine(inside, "filler");
        FillUp(filler);
        var saved = 1;
        // Room that the database had set aside may still take a few.
        while (await writer.TrySend())
        {
            saved++;
            await writer.Fill();
            saved.ShouldBeLessThan(500, "the disk isn't full");
        }
        server.Runs.ShouldBeTrue(server.Said);
        writer.Refusal.ShouldNotBeNull().ShouldContain("Nothing was half-done");
        for (var waited = 0; waited < 100 && !server.Said.Contains("disk is full", StringComparison.Ordinal); waited++) await Task.Delay(50);
        server.Said.ShouldContain("disk is full");

        File.Delete(filler);
        await writer.SendAgain();
        writer.Acknowledged.Count.ShouldBe(saved + 1);
        var report = await writer.Shown();
        report.ShouldBe(writer.Acknowledged.Count, "each that was acknowledged stands there, the refused one once");
        await server.Stop();
    }

    [Fact]
    public async Task A_start_on_a_full_disk_says_so()
    {
        Environment.IsPrivilegedProcess.ShouldBeTrue("a disk of its own needs root: run ./test as root");
        await using var place = await Place.On(Database.Sqlite);
        Directory.CreateDirectory(place.Data);
        var ended = await Place.RunBehind($"mount -t tmpfs -o size=64k tmpfs {place.Data}", ["serve", .. place.Told]);
        ended.Code.ShouldBe(2, ended.Error);
        ended.Error.ShouldContain("full");
        ended.Error.ShouldNotContain("   at ");
    }

    [Theory, InlineData("InstallFrontend", "FrontendInstalled", ".installed"), InlineData("BuildFrontend", "FrontendDist", "")]
    public async Task Building_without_npm_says_what_to_install(string target, string made, string file)
    {
        // A path on which there is a shell and nothing else.
        using var away = new TempFolder();
        File.CreateSymbolicLink(Path.Combine(away.Path, "sh"), "/bin/sh");
        var project = Path.Combine(AppContext.BaseDirectory, "../../../../../src/Breakwater.Web/Breakwater.Web.csproj");
        var start = new System.Diagnostics.ProcessStartInfo(Dotnet(), ["msbuild", project, "-nologo", $"-t:{target}", $"-p:{made}={away.Path}/{file}", "-nodeReuse:false"]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["PATH"] = away.Path;
        using var build = System.Diagnostics.Process.Start(start)!;
        var said = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        build.ExitCode.ShouldNotBe(0);
        said.ShouldContain("BW0001");
        said.ShouldContain("Install Node.js 20 or newer");
    }

    private static string Dotnet() => Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(p => Path.Combine(p, "dotnet")).First(File.Exists);

    private static void FillUp(string file)
    {
        using var filler = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        try
        {
            for (var block = new byte[4096]; ;) filler.Write(block);
        }
        catch (IOException)
        {
            // Full: that was the aim.
        }
    }

    private sealed class TempFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("breakwater-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
