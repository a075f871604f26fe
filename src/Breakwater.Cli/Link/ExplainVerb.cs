using System.CommandLine;
using Breakwater.Linkage.Scoring;

namespace Breakwater.Cli.Link;

/// <summary>"link explain": why are two records the same person, or not?</summary>
internal static class ExplainVerb
{
    public static Command Create()
    {
        var options = new LinkOptions();
        var a = new Argument<string>("a") { Description = "Id of one record." };
        var b = new Argument<string>("b") { Description = "Id of the other." };
        var file = new Option<FileInfo>("--file") { Description = "CSV file that holds both.", Required = true };
        var command = new Command("explain", "Show the evidence for and against two records being one person.") { a, b, file };
        options.AddTo(command);
        command.SetAction((parse, cancel) => LinkFailure.Run(
            () =>
            {
                var report = new LinkReport(parse.GetValue(options.Json));
                var work = new LinkWork(parse, options, report, [parse.GetValue(file)!], [], cancel);
                var pairs = work.Score(report);
                var (x, y) = (Find(work, parse.GetValue(a)!), Find(work, parse.GetValue(b)!));
                var explanation = Explanation.Of(work.Records, work.Run.Scorer, x, y);
                var band = PairsFile.InWords(Bands.From(pairs, work.Input.Model.Bands).Of(explanation));
                report.Content["probability"] = explanation.Probability;
                report.Content["band"] = band;
                report.Content["candidate"] = work.Run.Blocks.Shared(x, y) != 0;
                report.Content["steps"] = Waterfall.Json(explanation);
                report.Print([
                    .. Waterfall.Lines(explanation, band),
                    .. work.Run.Blocks.Shared(x, y) != 0 ? Array.Empty<string>() : ["No blocking rule brings these two records together, so a run would not compare them."]]);
            },
            cancel));
        return command;
    }

    private static int Find(LinkWork work, string id) =>
        work.Records.Find(id) is >= 0 and var record ? record : throw new LinkFailure($"there is no record '{id}'.");
}
