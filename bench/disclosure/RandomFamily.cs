namespace Breakwater.Disclosure.Bench;

/// <summary>A random family of tables over one set of children: 2 to 4 dimensions, some with hierarchies, one table or several linked ones.</summary>
public sealed record RandomFamily(InnerTable Inner, IReadOnlyList<TableSpecification> Tables)
{
    /// <summary>Makes the family of a seed.</summary>
    public static RandomFamily Make(int seed)
    {
        var random = new Random(seed);
        var count = 2 + random.Next(3);
        var dimensions = new List<Dimension>();
        for (var d = 0; d < count; d++) dimensions.Add(MakeDimension(random, d, count));
        var cells = InnerTable.Size(dimensions);
        var mean = Math.Exp((random.NextDouble() * 3.5) - 0.7);
        var spread = 0.3 + random.NextDouble();
        var counts = new long[cells];
        for (var cell = 0; cell < cells; cell++)
        {
            if (random.NextDouble() < 0.25 * spread) continue;
            counts[cell] = (long)(-mean * Math.Log(1 - random.NextDouble()) * Math.Exp(spread * (random.NextDouble() - 0.5)));
        }
        var inner = new InnerTable(dimensions, counts);
        return new RandomFamily(inner, MakeTables(random, inner));
    }

    /// <summary>The matrix of the family as one release.</summary>
    public FigureMatrix Matrix(SuppressionPolicy? policy = null)
    {
        var builder = new MatrixBuilder(Inner);
        foreach (var table in Tables) builder.AddTable("family", table, policy);
        return builder.Build();
    }

    private static Dimension MakeDimension(Random random, int d, int count)
    {
        var codes = Enumerable.Range(0, 2 + random.Next(count == 2 ? 9 : count == 3 ? 5 : 3)).Select(k => $"{(char)('a' + d)}{k}").ToList();
        var levels = new List<Level>();
        if (codes.Count >= 4 && random.NextDouble() < 0.5)
        {
            var groups = 2 + random.Next(2);
            levels.Add(new Level($"g{d}", [.. codes.Select((_, k) => $"G{k * groups / codes.Count}")], 0));
            if (random.NextDouble() < 0.3) levels.Add(new Level($"h{d}", [.. codes.Select((_, k) => $"H{k % 2}")], 1));
        }
        return new Dimension($"d{d}", codes, levels);
    }

    private static List<TableSpecification> MakeTables(Random random, InnerTable inner)
    {
        var names = inner.Dimensions.Select(d => d.Name).ToArray();
        if (names.Length == 2 || random.NextDouble() < 0.4) return [TableSpecification.Cross("all", inner, names)];
        var tables = new List<TableSpecification>();
        for (var a = 0; a < names.Length; a++)
            for (var b = a + 1; b < names.Length; b++)
                if (random.NextDouble() < 0.75) tables.Add(TableSpecification.Cross($"t{a}{b}", inner, names[a], names[b]));
        if (random.NextDouble() < 0.3 && names.Length == 4) tables.Add(TableSpecification.Cross("t012", inner, names[0], names[1], names[2]));
        return tables.Count > 0 ? tables : [TableSpecification.Cross("one", inner, names[0], names[1])];
    }
}
