using System.CommandLine;
using Breakwater.Linkage;
using Breakwater.Linkage.Clusters;
using Breakwater.Linkage.Records;
using Breakwater.Linkage.Scoring;

namespace Breakwater.Cli.Link;

/// <summary>Reading and running, as every link command does it.</summary>
internal sealed class LinkWork
{
    public LinkWork(ParseResult parse, LinkOptions options, LinkReport report, IReadOnlyList<FileInfo> files, IReadOnlyList<string> extra, CancellationToken cancel)
    {
        OutputFiles.Check(parse, new[] { parse.GetValue(options.Model), parse.GetValue(options.Trained) }.OfType<FileInfo>().Concat(files).DistinctBy(f => f.FullName));
        if (parse.GetValue(options.Threads) is < 1 or > 256)
        {
            throw new LinkFailure($"--threads is a number from 1 to 256, not {parse.GetValue(options.Threads)}.");
        }

        Input = new LinkInput(parse, options, report, cancel);
        report.Advance("reading", 0);
        foreach (var file in files)
        {
            Input.Read(file, extra);
        }

        report.Advance("encoding", 0);
        Records = Input.Records();
        Run = new LinkRun(Records, Input.Model, new RunOptions(parse.GetValue(options.Threads))
        {
            Trained = Input.Trained,
            MemoryLimit = Input.MemoryLimit,
            Progress = report.Advance,
            Cancel = cancel,
        });
        Run.Block();
        report.Content["records"] = Records.Count;
    }

    public LinkInput Input { get; }

    public RecordSet Records { get; }

    public LinkRun Run { get; }

    /// <summary>Scores the candidates and counts them for the report.</summary>
    public ScoredPair[] Score(LinkReport report)
    {
        var pairs = Run.Score();
        report.Content["compared_pairs"] = Run.Compared;
        return pairs;
    }

    /// <summary>The threshold given, checked.</summary>
    public static double? Threshold(ParseResult parse, LinkOptions options) =>
        parse.GetValue(options.Threshold) is not { } t ? null : t is > 0 and < 1 ? t : throw new LinkFailure($"--threshold is a probability between 0 and 1, not {t}.");

    /// <summary>Counts clusters and reports those that were taken apart.</summary>
    public static void Report(LinkReport report, Clustering clustering)
    {
        report.Content["clusters"] = clustering.ClusterOf.Where((c, i) => c == i).Count();
        report.Content["clusters_split_for_review"] = clustering.Splits.Count;
    }
}
