#pragma warning disable EF1001 // The provider's own batch is the only one that knows how to write one; what is changed of it is a public property.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Update.Internal;

namespace Breakwater.Storage.Postgres;

/// <summary>
/// Rows that are new and go in one batch need no BEGIN and no COMMIT of their own: the server takes all statements up to one
/// Sync as a transaction (PostgreSQL, "Message Flow", Pipelining), so that all are stored or none. A change or a removal keeps its
/// transaction, since whether somebody was quicker is only known when the answer is here; and so do rows that need a second batch.
/// </summary>
public sealed class OneMessage(ModificationCommandBatchFactoryDependencies dependencies, IDbContextOptions options)
    : IModificationCommandBatchFactory
{
    private readonly int _most = options.Extensions.OfType<NpgsqlOptionsExtension>().FirstOrDefault()?.MaxBatchSize ?? Batch.Most;

    public ModificationCommandBatch Create() => new Batch(dependencies, _most);

    private sealed class Batch(ModificationCommandBatchFactoryDependencies dependencies, int most) : NpgsqlModificationCommandBatch(dependencies, most)
    {
        /// <summary>As the provider has it.</summary>
        public const int Most = 1000;

        public override bool RequiresTransaction => base.RequiresTransaction && !ModificationCommands.All(c => c.EntityState == EntityState.Added);
    }
}
