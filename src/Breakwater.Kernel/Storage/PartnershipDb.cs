using System.Data.Common;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Workers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Kernel.Storage;

/// <summary>
/// A partnership's database as one project sees it: its own tables and the Kernel's. Keeps the rule that every change
/// is an Act and that what happened is recorded with it, in one transaction.
/// </summary>
public abstract class PartnershipDb(DbContextOptions options, Partnership partnership) : DbContext(options)
{
    private List<(Fact Fact, IRecord Record, Act Act)> _facts = [];
    private Dictionary<(Guid, KeyClass), RecordKey> _keys = [];
    private Act? _act;
    private Func<PartnershipDb, bool>? _back;
    private bool _idle;

    public Partnership Partnership { get; } = partnership;
    public WriterTurn Turn { get; } = new(partnership.WriteGate);

    public Act Act => _act ?? throw new ActMissingException("Nothing can be changed or opened here before an Act is open: call Begin first.");

    /// <summary>Opens the Act under which everything until the context ends (or the next Begin) is done.</summary>
    /// <exception cref="ArgumentException">Its purpose or basis is not in the partnership's coded lists.</exception>
    public void Begin(Act act)
    {
        Partnership.Configuration.CheckBasis(act.Purpose, act.Basis);
        _act = act;
    }

    /// <summary>The form was filled in from <paramref name="version"/> of the record; somebody else may have been quicker.</summary>
    /// <exception cref="SecondWriter">The record has moved on.</exception>
    public static void Expect(IRecord record, int version)
    {
        if (record.Version != version) throw new SecondWriter(record, version);
    }

    /// <summary>Says that <paramref name="fact"/> happened to <paramref name="record"/>; saved with the changes.</summary>
    public void Record(Fact fact, IRecord record)
    {
        _facts.Add((fact, record, Act));
    }

    /// <summary>
    /// Stores that somebody looked, before the page is made: no fact, no answer. Looks of many requests share a commit.
    /// </summary>
    public Task Look(Act act, Looked fact, IRecord record) => Look(act, [(fact, record)]);

    /// <summary>
    /// Stores that a list was shown, before it is made; a list of the same <paramref name="records"/> that the same person was
    /// shown some minutes ago is told already (<see cref="ListsShown"/>).
    /// </summary>
    public async Task LookAtList(Act act, Looked fact, IRecord to, IReadOnlyList<Guid> records)
    {
        Begin(act);
        var (shown, name) = (Partnership.ListsShown, Says.Of(fact.GetType()).Name);
        if (shown.Told(to.RecordId, name, records)) return;
        await Look(act, fact, to);
        shown.Remember(to.RecordId, name, records);
    }

    /// <summary>The same for several records at once: keys that weren't loaded with them by one statement, all in one commit.</summary>
    public async Task Look(Act act, IReadOnlyList<(Looked Fact, IRecord Record)> looks)
    {
        Begin(act);
        var ids = looks.Select(l => l.Record.RecordId).Distinct().Where(id => !_keys.ContainsKey((id, KeyClass.Content))).ToList();
        if (ids.Count > 1)
            foreach (var key in await Set<RecordKey>().Where(k => ids.Contains(k.RecordId) && k.Class == KeyClass.Content).ToListAsync()) Know(key);
        var stored = new List<StoredFact>(looks.Count);
        var known = true;
        foreach (var (fact, record) in looks)
        {
            var key = await KeyOf(record.RecordId);
            known &= Entry(key).State != EntityState.Added;
            stored.Add(Stored(Guid.CreateVersion7(Partnership.Clock.GetUtcNow()), fact, record, act, key, []));
        }
        if (Partnership.Looks is { } together)
        {
            // A record's first look, such as somebody's first list: its key is on the disk before what is sealed under it.
            if (!known) await SaveChangesAsync();
            await together.Store(stored);
            return;
        }
        AddRange(stored);
        AddRange(stored.Select(look => new WaitingFact { FactId = look.Id }));
        var named = stored.SelectMany(look => look.Names).DistinctBy(n => (n.RecordId, n.ShownTo, n.Name, n.Day)).ToList();
        var (to, records) = (named.ConvertAll(n => n.ShownTo).Distinct().ToList(), named.ConvertAll(n => n.RecordId));
        var before = named.Count == 0 ? [] : await Set<ShownInList>().AsNoTracking().Where(n => to.Contains(n.ShownTo) && records.Contains(n.RecordId)).ToListAsync();
        AddRange(named.Where(n => !before.Exists(b => (b.RecordId, b.ShownTo, b.Name, b.Day) == (n.RecordId, n.ShownTo, n.Name, n.Day))));
        await SaveChangesAsync();
    }

