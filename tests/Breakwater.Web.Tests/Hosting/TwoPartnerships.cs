using System.Net;
using Breakwater.Kernel.Workers;
using Breakwater.Testing;
using Breakwater.Web.Hosting;
using Breakwater.Web.Hosting.Hosts;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Hosting;

/// <summary>Merrowshire as merrow.example, and another partnership with people of the same names as other.example, in one process.</summary>
internal sealed class TwoPartnerships : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<Dictionary<string, Worker>> _people = [];
    private ByHostName? _running;

    public List<OpenPartnership> Open { get; } = [];

    public static async Task<TwoPartnerships> On(Database database, string otherHosts = "[other.example]")
    {
        var two = new TwoPartnerships();
        try
        {
            foreach (var (code, name, hosts) in new[] { ("merrowshire", "Merrowshire Safeguarding Partnership", "[merrow.example, www.merrow.example]"), ("other", "Other Partnership", otherHosts) })
            {
                var file = await two._folder.Partnership(code, name, hosts);
                two.Open.Add(await OpenPartnership.Open(new Settings
                {
                    PartnershipFile = file,
                    DataFolder = Path.Combine(two._folder.Path, code, "data"),
                    KeyFolder = Path.Combine(two._folder.Path, code, "keys"),
                    Postgres = database == Database.Postgres ? await PostgresServer.NewPartnership() : null,
                    WalkIn = true,
                }, new SteadyClock()));
                two._people.Add(await RunningBreakwater.AddPeople(two.Open[^1]));
            }
            two._running = await ByHostName.Start(two.Open, "http://127.0.0.1:0", logging => logging.ClearProviders());
            return two;
        }
        catch
        {
            await two.DisposeAsync();
            throw;
        }
    }

    public Visitor Visitor(string host) => new(new Uri(_running!.Addresses.First())) { Host = host };

    public async Task<Visitor> WalkIn(string host, string who)
    {
        var visitor = Visitor(host);
        await visitor.Get("/sign-in");
        (await visitor.Post("/sign-in", ("who", _people[host.StartsWith("merrow", StringComparison.Ordinal) ? 0 : 1][who].Id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        return visitor;
    }

    public async Task<int> Count(int which)
    {
        await using var db = Open[which].Safeguarding();
        return await db.Concerns.CountAsync();
    }

    public async Task Stop()
    {
        if (_running is not null) await _running.DisposeAsync();
        _running = null;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Open.ForEach(o => o.Dispose());
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}

/// <summary>A folder with a copy of the configuration, gone afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("breakwater-hosts-").FullName;

    public string Write(string text)
    {
        var file = System.IO.Path.Combine(Path, "hosts.yaml");
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>Merrowshire's file under another code, name and hosts, beside the files that it leans on.</summary>
    public async Task<string> Partnership(string code, string name, string hosts)
    {
        var source = RunningBreakwater.Config("");
        foreach (var from in Directory.GetFiles(source, "*.yaml", SearchOption.AllDirectories).Concat(Directory.GetFiles(source, "*.json", SearchOption.AllDirectories)))
        {
            var to = System.IO.Path.Combine(Path, "config", System.IO.Path.GetRelativePath(source, from));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
            File.Copy(from, to, overwrite: true);
        }
        var text = await File.ReadAllTextAsync(RunningBreakwater.Config("partnerships/merrowshire.yaml"));
        var file = System.IO.Path.Combine(Path, "config/partnerships", code + ".yaml");
        await File.WriteAllTextAsync(file, text.Replace("code: merrowshire", "code: " + code, StringComparison.Ordinal)
            .Replace("name: Merrowshire Safeguarding Partnership", "name: " + name, StringComparison.Ordinal).Replace("hosts: [localhost, 127.0.0.1]", "hosts: " + hosts, StringComparison.Ordinal));
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
