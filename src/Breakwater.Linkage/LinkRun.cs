using Breakwater.Linkage.Blocking;
using Breakwater.Linkage.Clusters;
using Breakwater.Linkage.Comparisons;
using Breakwater.Linkage.Models;
using Breakwater.Linkage.Records;
using Breakwater.Linkage.Scoring;
using Breakwater.Linkage.Training;

namespace Breakwater.Linkage;

/// <summary>How to run; the outcome doesn't depend on the number of threads.</summary>
public sealed record RunOptions(int Threads = 2)
{
    /// <summary>Parameters trained earlier; null: train now.</summary>
    public Parameters? Trained { get; init; }

    /// <summary>Pairs below this probability are not kept.</summary>
    public double KeepFrom { get; init; } = 0.01;

    /// <summary>Most memory to take, in bytes; more is refused before it is taken.</summary>
    public long MemoryLimit { get; init; } = long.MaxValue;

    /// <summary>Called at the start of each stage and as it advances: its name and the share done.</summary>
    public Action<string, double>? Progress { get; init; }

    public CancellationToken Cancel { get; init; }
}

/// <summary>
/// One linkage from start to end, in the order in which a newcomer may read it: records are blocked, candidates compared, the model
/// trained, pairs scored, clusters made. Each step keeps its outcome here.
/// </summary>
public sealed class LinkRun
{
    private readonly LinkModel model;
    private readonly RunOptions options;

    public LinkRun(RecordSet records, LinkModel model, RunOptions options)
    {
        Records = records;
        this.options = options;
        this.model = model.Over([.. records.Fields.Select(f => f.Spec)]);
        Comparisons = ComparisonKinds.Bind(this.model.Comparisons, records.Fields);
        if (Comparisons.Count < 2)
        {
            throw new ModelException(model.Name, 0, "the records serve fewer than two comparisons. Name the columns by a mapping, or use another model.");
        }
    }

    public RecordSet Records { get; }

    public LinkModel Model => model;

    public IReadOnlyList<Comparison> Comparisons { get; }

    public Blocks Blocks { get; private set; } = null!;

    public PairScorer Scorer { get; private set; } = null!;

    public long Compared { get; private set; }

    public int Patterns { get; private set; }

    /// <summary>Groups the records by the model's rules; spare rules join while there is room for their pairs.</summary>
    public Blocks Block()
    {
        options.Progress?.Invoke("blocking", 0);
        var everyPair = Records.Split > 0 ? (long)Records.Split * (Records.Count - Records.Split) : (long)Records.Count * (Records.Count - 1) / 2;
        if (everyPair <= SmallEnoughForEveryPair)
        {
            var every = new BlockingRule([]);
            return Blocks = Blocks.Build(Records, [.. model.Rules, every], model.Narrower, model.BlockLimit, options.Threads, options.Cancel);
        }

        var rules = model.Rules.ToList();
        Blocks = Blocks.Build(Records, rules, model.Narrower, model.BlockLimit, options.Threads, options.Cancel);
        var room = model.SparePairs - Blocks.Counts.Sum(c => c.Pairs);
        if (model.SpareRules.Count > 0 && room > 0)
        {
            var spare = Blocks.Build(Records, model.SpareRules, model.Narrower, model.BlockLimit, options.Threads, options.Cancel);
            for (var r = 0; r < model.SpareRules.Count; r++)
            {
                if (spare.Counts[r].Pairs <= room)
                {
                    room -= spare.Counts[r].Pairs;
                    rules.Add(model.SpareRules[r]);
                }
            }

            Blocks = rules.Count == model.Rules.Count ? Blocks : Blocks.Build(Records, rules, model.Narrower, model.BlockLimit, options.Threads, options.Cancel);
        }

        return Blocks;
    }

    /// <summary>Up to this many pairs, all are compared: blocking only loses matches where it saves nothing.</summary>
    private const long SmallEnoughForEveryPair = 1_500_000;

    /// <summary>Compares candidates, trains unless parameters were given, and returns the scored pairs.</summary>
    /// <exception cref="MemoryLimitException">The candidates would need more than the limit.</exception>
    public ScoredPair[] Score()
    {
        if (Blocks is null)
        {
            Block();
        }

        var most = Blocks!.Counts.Sum(c => c.Pairs);
        var need = Records.Footprint + (16L * most * 2) + (40L * Records.Count);
        if (need > options.MemoryLimit)
        {
            throw new MemoryLimitException($"up to {most:N0} candidate pairs need about {need / 1048576:N0} MiB; allowed are {options.MemoryLimit / 1048576:N0} MiB. Use stricter blocking rules, a lower blocking limit, or raise --memory.");
        }

        options.Progress?.Invoke("comparing", 0);
        var candidates = Candidates.Compare(Records, Blocks, Comparisons, options.Threads, share => options.Progress?.Invoke("comparing", share), options.Cancel);
        Compared = candidates.Count;
        Patterns = candidates.Histogram.Count;
        options.Progress?.Invoke("training", 0);
        var parameters = options.Trained is { } trained ? Fitting(trained) : new Trainer(Records, Blocks, Comparisons).Train(candidates, model.RandomPairs, model.Seed, options.Threads, options.Cancel);
        Scorer = new PairScorer(Records, Comparisons, parameters);
        options.Progress?.Invoke("scoring", 0);
        return ScoredPairs.Of(candidates, Scorer, options.KeepFrom, options.Threads, options.Cancel);
    }

    /// <summary>Readies the records to be asked about one person at a time, with parameters trained earlier or by this run.</summary>
    public Online.LinkIndex Index()
    {
        if (Blocks is null)
        {
            Block();
        }

        Scorer ??= new PairScorer(Records, Comparisons, Fitting(options.Trained ?? throw new InvalidOperationException("train or pass parameters first")));
        return new Online.LinkIndex(Records, Blocks!, Scorer, Maker());
    }

    private ClusterMaker Maker() => new(Records, Scorer, [.. model.OneEach.Select(n => Records.Fields.First(f => f.Spec.Name == n))]);

    /// <summary>Joins scored pairs into clusters and repairs them.</summary>
    public Clustering Cluster(ScoredPair[] pairs, double? at = null)
    {
        options.Progress?.Invoke("clustering", 0);
        return Maker().Make(pairs, at ?? model.ClusterAt, options.Threads, options.Cancel);
    }

    internal Parameters Fitting(Parameters trained)
    {
        var byName = trained.Comparisons.ToDictionary(c => c.Name, StringComparer.Ordinal);
        return trained with
        {
            Comparisons = [.. Comparisons.Select(c => byName.TryGetValue(c.Name, out var p) && p.Levels.SequenceEqual(c.Levels.Select(l => l.Name))
                ? p
                : throw new ModelException(model.Name, 0, $"the trained parameters don't fit: comparison '{c.Name}' is missing there or has other levels. Train again."))],
        };
    }
}
