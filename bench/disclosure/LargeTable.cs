using System.Globalization;

namespace Breakwater.Disclosure.Bench;

/// <summary>An invented table of 14,160 cells: 275 regions in 19 areas, 5 services, 7 months, each with its total.</summary>
internal static class LargeTable
{
    public static InnerTable Make()
    {
        var random = new Random(14_160);
        var regions = Enumerable.Range(0, 275).Select(k => string.Create(CultureInfo.InvariantCulture, $"R{k:000}")).ToList();
        var areas = regions.Select((_, k) => string.Create(CultureInfo.InvariantCulture, $"A{k * 19 / 275:00}")).ToList();
        var services = Enumerable.Range(1, 5).Select(k => $"S{k}").ToList();
        var months = Enumerable.Range(1, 7).Select(k => $"M{k}").ToList();
        var dimensions = new[] { new Dimension("region", regions, [new Level("area", areas, 0)]), new Dimension("service", services), new Dimension("month", months) };
        double[] share = [2.2, 1.4, 1, 0.7, 0.45];
        var counts = new List<long>();
        foreach (var _ in regions)
        {
            var size = Math.Exp(2.45 + (1.0 * Normal(random)));
            for (var s = 0; s < 5; s++)
                for (var m = 0; m < 7; m++) counts.Add((long)(size * share[s] * Math.Exp(0.5 * Normal(random))));
        }
        return new InnerTable(dimensions, [.. counts]);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
