namespace Breakwater.Disclosure;

/// <summary>One dimension of a table: which dimension, which of its columns give categories, and whether its sum is shown.</summary>
/// <param name="Dimension">Place of the dimension in the inner table.</param>
/// <param name="Columns">Columns of the dimension whose categories are shown.</param>
/// <param name="ShowTotal">Whether the sum over the dimension is shown.</param>
public sealed record Axis(int Dimension, IReadOnlyList<string> Columns, bool ShowTotal = true);

/// <summary>A table to publish: the full crossing of its axes with their margins. Dimensions that aren't named are summed over.</summary>
public sealed record TableSpecification(string Name, IReadOnlyList<Axis> Axes)
{
    /// <summary>The table that crosses the named columns, each with every coarser level above it and its total.</summary>
    public static TableSpecification Cross(string name, InnerTable inner, params string[] columns)
    {
        var axes = new List<Axis>();
        foreach (var column in columns)
        {
            var place = inner.DimensionOf(column);
            if (axes.Any(axis => axis.Dimension == place))
                throw new DisclosureException($"Table '{name}' crosses '{column}' with its own dimension '{inner.Dimensions[place].Name}'.");
            axes.Add(new Axis(place, LevelsFrom(inner.Dimensions[place], column)));
        }
        return new TableSpecification(name, axes);
    }

    private static List<string> LevelsFrom(Dimension dimension, string column)
    {
        if (column == dimension.Name) return [.. dimension.Columns];
        var start = dimension.Levels.ToList().FindIndex(level => level.Column == column);
        return [.. dimension.Levels.Skip(start).Where(level => level.Chain == dimension.Levels[start].Chain).Select(level => level.Column)];
    }
}
