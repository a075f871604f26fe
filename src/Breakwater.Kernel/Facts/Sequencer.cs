using Breakwater.Kernel.Log;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Kernel.Facts;

/// <summary>
/// Gives waiting facts their places in the log. Requests only insert facts; nobody but the holder of the lease comes
/// here, so that no request ever waits for the log's head.
/// </summary>
public sealed class Sequencer
{
    public const string LeaseName = "log";
    private const int Batch = 2000;
    private Frontier? _frontier;

    /// <summary>Places what waits, oldest first. Returns how many were placed, or null when another node holds the lease.</summary>
    public async Task<int?> Place(PartnershipDb db, string holder, CancellationToken stop = default)
    {
        // Short, because after a crash every fact waits for the dead node's lease to run out.
        if (!await Leases.Take(db, LeaseName, holder, TimeSpan.FromSeconds(10), stop)) return null;
        var placed = 0;
        for (; ; )
        {
            // Each envelope by its own key: joined, PostgreSQL would now and then read the whole log, because it never knows how few wait.
            var oldest = await db.Set<WaitingFact>().OrderBy(w => w.FactId).Take(Batch)
                .Select(w => new { w.FactId, Envelope = db.Set<StoredFact>().Where(f => f.Id == w.FactId).Select(f => f.Envelope).FirstOrDefault() }).ToListAsync(stop);
            // One whose row was taken away goes on waiting, where verify reports it: it may not hold up the others.
            var waiting = oldest.FindAll(w => w.Envelope is not null);
            if (waiting.Count == 0) return placed;

            var frontier = (await Head(db, stop)).Copy();
            var places = new List<FactPlace>(waiting.Count);
            foreach (var fact in waiting)
            {
                var leaf = TreeHasher.Leaf(fact.Envelope!);
                places.Add(new FactPlace { Position = frontier.Size, FactId = fact.FactId, LeafHash = leaf.ToArray() });
                frontier.Append(leaf);
            }
            await db.PlaceFacts(places, stop);
            _frontier = frontier;
            placed += waiting.Count;
            // What came in meanwhile waits for the next round: under load there is always something, and each round is a commit.
            if (oldest.Count < Batch) return placed;
        }
    }

    /// <summary>The tree's edge over all placed facts.</summary>
    public async Task<Frontier> Head(PartnershipDb db, CancellationToken stop = default)
    {
        var size = await db.Set<FactPlace>().MaxAsync(p => (long?)p.Position, stop) + 1 ?? 0;
        if (_frontier?.Size == size) return _frontier;

        var newest = await db.Set<StoredCheckpoint>().AsNoTracking().Where(c => c.Size <= size)
            .OrderByDescending(c => c.Epoch).ThenByDescending(c => c.Size).FirstOrDefaultAsync(stop);
        var frontier = newest is null ? new Frontier() : Frontier.From(newest.Frontier);
        var from = frontier.Size;
        await foreach (var leaf in db.Set<FactPlace>().AsNoTracking().Where(p => p.Position >= from).OrderBy(p => p.Position).Select(p => p.LeafHash).AsAsyncEnumerable().WithCancellation(stop))
            frontier.Append(TreeHash.From(leaf));
        return _frontier = frontier;
    }
}
