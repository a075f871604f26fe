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
    public static FigureMatrix Build(
        InnerTable shape, Timeline timeline, IReadOnlyList<PastRelease> past, string release, Relation relation, IReadOnlyList<TableSpecification> tables, SuppressionPolicy policy)
    {
        var builder = new MatrixBuilder(timeline.Segments.Select(counts => shape.With(counts)));
        for (var r = 0; r < past.Count; r++)
            foreach (var figure in past[r].Figures)
                AddPast(builder, shape, timeline.Covers[r], past[r], figure);
        var covers = timeline.Covers[past.Count];
        foreach (var table in tables) builder.AddTable(release, table, policy, covers);
        AddChanges(builder, shape, timeline, past, release, relation, tables);
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
        var cells = builder.Spread(shape.CellsAt(figure.Coordinates), covers);
        var named = new Figure(release.Name, figure.Table, figure.Coordinates);
        if (figure.Value is { } value) builder.Add(named, cells, Standing.Released, release.Policy.RangeBehind(value));
        else builder.Add(named, cells, Standing.Withheld);
    }

    // What a reader works out by subtracting: the net change since each earlier overlapping release; for rolling periods also the
    // counts of the periods that came and went.
    private static void AddChanges(MatrixBuilder builder, InnerTable shape, Timeline timeline, IReadOnlyList<PastRelease> past, string release, Relation relation, IReadOnlyList<TableSpecification> tables)
    {
        if (relation is Relation.Independent or Relation.Same) return;
        var covers = timeline.Covers[past.Count];
        var figures = tables.SelectMany(table => TableFigures.Of(shape, table).Select(f => (Table: table.Name, f.Coordinates, f.Cells)))
            .DistinctBy(f => string.Join('\u001f', f.Coordinates)).ToList();
        for (var r = past.Count - 1; r >= 0; r--)
        {
            var came = covers.Except(timeline.Covers[r]).ToList();
            var went = timeline.Covers[r].Except(covers).ToList();
            if (!covers.Intersect(timeline.Covers[r]).Any() || (came.Count == 0 && went.Count == 0)) continue;
            var known = past[r].Figures.Where(f => f.Value is not null).Select(f => string.Join('\u001f', f.Coordinates)).ToHashSet(StringComparer.Ordinal);
            foreach (var (table, coordinates, cells) in figures)
            {
                if (!known.Contains(string.Join('\u001f', coordinates))) continue;
                Figure Change(string what) => new($"{release} {what} {past[r].Name}", table, coordinates);
                if (relation == Relation.Periods)
                {
                    if (came.Count > 0) builder.Add(Change("came since"), builder.Spread(cells, came), Standing.Derived);
                    if (went.Count > 0) builder.Add(Change("went since"), builder.Spread(cells, went), Standing.Derived);
                }
                else builder.Add(Change("less"), builder.Spread(cells, came), Standing.Derived, minus: builder.Spread(cells, went));
            }
            if (relation == Relation.Periods) return;
        }
    }
}
