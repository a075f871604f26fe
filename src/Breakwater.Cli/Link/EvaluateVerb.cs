using System.CommandLine;

namespace Breakwater.Cli.Link;

/// <summary>"link evaluate": how good are the pairs and clusters, by threshold and by subgroup?</summary>
internal static class EvaluateVerb
{
    public static Command Create()
    {
        var options = new LinkOptions();
        options.Truth.Required = true;
        var file = new Argument<FileInfo>("file") { Description = "CSV file with a column that holds the true person." };
        var clusters = new Option<FileInfo?>("--clusters") { Description = "Judge this clusters file (record_id,cluster_id) instead of a new run." };
        var by = new Option<string[]>("--by") { Description = "Columns by whose values cluster accuracy is told apart, e.g. --by source. Never used for matching.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("evaluate", "Measure accuracy where the truth is known.") { file, clusters, by, options.Threshold, options.Truth, options.Household };
        options.AddTo(command);
        command.SetAction((parse, cancel) => LinkFailure.Run(
            () =>
            {
                var report = new LinkReport(parse.GetValue(options.Json));
                var groups = parse.GetValue(by) ?? [];
                var threshold = LinkWork.Threshold(parse, options);
                var work = new LinkWork(parse, options, report, [parse.GetValue(file)!], [.. LinkTruth.Columns(parse, options), .. groups], cancel);
                var truth = LinkTruth.From(parse, options, work.Input, work.Records)!;
                int[] clusterOf;
                if (parse.GetValue(clusters) is { } given)
                {
                    clusterOf = ClustersFile.Read(given, work.Records);
                }
                else
                {
                    var pairs = work.Score(report);
                    truth.Measure(pairs);
                    var clustering = work.Run.Cluster(pairs, threshold);
                    LinkWork.Report(report, clustering);
                    clusterOf = clustering.ClusterOf;
                }

                report.Advance("measuring", 0);
                truth.Measure(clusterOf, parse.GetValue(options.Household) ?? "household_id", groups);
                report.Content["accuracy"] = truth.Json;
                report.Print(truth.Lines);
            },
            cancel));
        return command;
    }
}
