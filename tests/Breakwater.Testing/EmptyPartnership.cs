using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Hosting;

namespace Breakwater.Testing;

/// <summary>The two databases that everything runs on.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>Merrowshire opened on a database of its own, without a web server, and three of its people.</summary>
public sealed class EmptyPartnership : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-").FullName;

    private EmptyPartnership(string? postgres, string? mail)
    {
        Settings = new Settings
        {
            PartnershipFile = RunningBreakwater.Config("partnerships/merrowshire.yaml"),
            DataFolder = Path.Combine(_folder, "data"),
            KeyFolder = Path.Combine(_folder, "keys"),
            Postgres = postgres,
            Mail = mail,
        };
        Hub = Person("Owen Marsh", "csc", "hub", "hub_officer");
        SocialWorker = Person("Tessa Boyle", "csc", "exploitation", "social_worker");
        Manager = Person("Ruth Penhale", "csc", "exploitation", "team_manager");
    }

    public Settings Settings { get; }

    public OpenPartnership Open { get; private set; } = null!;

    public SteadyClock Clock { get; } = new();

    public Viewer Hub { get; }

    public Viewer SocialWorker { get; }

    public Viewer Manager { get; }

    /// <param name="database">Where; PostgreSQL gives it a schema and a role of its own.</param>
    /// <param name="open">False: nothing is made yet, not even the tables.</param>
    /// <param name="mail">Where mail goes; null drops files.</param>
    public static async Task<EmptyPartnership> On(Database database, bool open = true, string? mail = null)
    {
        var partnership = new EmptyPartnership(database == Database.Postgres ? await PostgresServer.NewPartnership() : null, mail);
        if (open) await partnership.Reopen();
        return partnership;
    }

    /// <summary>As a restart of the program would: everything in memory is gone.</summary>
    public async Task Reopen()
    {
        Open?.Dispose();
        await FreshFile.Lay(Settings);
        Open = await OpenPartnership.Open(Settings, Clock);
    }

    /// <summary>
    /// What this one holds, in a place of its own: rows, keys and files. Call <see cref="Close"/> on this one first; on
    /// PostgreSQL, <paramref name="backup"/> is a backup of it.
    /// </summary>
    public async Task<EmptyPartnership> Copy(string? backup)
    {
        var copy = new EmptyPartnership(Settings.Postgres is { } postgres ? await PostgresServer.CopyOf(postgres, backup!) : null, Settings.Mail);
        foreach (var from in Directory.GetFiles(_folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy._folder, Path.GetRelativePath(_folder, from));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        }
        copy.Clock.GoOn(Clock.GetUtcNow() - copy.Clock.GetUtcNow());
        await copy.Reopen();
        return copy;
    }

    /// <summary>Nothing is open any more, so that its files can be copied whole.</summary>
    public void Close()
    {
        Open?.Dispose();
        Open = null!;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    public SafeguardingDb Db() => Open.Safeguarding();

    public Act Act(Viewer by, LawfulStep? step = null, string? reason = null) => (step ?? LawfulStep.Triage).By(by, Clock, reason);

    /// <summary>A worry that somebody rang in about, saved.</summary>
    public async Task<Concern> Report(string narrative = "A boy is picked up at night by a grey car.", ReporterIdentity? identity = null)
    {
        await using var db = Db();
        return (await new ReportConcern(db).Do(Act(Hub), new ReportInput("child", Channel.Telephone, Promise.Confidential, narrative)
        {
            Area = "ashmere",
            People = [new PersonInput(PersonRole.ChildAtRisk, "Rafe Ortolan", new DateOnly(2011, 2, 17), Phone: "07700 900141")],
            Identity = identity,
        })).Concern;
    }

    public async ValueTask DisposeAsync()
    {
        Open?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Settings.Postgres is { } postgres) await PostgresServer.Drop(postgres);
        Directory.Delete(_folder, recursive: true);
    }

    private Viewer Person(string name, string agency, string team, string role) => new(Id<Worker>.New(Clock), name, agency, team, [role]);
}
