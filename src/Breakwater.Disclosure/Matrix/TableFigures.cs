namespace Breakwater.Disclosure;

/// <summary>Lists the figures of a table: its categories crossed, with margins, each with the inner cells that it sums.</summary>
public static class TableFigures
{
    /// <summary>The coordinates (one for each input column) and inner cells of every figure, in the table's printed order.</summary>
    public static IEnumerable<(IReadOnlyList<string> Coordinates, IReadOnlyList<int> Cells)> Of(InnerTable inner, TableSpecification table)
    {
        var categories = inner.Dimensions.Select((dimension, d) => Categories(dimension, table.Axes.FirstOrDefault(axis => axis.Dimension == d))).ToList();
        var choice = new int[categories.Count];
        while (true)
        {
            var chosen = categories.Select((list, d) => list[choice[d]]).ToList();
            yield return ([.. chosen.SelectMany(category => category.Coordinates)], CellsOf(inner, chosen));
            var d = choice.Length - 1;
            while (d >= 0 && ++choice[d] == categories[d].Count) choice[d--] = 0;
            if (d < 0) yield break;
        }
    }

    private static List<Category> Categories(Dimension dimension, Axis? axis)
    {
        var all = Enumerable.Range(0, dimension.Codes.Count).ToArray();
        var total = new Category([.. dimension.Columns.Select(_ => Dimension.Total)], all);
        if (axis is null) return [total];
        var list = new List<Category>();
        if (axis.Columns.Contains(dimension.Name))
            foreach (var code in all)
                list.Add(new Category([dimension.Codes[code], .. dimension.Levels.Select(level => level.GroupOf[code])], [code]));
        for (var place = 0; place < dimension.Levels.Count; place++)
        {
            var level = dimension.Levels[place];
            if (!axis.Columns.Contains(level.Column)) continue;
            foreach (var group in all.GroupBy(code => level.GroupOf[code], StringComparer.Ordinal))
                list.Add(new Category([Dimension.Total, .. Above(dimension, place, group.First())], [.. group]));
        }
        if (axis.ShowTotal) list.Add(total);
        return list;
    }

    // A group's own column and those of the levels above it are known; finer ones and other hierarchies are summed over.
    private static IEnumerable<string> Above(Dimension dimension, int place, int code) =>
        dimension.Levels.Select((level, k) => k >= place && level.Chain == dimension.Levels[place].Chain ? level.GroupOf[code] : Dimension.Total);

    private static List<int> CellsOf(InnerTable inner, List<Category> chosen)
    {
        var cells = new List<int> { 0 };
        for (var d = 0; d < chosen.Count; d++)
        {
            var next = new List<int>(cells.Count * chosen[d].Codes.Length);
            foreach (var cell in cells)
                foreach (var code in chosen[d].Codes) next.Add((cell * inner.Dimensions[d].Codes.Count) + code);
            cells = next;
        }
        return cells;
    }

    private sealed record Category(string[] Coordinates, int[] Codes);
}
