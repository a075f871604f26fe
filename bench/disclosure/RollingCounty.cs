using System.Globalization;

namespace Breakwater.Disclosure.Bench;

/// <summary>What the run of rolling releases found.</summary>
public sealed record RollingResult(int Releases, int Figures, int Shown, int Sensitive, int Blocked, int HiddenRows, int Recovered);

/// <summary>
/// Twenty-four monthly releases of an invented county, each covering twelve rolling months in three linked tables (district × age,
/// district × sex, age × sex), protected one after the other with all before them; then the attacker, given everything.
/// </summary>
public static class RollingCounty
{
    private static readonly double[] DistrictShare = [1.6, 1.2, 0.7, 0.2];
    private static readonly double[] AgeShare = [0.5, 1.4, 1.1];
    private static readonly double[] SexShare = [1.25, 0.75];

    /// <summary>Makes the releases and attacks them.</summary>
    public static RollingResult Run(int releases, SuppressionPolicy policy, Effort effort)
    {
        var shape = Shape();
        var months = Months(shape, releases + 11);
        var byMonth = months.Index().ToDictionary(pair => Name(pair.Index), pair => pair.Item, StringComparer.Ordinal);
        TableSpecification[] tables =
        [
            TableSpecification.Cross("district-age", shape, "district", "age"),
            TableSpecification.Cross("district-sex", shape, "district", "sex"),
            TableSpecification.Cross("age-sex", shape, "age", "sex"),
        ];
        var past = new List<PastRelease>();
        int figures = 0, shown = 0, sensitive = 0, blocked = 0;
        for (var r = 0; r < releases; r++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"R{r + 1:00}");
            var covers = Enumerable.Range(r, 12).Select(Name).ToList();
            var snapshots = past.Select(p => new Snapshot(p.Name, p.Relation, p.Periods, null)).Append(new Snapshot(name, Relation.Periods, covers, null)).ToList();
            var timeline = Timeline.Of(snapshots, shape.CellCount, byMonth, shape.Describe);
            var matrix = ReleaseMatrix.Build(shape, timeline, past, name, Relation.Periods, tables, policy);
            var protection = DisclosureControl.Protect(matrix, policy, effort);
            blocked += protection.Blocked.Count;
            sensitive += protection.Sensitive.Count(s => s.Row.Standing == Standing.Candidate);
            var printed = matrix.Rows.SelectMany(row => row.Figures.Where(figure => figure.Release == name).Select(figure => new PublishedFigure(
                figure.Table, figure.Coordinates, protection.IsHidden(row.Index) ? null : policy.Round(row.Value), ""))).ToList();
            figures += printed.Count;
            shown += printed.Count(figure => figure.Value is not null);
            past.Add(new PastRelease(name, Relation.Periods, covers, policy, printed));
        }
        var all = Timeline.Of([.. past.Select(p => new Snapshot(p.Name, p.Relation, p.Periods, null))], shape.CellCount, null, shape.Describe);
        var intervals = IntervalAttack.Bounds(ReleaseMatrix.OfPublic(shape, all, past));
        return new RollingResult(releases, figures, shown, sensitive, blocked, intervals.Count, intervals.Count(i => i.IsExact));
    }

    private static string Name(int month) => string.Create(CultureInfo.InvariantCulture, $"{2023 + (month / 12)}-{1 + (month % 12):00}");

    private static InnerTable Shape()
    {
        Dimension[] dimensions =
        [
            new("district", ["Ashmere", "Thornbeck", "Wellcombe", "Dunley"]),
            new("age", ["10-12", "13-15", "16-17"]),
            new("sex", ["female", "male"]),
        ];
        return new InnerTable(dimensions, new long[24]);
    }

    private static List<long[]> Months(InnerTable shape, int count)
    {
        var random = new Random(24);
        var list = new List<long[]>();
        for (var month = 0; month < count; month++)
        {
            var counts = new long[shape.CellCount];
            for (var cell = 0; cell < counts.Length; cell++)
            {
                var mean = 2.0 * DistrictShare[shape.CodeAt(cell, 0)] * AgeShare[shape.CodeAt(cell, 1)] * SexShare[shape.CodeAt(cell, 2)];
                counts[cell] = -1;
                for (var t = 0.0; t < mean; counts[cell]++) t -= Math.Log(1 - random.NextDouble());
            }
            list.Add(counts);
        }
        return list;
    }
}
