using System.Globalization;

namespace Breakwater.Disclosure.Bench;

/// <summary>What a chain of releases showed and gave away.</summary>
/// <param name="Shown">Figures shown, of all releases.</param>
/// <param name="Alone">Figures that would be shown if each release were protected without the others.</param>
/// <param name="SmallChanges">Changes of 1 to T between any two releases.</param>
/// <param name="Recovered">Those of them that the attacker works out from everything printed.</param>
/// <param name="Blocked">What could not be protected.</param>
public sealed record ChainResult(int Shown, int Alone, int SmallChanges, int Recovered, int Blocked);

/// <summary>Releases of the same invented tables, each protected with all before it, and the attacker on the change between any two of them.</summary>
public static class SuccessiveReleases
{
    /// <summary>Makes the releases and attacks them.</summary>
    public static ChainResult Run(ChainCase chain, int releases, SuppressionPolicy policy, Effort effort)
    {
        var (shape, tables, relation) = (chain.Shape, chain.Tables, chain.Relation);
        var random = new Random(releases);
        var truth = new List<long[]>();
        var snapshots = new List<Snapshot>();
        var past = new List<PastRelease>();
        int shown = 0, alone = 0, blocked = 0;
        for (var r = 0; r < releases; r++)
        {
            truth.Add([.. Enumerable.Range(0, shape.CellCount).Select(cell => chain.Next(random, cell, r == 0 ? null : truth[r - 1][cell]))]);
            var (name, first) = (string.Create(CultureInfo.InvariantCulture, $"R{r + 1:00}"), r == 0);
            snapshots.Add(new Snapshot(name, first ? Relation.Independent : relation, [], truth[r]));
            var protection = DisclosureControl.Protect(ReleaseMatrix.Build(shape, Timeline.Of(snapshots, shape.CellCount, null, shape.Describe), past, name, relation, tables, policy), policy, effort);
            blocked += protection.Blocked.Count;
            past.Add(new PastRelease(name, snapshots[^1].Relation, [], policy, Printed(protection, name)));
            var builder = new MatrixBuilder(shape.With(truth[r]));
            foreach (var table in tables) builder.AddTable(name, table, policy);
            shown += past[^1].Figures.Count(figure => figure.IsShown);
            alone += Printed(DisclosureControl.Protect(builder.Build(), policy, effort), name).Count(figure => figure.IsShown);
        }
        var (small, recovered) = Attack(shape, past, truth, policy.Threshold);
        return new ChainResult(shown, alone, small, recovered, blocked);
    }

    private static List<PublishedFigure> Printed(Protection protection, string release) =>
        [.. protection.Matrix.Rows.SelectMany(row => row.Figures.Where(figure => figure.Release == release && row.Standing != Standing.Derived).Select(figure => new PublishedFigure(
            figure.Table, figure.Coordinates, protection.IsHidden(row.Index) ? null : protection.Policy.Round(row.Value), "")))];

    // Everything printed, and every small change between two releases as a row that the attacker is after.
    private static (int Small, int Recovered) Attack(InnerTable shape, List<PastRelease> past, List<long[]> truth, int threshold)
    {
        var timeline = Timeline.Of([.. past.Select(release => new Snapshot(release.Name, release.Relation, [], null))], shape.CellCount, null, shape.Describe);
        var builder = new MatrixBuilder(timeline.Segments.Select(counts => shape.With(counts))) { CountsAreTrue = false };
        for (var r = 0; r < past.Count; r++)
            foreach (var figure in past[r].Figures)
                if (figure.Value is { } value) builder.Add(new Figure(past[r].Name, figure.Table, figure.Coordinates), builder.Spread(shape.CellsAt(figure.Coordinates), timeline.Covers[r]), Standing.Released, past[r].Policy.RangeBehind(value));
        var small = 0;
        for (var late = 1; late < past.Count; late++)
            for (var early = 0; early < late; early++)
                foreach (var figure in past[late].Figures)
                {
                    var cells = shape.CellsAt(figure.Coordinates);
                    var change = Math.Abs(cells.Sum(cell => truth[late][cell] - truth[early][cell]));
                    if (change < 1 || change > threshold) continue;
                    small++;
                    builder.Add(new Figure($"{past[late].Name} less {past[early].Name}", "change", figure.Coordinates), builder.Spread(cells, [.. timeline.Covers[late].Except(timeline.Covers[early])]),
                        Standing.Withheld, minus: builder.Spread(cells, [.. timeline.Covers[early].Except(timeline.Covers[late])]));
                }
        return (small, IntervalAttack.GivenAway(builder.Build()).Count(row => row.Figures.Any(figure => figure.Table == "change")));
    }
}
