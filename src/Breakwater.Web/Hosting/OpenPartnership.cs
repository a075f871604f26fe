using Breakwater.Kernel.Access;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Published;
using Breakwater.Storage.Postgres;
using Breakwater.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Hosting;

/// <summary>
/// A partnership opened for work: configuration checked, keys at hand, database up to date. The web server, the command
/// line and the tests all open it here.
/// </summary>
public sealed class OpenPartnership : IDisposable
{
    private readonly ContextPool<SafeguardingDb> _safeguarding;
    private readonly ContextPool<ScrutinyDb> _scrutiny;

    private OpenPartnership(Settings settings, Partnership partnership, AbilityTable abilities, DbContextOptions<ScrutinyDb> outer)
    {
        (Settings, Partnership, Abilities) = (settings, partnership, abilities);
        var inner = OptionsFor<SafeguardingDb>(settings);
        _safeguarding = new ContextPool<SafeguardingDb>(() => new SafeguardingDb(inner, partnership));
        _scrutiny = new ContextPool<ScrutinyDb>(() => new ScrutinyDb(outer, partnership));
    }

    public Settings Settings { get; }

    public Partnership Partnership { get; }

    public AbilityTable Abilities { get; }

    /// <exception cref="ConfigurationFault">The configuration can't be used: file, line, reason.</exception>
    /// <exception cref="InvalidOperationException">Keys or database can't be used; the message says what to do.</exception>
    /// <param name="settings">Where everything is.</param>
    /// <param name="clock">The time.</param>
    /// <param name="serves">False for a command that only changes something: what became of the log's file is for the server to say.</param>
    public static async Task<OpenPartnership> Open(Settings settings, TimeProvider clock, bool serves = true)
    {
        var configuration = PartnershipFile.Load(settings.PartnershipFile);
        var abilities = AbilityTable.Load(settings.AbilitiesFile).Named(configuration.RoleNames);
        MakeDataFolder(settings.DataFolder);
        if (settings.Postgres is { } connection) await PostgresStorage.Migrate(connection);
        else await SqliteStorage.Migrate(settings.DatabaseFile);

        var isNew = !await (settings.Postgres is { } at ? PostgresStorage.HoldsKeys(at) : SqliteStorage.HoldsKeys(settings.DatabaseFile));
        await using var bare = new BareDb(OptionsFor<BareDb>(settings));
        await RefuseAnotherPartnership(bare, configuration, settings.PartnershipFile);
        if (!configuration.Demo) await RefuseDemoAccounts(bare, configuration);
        var keys = KeyDirectory.Open(settings.KeyFolder, mayCreate: isNew);
        if (!isNew) await RefuseOtherKeys(bare, keys);
        var partnership = new Partnership(
            configuration, keys, clock, [typeof(Partnership).Assembly, typeof(SafeguardingDb).Assembly, typeof(ScrutinyDb).Assembly, typeof(OpenPartnership).Assembly],
            oneWriterAtATime: settings.Postgres is null)
        {
            Abilities = abilities,
            Facts = settings.Postgres is null ? new SqliteFacts() : new PostgresFacts(),
            Mark = settings.Postgres is null ? new SqliteMark(settings.DatabaseFile) : new PostgresMark(),
            Address = settings.Address?.TrimEnd('/') ?? "https://" + (configuration.Hosts is [var host, ..] ? host : "localhost"),
        };
        var open = new OpenPartnership(settings, partnership, abilities, await Outer(settings));
        partnership.Looks = new LookWriter(open.Safeguarding);
        await open.KeepConfiguration();
        await using var db = open.Safeguarding();
        if (serves) await new CheckpointKeeper(partnership, settings.CheckpointFile).OpenEpochAfterRestore(db);
        return open;
    }

    public SafeguardingDb Safeguarding() => _safeguarding.Take();

    /// <summary>The outer side of the wall.</summary>
    public ScrutinyDb Scrutiny() => _scrutiny.Take();

