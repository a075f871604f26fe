using System.Data.Common;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Breakwater.Cli.Verify;

/// <summary>
/// Holds the tables against the newest digest that the log gives for each row: what was edited, added or deleted behind
/// the program's back is named by table and key. Of rows outside the rule, those columns are held to it that decide what
/// somebody may do (workers) and whether words can be opened (record keys). The columns that repeat a fact's envelope for
/// queries are held to the envelope itself, and each configuration's text to the digest by which facts name it.
/// </summary>
internal sealed class StateCheck
{
    private readonly Dictionary<string, string> _told = new(StringComparer.Ordinal);
    private readonly HashSet<string> _configurations = new(StringComparer.Ordinal);

    /// <summary>Takes the row lines of one envelope, of which later ones replace earlier ones, and the configuration that it names.</summary>
    public void Take(string envelope)
    {
        _configurations.UnionWith(FactEnvelope.ReadAll(envelope, "configuration"));
        foreach (var row in FactEnvelope.ReadAll(envelope, "row"))
        {
            var cut = row.LastIndexOf(' ');
            if (row[(cut + 1)..] == "gone") _told.Remove(row[..cut]);
            else _told[row[..cut]] = row[(cut + 1)..];
        }
    }

    /// <summary>Sentences for all that differs; none when the tables are as the facts left them.</summary>
    public IEnumerable<string> Compare(DbContext tables, KeyDirectory keys)
    {
        foreach (var type in tables.Model.GetEntityTypes().Where(t => !t.ClrType.IsAssignableTo(typeof(IOutsideTheRule)) || RowDigest.IsKeptInPart(t)).ToList())
            foreach (var entity in Rows(tables, type))
            {
                var row = RowDigest.Of(type, entity, deleted: false, keys);
                var cut = row.LastIndexOf(' ');
                // A draft has a key too, and so has what was only ever looked at: no fact made those.
                if (!_told.Remove(row[..cut], out var told) && entity is RecordKey) continue;
                if (told is null) yield return $"{row[..cut]} is in its table, and no fact says so.";
                else if (told != row[(cut + 1)..]) yield return $"{row[..cut]} is not as the newest fact left it: it was edited.";
            }
        foreach (var missing in _told.Keys) yield return $"{missing} is gone from its table, and no fact says so.";
        foreach (var sentence in CompareConfigurations(tables)) yield return sentence;
    }

    private IEnumerable<string> CompareConfigurations(DbContext tables)
    {
        foreach (var kept in Stream<ConfigurationText>(tables))
        {
            // As PartnershipConfiguration.Digest takes it.
            if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(kept.Text))) != kept.Digest) yield return $"configurations {kept.Digest}: the text doesn't give this digest: it was edited.";
            _configurations.Remove(kept.Digest);
        }
        foreach (var missing in _configurations) yield return $"configurations {missing} is gone from its table, and facts were written under it.";
    }

    /// <summary>Sentences for facts whose columns don't repeat their envelope, or whose record has lost its key without a tombstone.</summary>
    public static async IAsyncEnumerable<string> Facts(DbConnection connection, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await foreach (var fact in LogRows.Columns(connection, stop))
        {
            if (fact.Differing.Count > 0) yield return $"facts {fact.Id}: {string.Join(", ", fact.Differing)} {(fact.Differing.Count == 1 ? "is" : "are")} not as the envelope says: edited.";
            if (!fact.HasKey) yield return $"record_keys: the key of what fact {fact.Id} is about is gone, and no tombstone stands in its place.";
        }
    }

    private static IEnumerable<object> Rows(DbContext tables, IEntityType type) =>
        (IEnumerable<object>)typeof(StateCheck).GetMethod(nameof(Stream), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.ClrType).Invoke(null, [tables])!;

    private static IEnumerable<T> Stream<T>(DbContext tables) where T : class => tables.Set<T>().AsNoTracking();
}
