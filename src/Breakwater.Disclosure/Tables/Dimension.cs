namespace Breakwater.Disclosure;

/// <summary>A coarser grouping of a dimension's codes: the column that names it and, for each code of the dimension, its group.</summary>
/// <param name="Column">Name of the column, such as <c>area</c>.</param>
/// <param name="GroupOf">One group for each code of the dimension, in the order of its codes.</param>
/// <param name="Chain">Which hierarchy of the dimension it belongs to; levels of one chain nest in each other.</param>
public sealed record Level(string Column, IReadOnlyList<string> GroupOf, int Chain);

/// <summary>A classifying variable (a spanning variable, Hundepool et al. 2012, section 4.2) with its hierarchies.</summary>
public sealed class Dimension
{
    /// <summary>The word that stands in a column that was summed over.</summary>
    public const string Total = "Total";

    /// <summary>Makes a dimension. Throws when a code is given twice, is <c>Total</c>, looks like another one, or a group has two parents in one hierarchy.</summary>
    public Dimension(string name, IReadOnlyList<string> codes, IReadOnlyList<Level>? levels = null)
    {
        Name = name;
        Codes = codes;
        Levels = levels ?? [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            if (!seen.Add(code)) throw new DisclosureException($"Column '{name}': the code '{code}' is listed twice.");
            if (code == Total) throw new DisclosureException($"Column '{name}': '{Total}' is kept for sums and can't be a code.");
        }
        RequireTellable(name, codes);
        foreach (var level in Levels) RequireTellable(level.Column, level.GroupOf.Distinct(StringComparer.Ordinal));
        foreach (var chain in Levels.GroupBy(level => level.Chain)) RequireNested([.. chain]);
    }

    /// <summary>Column of the finest codes.</summary>
    public string Name { get; }

    /// <summary>The finest codes.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>Coarser groupings, fine to coarse within each hierarchy.</summary>
    public IReadOnlyList<Level> Levels { get; }

    /// <summary>All columns of the dimension, the finest first.</summary>
    public IEnumerable<string> Columns => Levels.Select(level => level.Column).Prepend(Name);

    /// <summary>Whether a code lies under the given values of the dimension's columns.</summary>
    internal bool IsUnder(int code, IReadOnlyList<string> asked)
    {
        if (asked[0] != Total && asked[0] != Codes[code]) return false;
        for (var k = 0; k < Levels.Count; k++)
            if (asked[k + 1] != Total && asked[k + 1] != Levels[k].GroupOf[code]) return false;
        return true;
    }

    private static void RequireTellable(string column, IEnumerable<string> codes)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal) { [CodeSkeleton.Of(Total)] = Total };
        foreach (var code in codes)
            if (!seen.TryAdd(CodeSkeleton.Of(code), code))
            {
                var other = seen[CodeSkeleton.Of(code)];
                throw new DisclosureException($"Column '{column}': the codes '{other}' and '{code}' {CodeSkeleton.Difference(other, code)}; write one code in one way.");
            }
    }

    private static void RequireNested(IReadOnlyList<Level> chain)
    {
        for (var k = 1; k < chain.Count; k++)
        {
            var parents = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var code = 0; code < chain[k].GroupOf.Count; code++)
            {
                var child = chain[k - 1].GroupOf[code];
                var parent = chain[k].GroupOf[code];
                if (!parents.TryAdd(child, parent) && parents[child] != parent)
                    throw new DisclosureException($"Hierarchy {chain[k - 1].Column} → {chain[k].Column}: '{child}' has two parents, '{parents[child]}' and '{parent}'.");
            }
        }
    }
}
