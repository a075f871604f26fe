using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Access;

/// <summary>
/// Holds a page that says <see cref="SavesOnceAttribute"/> to its word: from here until the end, this context saves once. A
/// second saving is refused before anything of it is stored.
/// </summary>
public sealed class OneSaving : IDisposable
{
    private readonly PartnershipDb _db;
    private bool _saved;

    public OneSaving(PartnershipDb db)
    {
        _db = db;
        db.SavingChanges += Count;
    }

    public void Dispose() => _db.SavingChanges -= Count;

    private void Count(object? sender, SavingChangesEventArgs e)
    {
        if (_saved) throw new InvalidOperationException("This page says that it saves once ([SavesOnce]) and was about to save again: sent twice, its first half would be stored twice. Take the word off it.");
        _saved = true;
    }
}
