using System.Net;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Outbox;
using Breakwater.Kernel.Workers;
using Breakwater.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Breakwater.Testing;

/// <summary>
/// The real product on a real port of this machine, with Merrowshire's people in a database of its own: SQLite in a
/// temporary folder, or PostgreSQL by connection string. Everything goes when it is disposed of.
/// </summary>
public sealed class RunningBreakwater : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly Dictionary<string, Worker> _people;

    private RunningBreakwater(WebApplication app, OpenPartnership partnership, SteadyClock clock, string folder, Dictionary<string, Worker> people)
    {
        (_app, Partnership, Clock, _folder, _people) = (app, partnership, clock, folder, people);
        Address = new Uri(new Uri(app.Urls.First()).GetLeftPart(UriPartial.Authority).Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
    }

    /// <summary>Where it listens, as http://localhost:port: browsers keep its Secure cookies there.</summary>
    public Uri Address { get; }

    public OpenPartnership Partnership { get; }

    public SteadyClock Clock { get; }

    /// <summary>The demonstration's people by e-mail name, such as <c>owen.marsh</c>.</summary>
    public IReadOnlyDictionary<string, Worker> People => _people;

    /// <summary>Every endpoint that answers, as the router knows them.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints =>
        _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

    /// <summary>The application's services, for tests that ask the program about itself.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>The file <paramref name="path"/> of the config folder.</summary>
    public static string Config(string path) => Path.Combine(AppContext.BaseDirectory, "config", path);

    /// <param name="postgres">A connection string of an empty schema; null for SQLite.</param>
    /// <param name="walkIn">Whether the demonstration offers "Walk in as …".</param>
    /// <param name="partnershipFile">Another partnership than Merrowshire.</param>
    public static async Task<RunningBreakwater> Start(string? postgres = null, bool walkIn = true, string? partnershipFile = null)
    {
        var folder = Directory.CreateTempSubdirectory("breakwater-").FullName;
        var clock = new SteadyClock();
        var settings = new Settings
        {
            PartnershipFile = partnershipFile ?? Config("partnerships/merrowshire.yaml"),
            DataFolder = Path.Combine(folder, "data"),
            KeyFolder = Path.Combine(folder, "keys"),
            Postgres = postgres,
            WalkIn = walkIn,
        };
        await FreshFile.Lay(settings);
        var partnership = await OpenPartnership.Open(settings, clock);
        var people = await AddPeople(partnership);

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Breakwater.Web", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.AddBreakwater(partnership);
        var app = builder.Build();
        app.UseBreakwater(partnership);
        await app.StartAsync();
        return new RunningBreakwater(app, partnership, clock, folder, people);
    }

    /// <summary>Somebody at a browser of their own, not signed in.</summary>
    public Visitor Visitor() => new(Address);

    /// <summary>One of the demonstration's people, by e-mail name, walked in through the sign-in page.</summary>
    public async Task<Visitor> SignedInAs(string who)
    {
        var visitor = Visitor();
        await visitor.Get("/sign-in");
        var answer = await visitor.Post("/sign-in", ("who", _people[who].Id.ToString()));
        return answer.Status == HttpStatusCode.Redirect ? visitor
            : throw new InvalidOperationException($"{who} could not walk in: {(int)answer.Status}.");
    }

    /// <summary>The mails of the outbox in the order in which they were due; those that have gone with the body that their file has.</summary>
    public async Task<List<OutboxMail>> Mails()
    {
        await using var db = Partnership.Safeguarding();
        var mails = await db.Set<OutboxMail>().AsNoTracking().OrderBy(m => m.DueAt).ToListAsync();
        foreach (var gone in mails.Where(m => m.Body.Length == 0))
            gone.Body = (await File.ReadAllTextAsync(Path.Combine(new MailSender(Partnership).Folder, gone.Id.ToString("D") + ".eml"))).Split("\r\n\r\n", 2)[1];
        return mails;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Partnership.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Merrowshire's people, by e-mail name.</summary>
    public static async Task<Dictionary<string, Worker>> AddPeople(OpenPartnership partnership)
    {
        await using var db = partnership.Safeguarding();
        var people = Yaml.Load(Config("demo/people.yaml")).Maps("people").Select(p => new Worker
        {
            Id = Id<Worker>.New(partnership.Partnership.Clock),
            Name = p.Text("name"),
            Email = p.Text("email"),
            NormalisedEmail = p.Text("email").ToUpperInvariant(),
            Agency = p.Text("agency"),
            Team = p.MaybeText("team"),
            Roles = string.Join(',', p.Texts("roles")),
            JobTitle = p.Text("job"),
        }).ToList();
        db.AddRange(people);
        await db.SaveChangesAsync();
        return people.ToDictionary(p => p.Email[..p.Email.IndexOf('@', StringComparison.Ordinal)]);
    }
}
