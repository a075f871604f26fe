using System.Collections.Concurrent;
using Breakwater.Kernel.Workers;
using Breakwater.Testing;

namespace Breakwater.Web.Tests.Access.Matrix;

/// <summary>Merrowshire with records planted in every relation to one person of each role, all of them signed in.</summary>
public sealed class PlantedCounty : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Visitor> _visitors = new();

    public RunningBreakwater Site { get; private set; } = null!;

    public TableAsWritten Table { get; } = new();

    public Planted Planted { get; private set; } = null!;

    public IReadOnlyList<Door> Doors { get; private set; } = [];

    /// <summary>One person for each set of roles.</summary>
    public IReadOnlyList<Worker> People { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        // The long run (./test --full) asks every question on PostgreSQL.
        Site = await RunningBreakwater.Start(Environment.GetEnvironmentVariable("BREAKWATER_FULL") == "1" ? await PostgresServer.NewPartnership() : null);
        People = Site.People.Values.DistinctBy(p => p.Roles).ToList();
        Planted = new Planted(Site);
        foreach (var person in People) await Planted.PlantFor(person);
        Doors = await Endpoints.Of(Site);
        foreach (var person in People)
        {
            var visitor = await Site.SignedInAs(person.Email.Split('@')[0]);
            await visitor.Get("/account");
            _visitors[person.Email] = visitor;
        }
    }

    public Visitor As(Worker person) => _visitors[person.Email];

    /// <summary>The antiforgery token of this person: any page's will do.</summary>
    public static string Token(Answer page) => page.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    /// <summary>An answer as it can be told from another: status, every header but the date, every byte. The nonce is random in each answer alike.</summary>
    public static string Whole(Answer answer) => (int)answer.Status + "\n" + string.Join("\n", answer.Headers.Where(h => h.Key != "Date").OrderBy(h => h.Key, StringComparer.Ordinal)
        .Select(h => h.Key + ": " + (h.Key == "Content-Security-Policy" ? System.Text.RegularExpressions.Regex.Replace(h.Value, "nonce-[^']+", "nonce", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) : h.Value))) + "\n\n" + answer.Text;

    /// <summary>Does something as each person, four people at a time.</summary>
    public async Task Everybody(Func<Worker, Visitor, Task> act) =>
        await Parallel.ForEachAsync(People, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (person, _) => await act(person, As(person)));

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors.Values) visitor.Dispose();
        await Site.DisposeAsync();
    }
}

/// <summary>One planted county for the classes that only look, try what must change nothing, or add what holds no planted word: <c>[Collection&lt;PlantedOnce&gt;]</c>.</summary>
[CollectionDefinition]
public sealed class PlantedOnce : ICollectionFixture<PlantedCounty>;
