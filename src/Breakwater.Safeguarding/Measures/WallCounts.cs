using System.Globalization;
using Breakwater.Disclosure;

namespace Breakwater.Safeguarding.Measures;

/// <summary>
/// The same concerns counted in two ways (by district and by kind) for a sheet on a wall. A number from one to four is kept
/// back, and so is whatever would give it away: both lists add up to the same sum, whether or not anybody prints it.
/// </summary>
public static class WallCounts
{
    /// <summary>A number below this, save nought, could point at somebody.</summary>
    public const int Least = 5;

    private static readonly string[] Lists = ["first", "second"];

    /// <summary>One number for each line of either list, in its order; null: kept back.</summary>
    /// <param name="firsts">How many lines the first list has; at least one.</param>
    /// <param name="seconds">How many the second has; at least one.</param>
    /// <param name="counted">Of each concern its line in the first list and its line in the second.</param>
    public static (IReadOnlyList<long?> First, IReadOnlyList<long?> Second) Of(int firsts, int seconds, IEnumerable<(int First, int Second)> counted)
    {
        var counts = new long[firsts * seconds];
        foreach (var (first, second) in counted) counts[(first * seconds) + second]++;
        var builder = new MatrixBuilder(new InnerTable([Lines(Lists[0], firsts), Lines(Lists[1], seconds)], counts));
        for (var list = 0; list < Lists.Length; list++)
            builder.AddTable("sheet", new TableSpecification(Lists[list], [new Axis(list, [Lists[list]], ShowTotal: false)]));
        var safe = DisclosureControl.Protect(builder.Build(), new SuppressionPolicy { Name = "wall", Threshold = Least - 1 }, Effort.Least);
        List<long?> Shown(int list, int lines) => Enumerable.Range(0, lines).Select(line =>
        {
            var row = safe.Matrix.Rows.First(r => r.Figures.Any(f => f.Table == Lists[list] && f.Coordinates[list] == Code(line)));
            return safe.Blocked.Count > 0 || safe.IsHidden(row.Index) ? null : (long?)row.Value;
        }).ToList();
        return (Shown(0, firsts), Shown(1, seconds));
    }

    private static Dimension Lines(string name, int lines) => new(name, Enumerable.Range(0, lines).Select(Code).ToList());

    private static string Code(int line) => line.ToString(CultureInfo.InvariantCulture);
}
