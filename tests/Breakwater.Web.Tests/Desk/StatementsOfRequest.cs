using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Breakwater.Web.Tests.Desk;

/// <summary>
/// Counts what the server sends to the database for the requests that a test makes: they carry the test's trace, and nothing of
/// the ticker or of other tests does. Made before the server, because a context that was used unheard stays silent for a second.
/// </summary>
internal sealed class StatementsOfRequest : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private readonly ActivityListener _requests = new()
    {
        ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
    };
    private volatile string? _trace;
    private int _count;

    public StatementsOfRequest()
    {
        ActivitySource.AddActivityListener(_requests);
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>How many statements the requests of <paramref name="work"/> needed.</summary>
    public async Task<int> Of(Func<Task> work)
    {
        using var mine = new Activity("requests of a test").SetIdFormat(ActivityIdFormat.W3C).Start();
        (_count, _trace) = (0, mine.TraceId.ToHexString());
        await work();
        _trace = null;
        return _count;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) lock (_subscriptions) _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && _trace is { } trace && Activity.Current?.TraceId.ToHexString() == trace) Interlocked.Increment(ref _count);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        _subscriptions.ForEach(s => s.Dispose());
        _requests.Dispose();
    }
}
