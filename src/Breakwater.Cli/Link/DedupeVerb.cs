using System.CommandLine;
using System.Globalization;
using Breakwater.Linkage.Clusters;
using Breakwater.Linkage.Records;
using Breakwater.Linkage.Scoring;

namespace Breakwater.Cli.Link;

/// <summary>"link dedupe": which records of one file are the same person?</summary>
internal static class DedupeVerb
{
    public static Command Create()
    {
        var options = new LinkOptions();
        var file = new Argument<FileInfo>("file") { Description = "CSV file with a header line; .gz is read as well." };
        var output = new Option<FileInfo?>("--out") { Description = "Clusters file to write: record_id,cluster_id." };
        var pairsFile = new Option<FileInfo?>("--pairs") { Description = "File for the pairs in the bands same, probably and possibly: id_a,id_b,probability,band." };
        var review = new Option<FileInfo?>("--review") { Description = "File for groups that were split and need a person's eye: group,part,record_id,reason." };
        var estimate = new Option<bool>("--estimate") { Description = "Only say how many candidate pairs each rule would make." };
        var command = new Command("dedupe", "Find records of the same person within one file.") { file, output, pairsFile, review, estimate, options.Threshold, options.Truth, options.Household };
        options.AddTo(command);
        command.SetAction((parse, cancel) => LinkFailure.Run(
            () =>
            {
                var report = new LinkReport(parse.GetValue(options.Json));
                if (parse.GetValue(output) is null && !parse.GetValue(estimate) && parse.GetValue(options.Truth) is null)
                {
                    throw new LinkFailure("say where the clusters go: --out clusters.csv.");
                }

                var threshold = LinkWork.Threshold(parse, options);
                var work = new LinkWork(parse, options, report, [parse.GetValue(file)!], LinkTruth.Columns(parse, options), cancel);
                if (parse.GetValue(estimate))
                {
                    Estimate(work, report);
                    return;
                }

                var pairs = work.Score(report);
                var clustering = work.Run.Cluster(pairs, threshold);
                LinkWork.Report(report, clustering);
                var truth = LinkTruth.From(parse, options, work.Input, work.Records);
                truth?.Measure(pairs);
                truth?.Measure(clustering.ClusterOf, parse.GetValue(options.Household) ?? "household_id", []);
                report.Advance("writing", 0);
                if (parse.GetValue(output) is { } to)
                {
                    ClustersFile.Write(to, work.Records, clustering);
                }

                if (parse.GetValue(pairsFile) is { } pairsTo)
                {
                    PairsFile.Write(pairsTo, work.Records, work.Run.Scorer, pairs, Bands.From(pairs, work.Input.Model.Bands));
                }

                if (parse.GetValue(review) is { } reviewTo)
                {
                    WriteReview(reviewTo, work.Records, clustering);
                }

                if (truth is not null)
                {
                    report.Content["accuracy"] = truth.Json;
                }

                report.Print([Summary(work, clustering), .. truth?.Lines ?? []]);
            },
            cancel));
        return command;
    }

    private static string Summary(LinkWork work, Clustering clustering) => string.Create(
        CultureInfo.InvariantCulture,
        $"{work.Records.Count:N0} records are {clustering.ClusterOf.Where((c, i) => c == i).Count():N0} persons; {work.Run.Compared:N0} pairs were compared; {clustering.Splits.Count:N0} groups were split and want a person's eye (--review).");

    private static void Estimate(LinkWork work, LinkReport report)
    {
        var counts = work.Run.Blocks.Counts;
        report.Content["candidates_by_rule"] = new System.Text.Json.Nodes.JsonObject(counts.Select(c => KeyValuePair.Create(c.Rule, (System.Text.Json.Nodes.JsonNode?)c.Pairs)));
        report.Print(counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Pairs,14:N0} pairs by {c.Rule}{(c.Narrowed > 0 ? $" ({c.Narrowed} overfull keys narrowed)" : "")}{(c.Dropped > 0 ? $" ({c.Dropped} records left out)" : "")}")));
    }

    private static void WriteReview(FileInfo to, RecordSet records, Clustering clustering)
    {
        using var writer = new StreamWriter(to.FullName) { NewLine = "\n" };
        writer.WriteLine("group,part,record_id,reason");
        foreach (var (split, group) in clustering.Splits.Select((s, i) => (s, i + 1)))
        {
            foreach (var (part, number) in split.Parts.Select((p, i) => (p, i + 1)))
            {
                foreach (var record in part)
                {
                    writer.WriteLine(CsvLine.Of(group.ToString(CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture), records.KeyOf(record), split.Reason));
                }
            }
        }
    }
}
