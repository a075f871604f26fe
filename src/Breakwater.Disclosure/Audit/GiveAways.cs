namespace Breakwater.Disclosure;

/// <summary>
/// What strict searches have found out for good: for a row, an amount and an attacker, sets of figures that leave no such change once
/// all of them are shown. Showing more never gives a figure room again, so a search that would run into such a set needn't be made.
/// </summary>
internal sealed class GiveAways
{
    private const int MostPerAim = 12;
    private readonly Dictionary<(int Target, long Amount, IReadOnlyList<int> Known), List<int[]>> _sets = [];

    /// <summary>The set of figures, all shown, that rules the change out; null when none is known.</summary>
    public int[]? Find(int target, long amount, IReadOnlyList<int> known, Pattern pattern)
    {
        if (!_sets.TryGetValue((target, amount, known), out var sets)) return null;
        foreach (var set in sets)
            if (!Array.Exists(set, pattern.IsHidden)) return set;
        return null;
    }

    /// <summary>Notes the figures of an infeasible search; those that are hidden had no part in it.</summary>
    public void Add(int target, long amount, IReadOnlyList<int> known, IEnumerable<int> rows, Pattern pattern)
    {
        if (!_sets.TryGetValue((target, amount, known), out var sets)) _sets[(target, amount, known)] = sets = [];
        if (sets.Count == MostPerAim) sets.RemoveAt(0);
        sets.Add([.. rows.Where(row => !pattern.IsHidden(row))]);
    }
}
