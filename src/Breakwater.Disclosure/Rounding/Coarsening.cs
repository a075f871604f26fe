namespace Breakwater.Disclosure;

/// <summary>Coarsening (global recoding): a dimension's codes are merged before anything is published.</summary>
public static class Coarsening
{
    /// <summary>The table with one dimension merged; levels above are kept where the merged codes lie whole inside them.</summary>
    /// <param name="inner">The table.</param>
    /// <param name="column">A level of a dimension (its groups become the codes).</param>
    public static InnerTable ToLevel(InnerTable inner, string column)
    {
        var place = inner.DimensionOf(column);
        var dimension = inner.Dimensions[place];
        var level = dimension.Levels.FirstOrDefault(l => l.Column == column)
            ?? throw new DisclosureException($"'{column}' is already the finest column of its dimension.");
        return Merge(inner, place, column, level.GroupOf, dimension.Levels.Where(l => l.Chain == level.Chain && l != level && Nests(level, l)));
    }

    /// <summary>The table with codes of one dimension merged under new names; codes that aren't named stay.</summary>
    public static InnerTable Merge(InnerTable inner, string column, IReadOnlyDictionary<string, string> groupOf)
    {
        var place = inner.DimensionOf(column);
        var dimension = inner.Dimensions[place];
        foreach (var code in groupOf.Keys)
            if (!dimension.Codes.Contains(code)) throw new DisclosureException($"Column '{column}' has no code '{code}'.");
        var merged = dimension.Codes.Select(code => groupOf.GetValueOrDefault(code, code)).ToList();
        var merging = new Level(column, merged, 0);
        return Merge(inner, place, column, merged, dimension.Levels.Where(l => Nests(merging, l)));
    }

    private static bool Nests(Level fine, Level coarse) =>
        fine.GroupOf.Zip(coarse.GroupOf).GroupBy(pair => pair.First, StringComparer.Ordinal).All(group => group.Select(pair => pair.Second).Distinct().Count() == 1);

    private static InnerTable Merge(InnerTable inner, int place, string column, IReadOnlyList<string> groupOf, IEnumerable<Level> above)
    {
        var codes = groupOf.Distinct().ToList();
        var first = codes.ConvertAll(code => groupOf.Index().First(pair => pair.Item == code).Index);
        var dimensions = inner.Dimensions.ToList();
        dimensions[place] = new Dimension(column, codes, [.. above.Select(level => level with { GroupOf = [.. first.Select(code => level.GroupOf[code])] })]);
        var merged = new InnerTable(dimensions, new long[InnerTable.Size(dimensions)]);
        var counts = new long[merged.CellCount];
        for (var cell = 0; cell < inner.CellCount; cell++)
        {
            var at = Enumerable.Range(0, dimensions.Count).Select(d => inner.CodeAt(cell, d)).ToArray();
            at[place] = codes.IndexOf(groupOf[at[place]]);
            counts[merged.CellAt(at)] += inner.Counts[cell];
        }
        return merged.With(counts);
    }
}
