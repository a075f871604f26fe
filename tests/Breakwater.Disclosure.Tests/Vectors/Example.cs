namespace Breakwater.Disclosure.Tests.Vectors;

/// <summary>Small tables for tests, and the attacker let loose on what is published of them.</summary>
internal static class Example
{
    public static InnerTable Table(Dimension[] dimensions, params long[] counts) => new(dimensions, counts);

    public static Dimension Dim(string name, params string[] codes) => new(name, codes);

    public static FigureMatrix Cross(InnerTable inner, params string[][] tables)
    {
        var builder = new MatrixBuilder(inner);
        foreach (var columns in tables) builder.AddTable("r", TableSpecification.Cross(string.Join('-', columns), inner, columns));
        return builder.Build();
    }

    public static SuppressionPolicy Policy(int threshold, int? width = 1, ZeroRule zeros = ZeroRule.Show, Attackers attackers = Attackers.Outsider, bool secondary = true) =>
        new() { Name = "test", Threshold = threshold, Width = width, Zeros = zeros, Attackers = attackers, Secondary = secondary };

    public static IReadOnlyList<AttackerInterval> Attack(InnerTable inner, Protection protection) => IntervalAttack.Bounds(PublicMatrix(inner, protection));

    public static IReadOnlyList<AttackerInterval> Attack(InnerTable inner, IReadOnlyList<PublishedFigure> figures, SuppressionPolicy policy) =>
        IntervalAttack.Bounds(PublicMatrix(inner, figures, policy));

    public static FigureMatrix PublicMatrix(InnerTable inner, Protection protection) => PublicMatrix(
        inner,
        [.. protection.Matrix.Rows.SelectMany(row => row.Figures.Select(figure => new PublishedFigure(
            figure.Table, figure.Coordinates, protection.IsHidden(row.Index) ? null : protection.Policy.Round(row.Value), "")))],
        protection.Policy);

    private static FigureMatrix PublicMatrix(InnerTable inner, IReadOnlyList<PublishedFigure> figures, SuppressionPolicy policy)
    {
        var release = new PastRelease("r", Relation.Independent, [], policy, figures);
        var timeline = Timeline.Of([new Snapshot("r", Relation.Independent, [], null)], inner.CellCount, null, inner.Describe);
        return ReleaseMatrix.OfPublic(inner, timeline, [release]);
    }

    public static AttackerInterval At(this IEnumerable<AttackerInterval> intervals, params string[] coordinates) =>
        intervals.Single(interval => interval.Row.Figures.Any(figure => figure.Coordinates.SequenceEqual(coordinates)));

    public static bool Hides(this Protection protection, params string[] coordinates) =>
        protection.IsHidden(protection.Matrix.Rows.Single(row => row.Figures.Any(figure => figure.Coordinates.SequenceEqual(coordinates))).Index);

    public static int HiddenFigures(this Protection protection) =>
        protection.Matrix.Rows.Where(row => protection.IsHidden(row.Index)).Sum(row => row.Figures.Select(f => string.Join('|', f.Coordinates)).Distinct().Count());
}
