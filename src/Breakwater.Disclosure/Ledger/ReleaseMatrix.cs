namespace Breakwater.Disclosure;

/// <summary>Puts a new release and all earlier ones into one matrix, with the changes between them as derived rows.</summary>
public static class ReleaseMatrix
{
    /// <summary>Builds the matrix for a release.</summary>
    /// <param name="shape">Any inner table with the dimensions at hand.</param>
    /// <param name="timeline">The segments; its last release is the new one.</param>
    /// <param name="past">Earlier releases, oldest first.</param>
    /// <param name="release">Name of the new release.</param>
    /// <param name="relation">How the new release relates to the one before.</param>
    /// <param name="tables">Its tables.</param>
    /// <param name="policy">Its rules.</param>
    /// <param name="figures">Its rates and sentences.</param>
    public static FigureMatrix Build(
        InnerTable shape, Timeline timeline, IReadOnlyList<PastRelease> past, string release, Relation relation, IReadOnlyList<TableSpecification> tables, SuppressionPolicy policy,
        IReadOnlyList<ReleaseFigure>? figures = null)
    {
        var builder = new MatrixBuilder(timeline.Segments.Select(counts => shape.With(counts)));
        for (var r = 0; r < past.Count; r++)
            foreach (var figure in past[r].Figures)
                AddPast(builder, shape, timeline.Covers[r], past[r], figure);
        var covers = timeline.Covers[past.Count];
        foreach (var table in tables) builder.AddTable(release, table, policy, covers);
        foreach (var figure in figures ?? []) AddFigure(builder, shape, covers, release, policy, figure);
        var asked = tables.SelectMany(table => TableFigures.Of(shape, table).Select(f => new PublishedFigure(table.Name, f.Coordinates, null, "")))
            .Concat((figures ?? []).Select(f => new PublishedFigure(f.Table, f.Coordinates, null, "") { Without = f.Without })).ToList();
        AddChanges(builder, shape, timeline, [.. past, new PastRelease(release, relation, [], policy, asked)], policy);
        return builder.Build();
    }

    /// <summary>The matrix that an attacker has: printed figures only, no true count.</summary>
    public static FigureMatrix OfPublic(InnerTable shape, Timeline timeline, IReadOnlyList<PastRelease> releases)
    {
        var builder = new MatrixBuilder(timeline.Segments.Select(_ => shape.With(new long[shape.CellCount]))) { CountsAreTrue = false };
        for (var r = 0; r < releases.Count; r++)
            foreach (var figure in releases[r].Figures)
                AddPast(builder, shape, timeline.Covers[r], releases[r], figure);
        return builder.Build();
    }

    private static void AddPast(MatrixBuilder builder, InnerTable shape, IReadOnlyList<int> covers, PastRelease release, PublishedFigure figure)
    {
        var cells = builder.Spread(CellsOf(shape, figure.Coordinates, figure.Without), covers).ToList();
        var named = new Figure(release.Name, figure.Table, Named(figure.Coordinates, figure.Without));
        if (!figure.IsShown) builder.Add(named, cells, Standing.Withheld, hiddenBefore: figure.Without is null);
        else
        {
            var range = figure.Value is { } value ? release.Policy.RangeBehind(value) : figure.Range!.Value;
            builder.Add(named, cells, Standing.Released, builder.CountsAreTrue ? Near(range, cells.Sum(builder.CountOf), release.Policy) : range);
        }
    }

    private static void AddFigure(MatrixBuilder builder, InnerTable shape, IReadOnlyList<int> covers, string release, SuppressionPolicy policy, ReleaseFigure figure)
    {
        var cells = builder.Spread(CellsOf(shape, figure.Coordinates, figure.Without), covers).ToList();
        var named = new Figure(release, figure.Table, Named(figure.Coordinates, figure.Without));
        var count = cells.Sum(builder.CountOf);
        if (figure.Without is not null || figure.IsWithheld) builder.Add(named, cells, Standing.Withheld);
        else builder.Add(named, cells, Standing.Candidate, figure.Range is { } range ? Near(range, count, policy) : policy.ShownRange(count));
    }

    // Small counts are never printed, so a range may have a gap; a witness stays on the side of the truth.
    private static (long Least, long Most) Near((long Least, long Most) range, long truth, SuppressionPolicy policy)
    {
        if (!policy.Suppresses || policy.HidesCount(truth) || range.Least == range.Most) return range;
        return truth == 0 ? (0, range.Most > policy.Threshold ? 0 : range.Most) : (Math.Max(range.Least, policy.Threshold + 1), range.Most);
    }

    // The rest of a sentence: "not female".
    private static IReadOnlyList<string> Named(IReadOnlyList<string> coordinates, IReadOnlyList<string>? without) =>
        without is null ? coordinates : [.. coordinates.Zip(without, (all, some) => all == some ? all : $"not {some}")];

    private static IReadOnlyList<int> CellsOf(InnerTable shape, IReadOnlyList<string> coordinates, IReadOnlyList<string>? without) =>
        without is null ? shape.CellsAt(coordinates) : [.. shape.CellsAt(coordinates).Except(shape.CellsAt(without))];

    // What a reader works out by subtracting: for each two overlapping releases that give the same figure its net change, for rolling
    // periods the counts of the periods that came and went. Only changes that are sensitive need a row.
    private static void AddChanges(MatrixBuilder builder, InnerTable shape, Timeline timeline, IReadOnlyList<PastRelease> releases, SuppressionPolicy policy)
    {
        var given = releases.Select(GivenFigures).ToList();
        var cellsOf = new Dictionary<string, IReadOnlyList<int>>(StringComparer.Ordinal);
        for (var late = 1; late < releases.Count; late++)
            for (var early = late - 1; early >= 0; early--)
            {
                var (covers, before) = (timeline.Covers[late], timeline.Covers[early]);
                var came = covers.Except(before).ToList();
                var went = before.Except(covers).ToList();
                if (!covers.Intersect(before).Any() || (came.Count == 0 && went.Count == 0)) continue;
                foreach (var (key, figure) in given[late])
                {
                    if (!given[early].TryGetValue(key, out var earlier)) continue;
                    if (late < releases.Count - 1 && figure.IsShown && earlier.IsShown) continue; // public since then
                    if (!cellsOf.TryGetValue(key, out var cells)) cellsOf[key] = cells = shape.CellsAt(figure.Coordinates);
                    void Add(string what, IReadOnlyList<int> plus, IReadOnlyList<int> minus)
                    {
                        var value = builder.Spread(cells, plus).Sum(builder.CountOf) - builder.Spread(cells, minus).Sum(builder.CountOf);
                        if (Math.Abs(value) < 1 || Math.Abs(value) > policy.Threshold) return;
                        builder.Add(new Figure($"{releases[late].Name} {what} {releases[early].Name}", figure.Table, figure.Coordinates), builder.Spread(cells, plus), Standing.Derived, minus: builder.Spread(cells, minus));
                    }
                    if (releases[late].Relation != Relation.Periods) Add("less", came, went);
                    else
                    {
                        Add("came since", came, []);
                        Add("went since", went, []);
                    }
                }
            }
    }

    private static Dictionary<string, PublishedFigure> GivenFigures(PastRelease release)
    {
        var given = new Dictionary<string, PublishedFigure>(StringComparer.Ordinal);
        foreach (var figure in release.Figures)
        {
            if (figure.Without is not null) continue;
            var key = string.Join('\u001f', figure.Coordinates);
            if (figure.IsShown || !given.ContainsKey(key)) given[key] = figure;
        }
        return given;
    }
}