    /// <summary>The key of a record, made when it has none yet.</summary>
    public async Task<RecordKey> KeyOf(Guid recordId, KeyClass keyClass = KeyClass.Content, CancellationToken stop = default)
    {
        if (_keys.TryGetValue((recordId, keyClass), out var key)) return key;
        var find = Partnership.Kept(this, "key " + GetType().Name, () => EF.CompileAsyncQuery((PartnershipDb db, Guid id, KeyClass c) => db.Set<RecordKey>().Where(k => k.RecordId == id && k.Class == c)));
        await foreach (var found in find(this, recordId, keyClass).WithCancellation(stop)) return _keys[(recordId, keyClass)] = found;
        return NewKey(recordId, keyClass);
    }

    /// <summary>Remembers a key that was loaded with its record, so that no statement is needed for it.</summary>
    public void Know(RecordKey? key)
    {
        if (key is not null) _keys.TryAdd((key.RecordId, key.Class), key);
    }

    /// <summary>Makes the key of a record that is being made now, without asking the database whether there is one.</summary>
    public RecordKey NewKey(Guid recordId, KeyClass keyClass = KeyClass.Content)
    {
        var key = RecordKey.New(recordId, keyClass, Partnership.Keys);
        Add(key);
        return _keys[(recordId, keyClass)] = key;
    }

    /// <summary>Seals words under the key of the record that they belong to. <paramref name="place"/> is <c>table.column</c>.</summary>
    public async Task<byte[]> Seal(Guid recordId, string place, string text, KeyClass keyClass = KeyClass.Content) =>
        (await KeyOf(recordId, keyClass)).Seal(Partnership.Keys, place, text);

    /// <summary>Opens sealed words; null stays null.</summary>
    public async Task<string?> Unseal(Guid recordId, string place, byte[]? sealedText, KeyClass keyClass = KeyClass.Content) =>
        sealedText is null ? null : (await KeyOf(recordId, keyClass)).Unseal(Partnership.Keys, place, sealedText);

    /// <summary>
    /// What was being done is given up: its rows, facts and new keys are forgotten, so that whatever is saved next says nothing of it.
    /// </summary>
    public void GiveUp()
    {
        (_keys, _facts) = ([], []);
        ChangeTracker.Clear();
    }

    /// <summary>When it is disposed of it goes back there, clean, if it is taken.</summary>
    internal void LentBy(Func<PartnershipDb, bool>? back) => (_back, _idle) = (back, false);

    public override void Dispose()
    {
        if (!WentBack()) base.Dispose();
        GC.SuppressFinalize(this);
    }

