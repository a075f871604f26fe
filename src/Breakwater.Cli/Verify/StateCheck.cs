using System.Reflection;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Breakwater.Cli.Verify;

/// <summary>
/// Holds the tables against the newest digest that the log gives for each row: what was edited, added or deleted behind
/// the program's back is named by table and key.
/// </summary>
internal sealed class StateCheck
{
    private readonly Dictionary<string, string> _told = new(StringComparer.Ordinal);

    /// <summary>Takes the row lines of one envelope; later ones replace earlier ones.</summary>
    public void Take(string envelope)
    {
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
        foreach (var type in tables.Model.GetEntityTypes().Where(t => !t.ClrType.IsAssignableTo(typeof(IOutsideTheRule))).ToList())
            foreach (var entity in Rows(tables, type))
            {
                var row = RowDigest.Of(type, entity, deleted: false, keys);
                var cut = row.LastIndexOf(' ');
                if (!_told.Remove(row[..cut], out var told)) yield return $"{row[..cut]} is in its table, and no fact says so.";
                else if (told != row[(cut + 1)..]) yield return $"{row[..cut]} is not as the newest fact left it: it was edited.";
            }
        foreach (var missing in _told.Keys) yield return $"{missing} is gone from its table, and no fact says so.";
    }

    private static IEnumerable<object> Rows(DbContext tables, IEntityType type) =>
        (IEnumerable<object>)typeof(StateCheck).GetMethod(nameof(Stream), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.ClrType).Invoke(null, [tables])!;

    private static IEnumerable<T> Stream<T>(DbContext tables) where T : class => tables.Set<T>().AsNoTracking();
}
