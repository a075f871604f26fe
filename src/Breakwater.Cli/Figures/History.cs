using System.Globalization;
using Breakwater.Disclosure;

namespace Breakwater.Cli.Figures;

/// <summary>How a new release hangs together with the earlier ones of the ledger.</summary>
internal sealed class History
{
    private History(InnerTable inner, Timeline timeline, Relation relation, IReadOnlyList<string> periods, IReadOnlyList<ReleaseRecord> past)
    {
        Inner = inner;
        Timeline = timeline;
        Relation = relation;
        Periods = periods;
        Past = past;
    }

    /// <summary>The new release's inner counts.</summary>
    public InnerTable Inner { get; }

    public Timeline Timeline { get; }

    public Relation Relation { get; }

    public IReadOnlyList<string> Periods { get; }

    /// <summary>Earlier releases that count some of the same children, oldest first.</summary>
    public IReadOnlyList<ReleaseRecord> Past { get; }

    public static History Of(TablesFile asked, string name, CellsShape shape, LedgerFolder? ledger)
    {
        var byPeriod = shape.CountsByPeriod();
        var periods = asked.Periods is { } wanted ? Covered(asked, wanted, byPeriod.Keys) : [];
        var counts = asked.Periods is null ? byPeriod[""] : Sum(periods.Select(period => byPeriod[period]));
        var inner = new InnerTable(shape.Dimensions, counts);
        var (past, first) = Chain(asked, ledger, inner);
        var relation = asked.Periods is not null ? Relation.Periods : asked.Relation ?? (past.Count == 0 ? Relation.Independent : Guess(ledger!, inner));
        if (relation == Relation.Independent || past.Count == 0)
        {
            past = [];
            if (relation != Relation.Periods) relation = Relation.Independent;
        }
        if (past.Any(release => (release.Relation == Relation.Periods) != (relation == Relation.Periods)))
            throw new SpecificationException("The ledger's releases and this one must all be by period, or none; start another ledger, or say 'relation: independent'.");
        var snapshots = past.Select((release, k) => new Snapshot(
            release.Release, release.Relation, release.Periods, release.Relation == Relation.Periods ? null : Counts(ledger!.TrueCounts(first + k), inner))).ToList();
        snapshots.Add(new Snapshot(name, relation, periods, [.. inner.Counts]));
        var timeline = Timeline.Of(snapshots, inner.CellCount, relation == Relation.Periods ? byPeriod : null, inner.Describe);
        if (relation == Relation.Same && !snapshots[^1].Cells!.SequenceEqual(snapshots[^2].Cells!))
            throw new SpecificationException($"The release says 'relation: same', but its counts aren't those of '{snapshots[^2].Release}'.");
        return new History(inner, timeline, relation, periods, past);
    }

    /// <summary>The true counts as the ledger keeps them: codes and count by tabs, zeros left out.</summary>
    public string TrueCountsText() => string.Concat(Inner.Counts.Index().Where(pair => pair.Item != 0)
        .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{Key(pair.Index)}\t{pair.Item}\n")));

    private string Key(int cell) => KeyOf(Inner, cell);

    private static string KeyOf(InnerTable inner, int cell) => string.Join('\t', inner.Dimensions.Select((dimension, d) => dimension.Codes[inner.CodeAt(cell, d)]));

    private static long[] Counts(Dictionary<string, long> kept, InnerTable inner) =>
        [.. Enumerable.Range(0, inner.CellCount).Select(cell => kept.GetValueOrDefault(KeyOf(inner, cell)))];

    // Only releases since the last independent one count the same children.
    private static (IReadOnlyList<ReleaseRecord> Past, int First) Chain(TablesFile asked, LedgerFolder? ledger, InnerTable inner)
    {
        if (ledger is null || asked.Relation == Relation.Independent) return ([], 0);
        var first = ledger.Releases.FindLastIndex(release => release.Relation == Relation.Independent);
        var past = ledger.Releases.Skip(Math.Max(0, first)).ToList();
        foreach (var release in past)
        {
            var columns = release.ToDimensions().SelectMany(d => d.Columns).ToList();
            if (!columns.SequenceEqual(inner.Columns))
                throw new SpecificationException($"Release '{release.Release}' in the ledger has the columns {string.Join(", ", columns)}, this one {string.Join(", ", inner.Columns)}. Name the same dimensions, or say 'relation: independent' if they count other children.");
        }
        return (past, Math.Max(0, first));
    }

    private static Relation Guess(LedgerFolder ledger, InnerTable inner)
    {
        if (ledger.Releases[^1].Relation == Relation.Periods) return Relation.Independent;
        var before = Counts(ledger.TrueCounts(ledger.Releases.Count - 1), inner);
        if (before.SequenceEqual(inner.Counts)) return Relation.Same;
        return before.Zip(inner.Counts).All(pair => pair.Second >= pair.First) ? Relation.Cumulative : Relation.Restated;
    }

    private static List<string> Covered(TablesFile asked, AskedPeriods wanted, IEnumerable<string> known)
    {
        var all = known.Order(StringComparer.Ordinal).ToList();
        var covers = wanted.Covers.Count > 0 ? wanted.Covers.ToList()
            : [.. all.Where(period => string.CompareOrdinal(period, wanted.From) >= 0 && string.CompareOrdinal(period, wanted.To) <= 0)];
        if (covers.Count == 0) throw asked.Wrong(wanted.Line, $"no row has a {wanted.Column} from {wanted.From} to {wanted.To}.");
        foreach (var period in covers)
            if (!all.Contains(period)) throw asked.Wrong(wanted.Line, $"no row has {wanted.Column} '{period}'.");
        return covers;
    }

    private static long[] Sum(IEnumerable<long[]> arrays) => arrays.Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);
}
