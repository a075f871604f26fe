namespace Breakwater.Disclosure.Bench;

/// <summary>Tables that are released again and again, and how their counts grow from one release to the next.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Relation">How each release relates to the one before.</param>
/// <param name="Shape">The dimensions.</param>
/// <param name="Tables">The tables of each release.</param>
/// <param name="Next">The count of an inner cell, from its number and its count in the release before.</param>
public sealed record ChainCase(string Name, Relation Relation, InnerTable Shape, IReadOnlyList<TableSpecification> Tables, Func<Random, int, long?, long> Next)
{
    private static readonly double[] DistrictShare = [1.9, 1.6, 1.4, 1.2, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5];
    private static readonly double[] AgeShare = [0.5, 0.9, 1.3, 1.3];
    private static readonly double[] SexShare = [1.15, 0.85];

    /// <summary>One table of 24 figures whose cells mostly grow by more than the threshold.</summary>
    public static ChainCase Small()
    {
        var shape = new InnerTable([new("district", ["Ashmere", "Thornbeck", "Wellcombe", "Port Calder", "Dunley"]), new("age", ["13-14", "15-16", "17"])], new long[15]);
        return new("small table to date", Relation.Cumulative, shape, [TableSpecification.Cross("by-age", shape, "district", "age")], (random, _, before) => before is { } known ? known + 4 + random.Next(22) : 14 + random.Next(30));
    }

    /// <summary>District (in area) by age by sex of a county, 210 figures: each release adds so many children to an inner cell on average.</summary>
    public static ChainCase CountyToDate(double mean)
    {
        var shape = County();
        return new($"county to date, about {mean * Enumerable.Range(0, shape.CellCount).Sum(cell => Share(shape, cell)):#,0} children more each time", Relation.Cumulative, shape, Cube(shape), (random, cell, before) => (before ?? 0) + Poisson(random, mean * Share(shape, cell)));
    }

    /// <summary>The same table of one year, put right each time: in one inner cell of so many, children come in, or go out.</summary>
    public static ChainCase CountyCorrected(double mean, int oneIn)
    {
        var shape = County();
        return new($"county corrected in one inner cell of {oneIn}", Relation.Restated, shape, Cube(shape), (random, cell, before) =>
            before is not { } known ? Poisson(random, mean * Share(shape, cell)) : random.Next(oneIn) > 0 ? known : Math.Max(0, known + random.Next(-8, 9)));
    }

    private static InnerTable County() => new(
        [
            new("district", [.. Enumerable.Range(0, 10).Select(k => $"D{k}")], [new Level("area", ["North", "North", "North", "North", "Mid", "Mid", "Mid", "South", "South", "South"], 0)]),
            new("age", ["10-12", "13-14", "15-16", "17"]),
            new("sex", ["female", "male"]),
        ],
        new long[80]);

    private static IReadOnlyList<TableSpecification> Cube(InnerTable shape) => [TableSpecification.Cross("county", shape, "district", "age", "sex")];

    private static double Share(InnerTable shape, int cell) => DistrictShare[shape.CodeAt(cell, 0)] * AgeShare[shape.CodeAt(cell, 1)] * SexShare[shape.CodeAt(cell, 2)];

    private static long Poisson(Random random, double mean)
    {
        var count = -1L;
        for (var t = 0.0; t < mean; count++) t -= Math.Log(1 - random.NextDouble());
        return count;
    }
}
