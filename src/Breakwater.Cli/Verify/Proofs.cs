using System.Globalization;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Log;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Cli.Verify;

/// <summary>
/// <c>verify --prove</c>: what somebody who holds nothing but a checkpoint needs to see that a fact stands in the log and, from a
/// state verified earlier, that the log only added to it. Lines of <c>name: value</c>, hashes in hex, each path in the order of
/// RFC 6962 sections 2.1.1 and 2.1.2.
/// </summary>
internal static class Proofs
{
    private sealed record Placed(long Position, Guid Id, string Name, byte[] Envelope);

    /// <summary>Prints a proof of each fact that <paramref name="which"/> names; false where one doesn't lead to the signed root.</summary>
    /// <param name="tables">The database, read at one moment.</param>
    /// <param name="which">A fact's position or id, or the reference of the concern or referral that facts are about.</param>
    /// <param name="newest">The checkpoint to prove it against.</param>
    /// <param name="since">One verified earlier, to which the log is then shown to have only added.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="InvalidOperationException">No fact that the checkpoint covers is named so; the message says what to do.</exception>
    public static async Task<bool> Print(DbContext tables, string which, SignedCheckpoint newest, SignedCheckpoint? since, CancellationToken stop)
    {
        var signed = newest.Checkpoint;
        var facts = await Find(tables, which, stop);
        if (facts.Count == 0) throw new InvalidOperationException($"No fact with a place in the log is \"{which}\". Name its position or its id, or the reference of the concern or referral that it is about.");
        var covered = facts.FindAll(f => f.Position < signed.TreeSize);
        if (covered.Count == 0) throw new InvalidOperationException($"{newest.Source} covers {signed.TreeSize} facts, and \"{which}\" came after them. Bring a copy of the checkpoints that was made later.");
        if (covered.Count < facts.Count) Console.WriteLine($"{facts.Count - covered.Count} facts about {which} are not yet covered by a checkpoint, and not proved.");

        var leaves = await Leaves(tables, signed.TreeSize, stop);
        var holds = true;
        foreach (var fact in covered)
        {
            var (leaf, proof) = (TreeHasher.Leaf(fact.Envelope), MerkleTree.ProveInclusion(leaves, fact.Position));
            holds &= Say([$"fact: {fact.Id} {fact.Name}", $"leaf: {leaf}", $"index: {fact.Position}"], signed, proof.Path, proof.Verify(leaf, signed.Root));
        }
        // An empty log says nothing that a later one could contradict.
        if (since?.Checkpoint is { TreeSize: > 0 } earlier)
        {
            var proof = MerkleTree.ProveConsistency(leaves, earlier.TreeSize);
            holds &= Say([$"only added to: {since.Source}", $"earlier size: {earlier.TreeSize}", $"earlier root: {earlier.Root}"], signed, proof.Path, proof.Verify(earlier.Root, signed.Root));
        }
        return holds;
    }

    private static bool Say(string[] what, Checkpoint signed, IReadOnlyList<TreeHash> path, bool verifies)
    {
        foreach (var line in what) Console.WriteLine(line);
        Console.WriteLine($"tree size: {signed.TreeSize}");
        Console.WriteLine($"root: {signed.Root}");
        foreach (var hash in path) Console.WriteLine($"path: {hash}");
        Console.WriteLine(verifies ? "verifies: yes" : "verifies: NO");
        return verifies;
    }

    private static async Task<List<Placed>> Find(DbContext tables, string which, CancellationToken stop)
    {
        IQueryable<FactPlace> places = tables.Set<FactPlace>();
        IQueryable<StoredFact> facts = tables.Set<StoredFact>();
        if (long.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var position)) places = places.Where(p => p.Position == position);
        else if (Guid.TryParse(which, out var id)) facts = facts.Where(f => f.Id == id);
        else
        {
            var records = await RecordsOf(tables, Reference.Read(which), stop);
            facts = facts.Where(f => records.Contains(f.RecordId));
        }
        var found = await places.Join(facts, p => p.FactId, f => f.Id, (p, f) => new { p.Position, f.Id, f.Name, f.Envelope }).OrderBy(f => f.Position).ToListAsync(stop);
        return found.ConvertAll(f => new Placed(f.Position, f.Id, f.Name, f.Envelope));
    }

    private static async Task<List<Guid>> RecordsOf(DbContext tables, string? reference, CancellationToken stop)
    {
        if (reference is null) return [];
        var concerns = await tables.Set<Concern>().Where(c => c.Reference == reference).Select(c => c.Id).ToListAsync(stop);
        var referrals = await tables.Set<Referral>().Where(r => r.Reference == reference).Select(r => r.Id).ToListAsync(stop);
        return [.. concerns.Select(c => c.Value), .. referrals.Select(r => r.Value)];
    }

    /// <summary>The leaf hashes that the checkpoint covers: the proof itself shows whether they are those that were signed.</summary>
    private static async Task<TreeHash[]> Leaves(DbContext tables, long size, CancellationToken stop)
    {
        var leaves = new List<TreeHash>((int)size);
        await foreach (var leaf in tables.Set<FactPlace>().Where(p => p.Position < size).OrderBy(p => p.Position).Select(p => p.LeafHash).AsAsyncEnumerable().WithCancellation(stop))
            leaves.Add(TreeHash.From(leaf));
        return [.. leaves];
    }
}
