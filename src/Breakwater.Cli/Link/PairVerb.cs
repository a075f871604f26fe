using System.CommandLine;
using System.Globalization;
using Breakwater.Linkage.Clusters;
using Breakwater.Linkage.Records;
using Breakwater.Linkage.Scoring;

namespace Breakwater.Cli.Link;

/// <summary>"link pair": which records of one file are persons of another?</summary>
internal static class PairVerb
{
    public static Command Create()
    {
        var options = new LinkOptions();
        var left = new Argument<FileInfo>("a") { Description = "First CSV file." };
        var right = new Argument<FileInfo>("b") { Description = "Second CSV file." };
        var output = new Option<FileInfo?>("--out") { Description = "Links file to write: id_a,id_b,probability,band,decide ('yes' where a rival is as strong and a person must decide)." };
        var many = new Option<bool>("--many") { Description = "A record may be linked more than once: the files hold duplicates of their own. Without it each record is linked once at most." };
        var command = new Command("pair", "Link two files, each record at most once.") { left, right, output, many, options.Threshold, options.Truth };
        options.AddTo(command);
        command.SetAction((parse, cancel) => LinkFailure.Run(
            () =>
            {
                var report = new LinkReport(parse.GetValue(options.Json));
                if (parse.GetValue(output) is null && parse.GetValue(options.Truth) is null)
                {
                    throw new LinkFailure("say where the links go: --out links.csv.");
                }

                var extra = parse.GetValue(options.Truth) is { } column ? new[] { column } : [];
                var threshold = LinkWork.Threshold(parse, options);
                var work = new LinkWork(parse, options, report, [parse.GetValue(left)!, parse.GetValue(right)!], extra, cancel);
                var pairs = work.Score(report);
                var bands = Bands.From(pairs, work.Input.Model.Bands);
                var atLeast = threshold ?? work.Input.Model.LinkAt;
                report.Advance("linking", 0);
                var links = parse.GetValue(many)
                    ? [.. pairs.Where(p => p.Probability >= atLeast).OrderByDescending(p => p.LogOdds).ThenBy(p => p.A).ThenBy(p => p.B).Select(p => new Linkage.Clusters.Link(p, false))]
                    : OneToOne.Choose(pairs, atLeast, bands.Probably);
                report.Content["links"] = links.Count;
                report.Content["links_to_decide"] = links.Count(l => l.Decide);
                var truth = LinkTruth.From(parse, options, work.Input, work.Records);
                truth?.Measure(pairs);
                truth?.MeasureLinks([.. links.Select(l => l.Pair)]);
                if (truth is not null)
                {
                    report.Content["accuracy"] = truth.Json;
                }

                report.Advance("writing", 0);
                if (parse.GetValue(output) is { } to)
                {
                    Write(to, work.Records, work.Run.Scorer, links, bands);
                }

                report.Print([
                    string.Create(CultureInfo.InvariantCulture, $"{links.Count:N0} links between {work.Records.Split:N0} and {work.Records.Count - work.Records.Split:N0} records; {links.Count(l => l.Decide):N0} of them have a rival as strong and are for a person to decide."),
                    .. truth?.Lines ?? []]);
            },
            cancel));
        return command;
    }

    private static void Write(FileInfo to, RecordSet records, PairScorer scorer, IEnumerable<Linkage.Clusters.Link> links, Bands bands)
    {
        using var writer = new StreamWriter(to.FullName) { NewLine = "\n" };
        writer.WriteLine("id_a,id_b,probability,band,decide");
        var memos = scorer.NewMemos();
        foreach (var link in links)
        {
            var (a, b) = (records.KeyOf(link.Pair.A), records.KeyOf(link.Pair.B));

            // Ids of two files are held as a:… and b:….
            writer.WriteLine(CsvLine.Of(a[2..], b[2..], link.Pair.Probability.ToString("0.000000", CultureInfo.InvariantCulture), PairsFile.InWords(PairsFile.BandOf(link.Pair, scorer, memos, bands)), link.Decide ? "yes" : ""));
        }
    }
}