    public override async ValueTask DisposeAsync()
    {
        if (!WentBack()) await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    // Once for each time it was lent: what is disposed of twice must not be lent to two.
    private bool WentBack()
    {
        if (_idle) return true;
        if (Interlocked.Exchange(ref _back, null) is not { } back || !TryForget()) return false;
        _idle = true;
        if (back(this)) return true;
        _idle = false;
        return false;
    }

    /// <summary>Forgets rows, facts, keys and Act; false when something is left that can't be forgotten.</summary>
    private bool TryForget()
    {
        _act = null;
        GiveUp();
        return Database.CurrentTransaction is null && Database.GetCommandTimeout() is null && ChangeTracker is { AutoDetectChangesEnabled: true, QueryTrackingBehavior: QueryTrackingBehavior.TrackAll };
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => SaveChangesAsync(acceptAllChangesOnSuccess).GetAwaiter().GetResult();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // What has changed is found once for each saving, here.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            FindChanges();
            await WriteFacts(cancellationToken);
            return await Save(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task<int> Save(bool acceptAllChangesOnSuccess, CancellationToken stop)
    {
        // A turn to write begins with a transaction, so one row needs it too.
        if (Partnership.WriteGate is not null) Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, stop);
        }
        catch (DbUpdateConcurrencyException quicker) when (quicker.Entries is [{ Entity: IRecord record }, ..])
        {
            throw new SecondWriter(record, record.Version);
        }
        finally
        {
            if (Database.CurrentTransaction is null) Turn.Give();
        }
    }

    /// <summary>Rows that are all new have nothing to be compared with; only what hangs on one of them may have been added since.</summary>
    private void FindChanges()
    {
        var entries = ChangeTracker.Entries().ToList();
        if (entries.Exists(e => e.State != EntityState.Added)) ChangeTracker.DetectChanges();
        else foreach (var parent in entries.Where(e => e.Metadata.GetNavigations().Any())) parent.DetectChanges();
    }

    /// <summary>Inserts looks that were made elsewhere.</summary>
    internal Task InsertFacts(IReadOnlyList<StoredFact> facts) => Alone(() => Partnership.Facts.Insert(this, facts), CancellationToken.None);

    /// <summary>Gives waiting facts their places.</summary>
    internal Task PlaceFacts(IReadOnlyList<FactPlace> places, CancellationToken stop) => Alone(() => Partnership.Facts.Place(this, places, stop), stop);

    private async Task Alone(Func<Task> write, CancellationToken stop)
    {
        await Turn.Take(stop);
        try
        {
            await write();
        }
        catch (DbException fault)
        {
            // As SaveChanges says it.
            throw new DbUpdateException("The facts could not be stored.", fault);
        }
        finally
        {
            Turn.Give();
        }
    }

    private async Task WriteFacts(CancellationToken stop)
    {
        var touched = ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        var changed = touched.FindAll(e => e.Entity is not IOutsideTheRule);
        if (changed.Count > 0 && _facts.TrueForAll(f => f.Fact is Looked))
            throw new ActMissingException($"{changed[0].Metadata.ClrType.Name} was changed and no fact says what happened: call Record before saving.");
        var authority = touched.FindAll(e => e.Entity is Worker && (e.State != EntityState.Modified || e.Properties.Any(p => p.IsModified && RowDigest.IsKept(p.Metadata))));
        if (authority.Exists(e => e.State != EntityState.Added) && _facts.TrueForAll(f => f.Fact is Looked))
            throw new ActMissingException("What somebody may do was changed and no fact says what happened: call Record before saving.");
        if (_facts.Count == 0) return;

        // Before their rows are looked for: the first fact of a record makes its key.
        foreach (var (_, record, _) in _facts) await KeyOf(record.RecordId, KeyClass.Content, stop);
        foreach (var entry in changed)
            if (entry is { State: EntityState.Modified, Entity: IRecord record }) entry.Property(nameof(IRecord.Version)).CurrentValue = record.Version + 1;
        // A key of a record is made, or destroyed, with what happened to the record; drafts' keys come and go without.
        var records = _facts.Select(f => f.Record.RecordId).ToHashSet();
        changed.AddRange(authority);
        changed.AddRange(ChangeTracker.Entries<RecordKey>().Where(e => e.State != EntityState.Unchanged && (records.Contains(e.Entity.RecordId) || e.Entity.DestroyedAt is not null)));
        var rows = changed.ConvertAll(e => RowDigest.Of(e.Metadata, e.Entity, e.State == EntityState.Deleted, Partnership.Keys));
        // Of one moment too, what was recorded first has the smaller id: the log and the timeline keep cause before effect.
        var ids = new Queue<Guid>(_facts.Select(_ => Guid.CreateVersion7(Partnership.Clock.GetUtcNow())).Order());
        foreach (var (fact, record, act) in _facts)
        {
            var stored = Stored(ids.Dequeue(), fact, record, act, _keys[(record.RecordId, KeyClass.Content)], fact is Looked ? [] : rows);
            AddRange(stored, new WaitingFact { FactId = stored.Id });
            if (fact is not Looked) rows = [];
        }
        _facts.Clear();
    }

    private StoredFact Stored(Guid id, Fact fact, IRecord record, Act act, RecordKey key, List<string> rows)
    {
        var says = Says.Of(fact.GetType());
        var payload = key.Seal(Partnership.Keys, "fact " + id.ToString("D"), FactPayload.Write(fact, act));
        return new StoredFact
        {
            Id = id,
            Name = says.Name,
            RecordId = record.RecordId,
            ActId = act.Id.Value,
            ActorKey = act.Actor.Key,
            IsLook = fact is Looked,
            At = act.At,
            Payload = payload,
            Names = fact is INamesRecords list ? [.. list.Named().Distinct().Order().Select(named => new ShownInList
            {
                RecordId = named,
                ShownTo = record.RecordId,
                Name = says.Name,
                Day = DateOnly.FromDateTime(LondonTime.Of(act.At)),
                FactId = id,
            })] : [],
            Envelope = FactEnvelope.Write(id, Partnership.Code, says.Name, fact is Looked, act, record.RecordKind, record.RecordId,
                record.Version, payload, Partnership.Configuration.Digest, rows, fact.EnvelopeLine),
        };
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => KernelTables.Conventions(configurationBuilder, GetType().Assembly);

    protected override void OnModelCreating(ModelBuilder modelBuilder) => KernelTables.Add(modelBuilder);
}
