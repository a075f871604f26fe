using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Breakwater.Linkage.Online;
using Breakwater.Linkage.Scoring;

namespace Breakwater.Cli.Link;

/// <summary>"link query": is this person among the records?</summary>
internal static class QueryVerb
{
    public static Command Create()
    {
        var options = new LinkOptions();
        var file = new Argument<FileInfo>("file") { Description = "CSV file of the known records." };
        var person = new Option<string[]>("--person") { Description = "What is known of the person: column=value, e.g. --person first_name=Bill surname=Ash dob=2011-03-04.", Required = true, AllowMultipleArgumentsPerToken = true };
        var most = new Option<int>("--most") { Description = "Most matches to show.", DefaultValueFactory = _ => 10 };
        var explain = new Option<bool>("--explain") { Description = "Show the evidence for each match." };
        var command = new Command("query", "Find one person among the records of a file.") { file, person, most, explain };
        options.AddTo(command);
        command.SetAction((parse, cancel) => LinkFailure.Run(
            () =>
            {
                var report = new LinkReport(parse.GetValue(options.Json));
                var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                foreach (var given in parse.GetValue(person)!)
                {
                    var equals = given.IndexOf('=', StringComparison.Ordinal);
                    values[equals > 0 ? given[..equals].Trim() : throw new LinkFailure($"'{given}' is not column=value.")] = given[(equals + 1)..];
                }

                var work = new LinkWork(parse, options, report, [parse.GetValue(file)!], [], cancel);
                var known = work.Records.Fields.SelectMany(f => f.Spec.Columns).ToHashSet(StringComparer.OrdinalIgnoreCase);
                var stray = values.Keys.FirstOrDefault(k => !known.Contains(k));
                if (stray is not null)
                {
                    throw new LinkFailure($"the model uses no column '{stray}' of this file. It uses: {string.Join(", ", known)}.");
                }

                var pairs = work.Score(report);
                var bands = Bands.From(pairs, work.Input.Model.Bands);
                report.Advance("asking", 0);
                var index = work.Run.Index();
                var clock = Stopwatch.StartNew();
                var matches = index.Find(values.GetValueOrDefault, parse.GetValue(most));
                var asked = clock.Elapsed.TotalMilliseconds;
                report.Content["query_ms"] = Math.Round(asked, 3);
                report.Content["matches"] = new JsonArray([.. matches.Select(m => Match(index, m, bands, values, parse.GetValue(explain)))]);
                report.Print(Lines(index, matches, bands, values, parse.GetValue(explain), asked));
            },
            cancel));
        return command;
    }

    private static JsonObject Match(LinkIndex index, Match m, Bands bands, Dictionary<string, string> values, bool explain)
    {
        var why = index.Explain(values.GetValueOrDefault, m.Record);
        var node = new JsonObject { ["record_id"] = index.KeyOf(m.Record), ["probability"] = Math.Round(m.Probability, 6), ["band"] = PairsFile.InWords(bands.Of(why)) };
        if (explain)
        {
            node["steps"] = Waterfall.Json(why);
        }

        return node;
    }

    private static IEnumerable<string> Lines(LinkIndex index, IReadOnlyList<Match> matches, Bands bands, Dictionary<string, string> values, bool explain, double asked)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{matches.Count} record(s) may be this person; the question itself took {asked:0.00} ms.");
        foreach (var match in matches)
        {
            var why = index.Explain(values.GetValueOrDefault, match.Record);
            var band = PairsFile.InWords(bands.Of(why));
            yield return string.Create(CultureInfo.InvariantCulture, $"{index.KeyOf(match.Record),-20} {match.Probability:0.0000}  {band}");
            foreach (var line in explain ? Waterfall.Lines(why, band) : [])
            {
                yield return "    " + line;
            }
        }
    }
}
