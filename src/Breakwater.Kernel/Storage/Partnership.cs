using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Breakwater.Kernel.Storage;

/// <summary>
/// What one partnership is made of while the program runs: its configuration, its keys, its clock, and the gate that
/// lets one writer at a time into a SQLite file. One for each partnership, for the life of the program.
/// </summary>
public sealed class Partnership(
    PartnershipConfiguration configuration, KeyDirectory keys, TimeProvider clock, IEnumerable<Assembly> factAssemblies, bool oneWriterAtATime)
    : IDisposable
{
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<(string, string), Delegate>> Queries = [];

    public string Code => Configuration.Code;

    public PartnershipConfiguration Configuration { get; } = configuration;

    /// <summary>Who may do what: also asked before somebody is told of a record or given it.</summary>
    public required AbilityTable Abilities { get; init; }

    /// <summary>How facts are written by the hundred.</summary>
    public required FactTables Facts { get; init; }

    /// <summary>How far the database is, for what is kept until something is committed.</summary>
    public required ReadMark Mark { get; init; }

    /// <summary>Where people reach the site, for links in mails: scheme and host, no slash at the end.</summary>
    public required string Address { get; init; }

    public KeyDirectory Keys { get; } = keys;

    public TimeProvider Clock { get; } = clock;

    /// <summary>Counts up with each change on the outer side in this process: pages kept for the public are made anew then.</summary>
    public ChangeCount OuterChanges { get; } = new();

    /// <summary>Lists that were told of a moment ago.</summary>
    public ListsShown ListsShown { get; } = new(clock);

    public FactTypes FactTypes { get; } = new(factAssemblies);

    /// <summary>SQLite takes one writer; queueing here is fair and costs no 150 ms sleeps. Null on PostgreSQL.</summary>
    public SemaphoreSlim? WriteGate { get; } = oneWriterAtATime ? new SemaphoreSlim(1, 1) : null;

    /// <summary>Stores looks in groups while the program serves pages; without it each look is a commit of its own.</summary>
    public LookWriter? Looks { get; set; }

    /// <summary>
    /// A query that was put together once (see EF's compiled queries). It belongs to the model of one kind of database, and to
    /// one table of abilities and one configuration: partnerships that have all three in common share it.
    /// </summary>
    public T Kept<T>(DbContext db, string name, Func<T> make) where T : Delegate
    {
        var (queries, key) = (Queries.GetValue(db.Model, static _ => new()), (Rules, name));
        if (!queries.TryGetValue(key, out var query)) queries[key] = query = make();
        return (T)query;
    }

    private string Rules => field ??= Abilities.Digest + Configuration.Digest;

    public void Dispose()
    {
        WriteGate?.Dispose();
        Mark.Dispose();
        Keys.Dispose();
    }
}
