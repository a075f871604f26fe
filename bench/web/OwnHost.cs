using System.Diagnostics;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Access;
using Breakwater.Web.Hosting;
using Breakwater.Web.Pages.Worklist;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Bench;

/// <summary>
/// The product in the bench's own process, with two more addresses: the worklist's 25 rows with the access rule in the
/// query, and the same rows without it. What ships has no such switch.
/// </summary>
internal sealed class OwnHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly OpenPartnership _partnership;

    private OwnHost(WebApplication app, OpenPartnership partnership) => (_app, _partnership) = (app, partnership);

    public Uri Address => new(_app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    public OpenPartnership Partnership => _partnership;

    /// <summary>The county's partnership, without a server.</summary>
    public static Task<OpenPartnership> Open(Place place) => OpenPartnership.Open(new Settings
    {
        PartnershipFile = RunningBreakwater.Config("partnerships/merrowshire.yaml"),
        DataFolder = place.Data,
        KeyFolder = place.Keys,
        Postgres = place.Postgres,
        WalkIn = true,
    }, TimeProvider.System);

    public static async Task<OwnHost> Start(Place place)
    {
        var partnership = await Open(place);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Breakwater.Web", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.AddBreakwater(partnership);
        var app = builder.Build();
        app.UseBreakwater(partnership);
        var hub = await Hub(partnership);
        app.MapGet("/bench/with", (SafeguardingDb db) => Rows(db, partnership, hub, db.OpenTo(hub, partnership.Abilities["list_concerns"]))).WithMetadata(new OpenToAllAttribute());
        app.MapGet("/bench/without", (SafeguardingDb db) => Rows(db, partnership, hub, db.Concerns)).WithMetadata(new OpenToAllAttribute());
        await app.StartAsync();
        return new OwnHost(app, partnership);
    }

    /// <summary>What stores a look: two inserts that go around EF, where they can't be counted.</summary>
    private const int OfLook = 2;

    /// <summary>The middle of what <paramref name="path"/> needed in eleven tries: the ticker's own statements fall into some of them.</summary>
    public async Task<int> Statements(string path)
    {
        using var visitor = await Somebody.WalkIn(Address);
        using var counted = new StatementCount();
        // EF looks once in a second whether anybody listens.
        await Task.Delay(1500);
        (await visitor.Get(path)).Status.ShouldBeOk(path);
        var counts = new List<int>();
        for (var i = 0; i < 11; i++)
        {
            var before = counted.Count;
            (await visitor.Get(path)).Status.ShouldBeOk(path);
            counts.Add(counted.Count - before);
        }
        return counts.Order().ElementAt(5) + OfLook;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _partnership.Dispose();
    }

    private static async Task<Viewer> Hub(OpenPartnership partnership)
    {
        await using var db = partnership.Safeguarding();
        var hub = await db.Set<Worker>().AsNoTracking().SingleAsync(w => w.Email.StartsWith(Somebody.Name));
        return new Viewer(hub.Id, hub.Name, hub.Agency, hub.Team, hub.RoleList);
    }

    private static async Task<string> Rows(SafeguardingDb db, OpenPartnership partnership, Viewer hub, IQueryable<Concern> concerns)
    {
        var rows = await new WaitingWork(db, partnership.Abilities, hub).Rows(concerns.Where(c => c.Queue <= Queues.SomebodyHasIt).OrderBy(c => c.Queue).ThenBy(c => c.WaitsUntil).Take(25));
        return $"{rows.Count} rows: {string.Join(", ", rows.Select(r => r.Reference))}";
    }
}

/// <summary>Counts the SQL statements that this process sends.</summary>
internal sealed class StatementCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private int _count;

    public StatementCount() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public int Count => _count;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.CommandExecuting.Name) Interlocked.Increment(ref _count);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(s => s.Dispose());
}
