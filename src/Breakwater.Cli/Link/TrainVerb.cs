using System.CommandLine;
using System.Globalization;
using Breakwater.Linkage.Models;

namespace Breakwater.Cli.Link;

/// <summary>"link train": learn from a file how often persons and strangers agree, and save it.</summary>
internal static class TrainVerb
{
    public static Command Create()
    {
        var options = new LinkOptions();
        var file = new Argument<FileInfo>("file") { Description = "CSV file to learn from; no labels are needed." };
        var output = new Option<FileInfo>("--out") { Description = "Where the trained parameters go (JSON).", Required = true };
        var command = new Command("train", "Learn a model's parameters from a file.") { file, output };
        options.AddTo(command);
        command.SetAction((parse, cancel) => LinkFailure.Run(
            () =>
            {
                var report = new LinkReport(parse.GetValue(options.Json));
                var work = new LinkWork(parse, options, report, [parse.GetValue(file)!], [], cancel);
                work.Score(report);
                var parameters = work.Run.Scorer.Parameters;
                File.WriteAllText(parse.GetValue(output)!.FullName, TrainedModel.Write(work.Input.Model.Name, parameters) + "\n");
                var lines = new List<string> { string.Create(CultureInfo.InvariantCulture, $"One pair in {1 / parameters.Prior:N0} is one person; {parameters.HouseholdPairs:0.0} pairs of one household for each.") };
                foreach (var c in parameters.Comparisons)
                {
                    lines.Add(c.Name);
                    lines.AddRange(c.Levels.Select((l, i) => (l, i)).Where(x => c.M[x.i] > 0).Select(x =>
                        string.Create(CultureInfo.InvariantCulture, $"  {x.l,-22} persons {c.M[x.i],9:0.00000}  strangers {c.U[x.i],11:0.0000000}  {Math.Log2(c.M[x.i] / c.U[x.i]),6:+0.0;-0.0} bits")));
                }

                report.Print(lines);
            },
            cancel));
        return command;
    }
}