    /// <summary>Published texts that hold all of these words, best first; null where nothing was typed that is a word.</summary>
    /// <param name="db">The outer context of this request.</param>
    /// <param name="typed">What somebody typed; anything but letters and figures parts words.</param>
    /// <param name="most">How many at most.</param>
    public async Task<IReadOnlyList<PublishedText>?> Find(ScrutinyDb db, string typed, int most)
    {
        var words = string.Concat(typed.Take(200).Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(12).ToList();
        if (words.Count == 0) return null;
        return Settings.Postgres is null ? await Storage.Sqlite.PublishedSearch.Find(db, words, most) : await Storage.Postgres.PublishedSearch.Find(db, words, most);
    }

    public void Dispose()
    {
        _safeguarding.Dispose();
        _scrutiny.Dispose();
        Partnership.Dispose();
    }

    private static void MakeDataFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException or ArgumentException)
        {
            throw new InvalidOperationException($"The data folder \"{folder}\" can't be made: {fault.Message.TrimEnd('.')}. Make the folder above it writable for the user that runs Breakwater, or name another with --data.", fault);
        }
    }

    private static DbContextOptions<T> OptionsFor<T>(Settings settings) where T : DbContext =>
        (settings.Postgres is { } postgres ? PostgresStorage.Options<T>(postgres) : SqliteStorage.Options<T>(settings.DatabaseFile)).Options;

    private static async Task<DbContextOptions<ScrutinyDb>> Outer(Settings settings) => settings is { Postgres: { } owner, PostgresOuter: { } outer }
        ? PostgresStorage.Options<ScrutinyDb>(await OuterRole.Prepare(owner, outer)).Options
        : OptionsFor<ScrutinyDb>(settings);

    // Under another's file its records would be served by another's rules, and another's name signed under its log.
    private static async Task RefuseAnotherPartnership(BareDb bare, PartnershipConfiguration configuration, string file)
    {
        var first = await bare.Set<StoredFact>().OrderBy(f => f.Id).Select(f => f.Envelope).FirstOrDefaultAsync();
        if (first is null || FactEnvelope.Read(first, "partnership") is not { } owner || owner == configuration.Code) return;
        throw new InvalidOperationException($"This database belongs to the partnership \"{owner}\", and {file} is the file of \"{configuration.Code}\". Name the file of {owner} with --partnership (with --hosts, in that file), or another database with --data or --database.");
    }

    // Names under .example can belong to nobody (RFC 2606): only the demonstration has such accounts, and they need no password.
    private static async Task RefuseDemoAccounts(BareDb bare, PartnershipConfiguration configuration)
    {
        var invented = await bare.Set<Worker>().CountAsync(w => w.Active && w.NormalisedEmail.EndsWith(".EXAMPLE"));
        if (invented > 0)
            throw new InvalidOperationException($"This database holds {invented} accounts of the demonstration (their addresses end in .example), and {configuration.Name} is a real partnership. Give it a data folder or a database role of its own.");
    }

    // With other keys it could read nothing that is there, and would seal what comes so that the right ones don't open it.
    private static async Task RefuseOtherKeys(BareDb bare, KeyDirectory keys)
    {
        foreach (var keyClass in Enum.GetValues<KeyClass>())
        {
            var first = await bare.Set<RecordKey>().AsNoTracking().Where(k => k.Class == keyClass && k.Wrapped != null).OrderBy(k => k.RecordId).FirstOrDefaultAsync();
            if (first is null || first.Opens(keys)) continue;
            var file = Path.Combine(keys.Path, keyClass == KeyClass.Identity ? "identity.key" : "master.key");
            throw new InvalidOperationException($"{file} is not the key that this database was sealed with. Name the key directory that belongs to it with --keys, or restore that one from its own backup. Nothing was changed.");
        }
    }

    private async Task KeepConfiguration()
    {
        await using var db = Safeguarding();
        var (digest, text) = (Partnership.Configuration.Digest, Partnership.Configuration.FullText);
        if (await db.Set<ConfigurationText>().AnyAsync(c => c.Digest == digest)) return;
        db.Add(new ConfigurationText { Digest = digest, Text = text, FirstUsedAt = Partnership.Clock.GetUtcNow().UtcDateTime });
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Another node that started in the same moment kept it.
            db.ChangeTracker.Clear();
            if (!await db.Set<ConfigurationText>().AnyAsync(c => c.Digest == digest)) throw;
        }
    }

    // The Kernel's tables alone, before keys are opened.
    private sealed class BareDb(DbContextOptions<BareDb> options) : DbContext(options)
    {
        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => KernelTables.Conventions(configurationBuilder);

        protected override void OnModelCreating(ModelBuilder modelBuilder) => KernelTables.Add(modelBuilder);
    }
}
