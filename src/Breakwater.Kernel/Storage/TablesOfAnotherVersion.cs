using Microsoft.EntityFrameworkCore;

namespace Breakwater.Kernel.Storage;

/// <summary>
/// Which version of the program made a database's tables: the ids of its migrations say it, for that of the first bears a digest
/// of what it makes (tools/migrate). On another version's tables each page would fail by itself, so the start refuses them.
/// </summary>
public static class TablesOfAnotherVersion
{
    /// <summary>Looks, and writes nothing.</summary>
    /// <param name="tables">A context that knows the migrations.</param>
    /// <param name="where">The database, as the operator knows it.</param>
    /// <param name="instead">What to do where the version that made it isn't wanted, in words that follow on "or".</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="InvalidOperationException">It holds a migration that this program doesn't know; the message says what to do.</exception>
    public static async Task Refuse(DbContext tables, string where, string instead, CancellationToken stop = default)
    {
        var ours = tables.Database.GetMigrations().ToList();
        var unknown = (await tables.Database.GetAppliedMigrationsAsync(stop)).Except(ours).ToList();
        if (unknown.Count > 0)
            throw new InvalidOperationException($"{where} was made by another version of Breakwater: its tables are those of {unknown[0]}, and this version's are those of {ours[^1]}. Nothing in it was changed. Open it with the version that made it, or {instead}. See docs/operations.md.");
    }
}
