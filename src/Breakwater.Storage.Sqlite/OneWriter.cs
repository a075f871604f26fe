using System.Data.Common;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Breakwater.Storage.Sqlite;

/// <summary>
/// SQLite takes one writer: each waits for its turn when its transaction begins, and gives it on as soon as that has ended. What
/// EF sorts and prepares before, and what it tidies up afterwards, is done beside the one who writes.
/// </summary>
internal sealed class OneWriter : DbTransactionInterceptor
{
    public static readonly OneWriter AtATime = new();

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is PartnershipDb db) await db.Turn.Take(cancellationToken);
        return result;
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Ended(eventData);
        return Task.CompletedTask;
    }

    // A commit that failed leaves the transaction open until it is rolled back; where that fails too, the saving gives the turn.
    public override Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Ended(eventData);
        return Task.CompletedTask;
    }

    private static void Ended(TransactionEventData eventData) => (eventData.Context as PartnershipDb)?.Turn.Give();
}
