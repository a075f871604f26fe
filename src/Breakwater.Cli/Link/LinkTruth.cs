using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Breakwater.Linkage.Evaluation;
using Breakwater.Linkage.Records;
using Breakwater.Linkage.Scoring;

namespace Breakwater.Cli.Link;

/// <summary>Accuracy against a column that holds the true person.</summary>
internal sealed class LinkTruth
{
    private static readonly double[] Thresholds = [0.99, 0.95, 0.9, 0.8, 0.7, 0.5, 0.3, 0.1];
    private readonly RecordSet records;
    private readonly List<RawTable> tables;
    private readonly int[] person;
    private readonly Truth truth;

    private LinkTruth(RecordSet records, List<RawTable> tables, string column)
    {
        this.records = records;
        this.tables = tables;
        person = Groups(column);
        truth = new Truth(person, records.Split);
    }

    public JsonObject Json { get; } = [];

    public List<string> Lines { get; } = [];

    /// <summary>Columns to read besides the model's.</summary>
    public static IReadOnlyList<string> Columns(ParseResult parse, LinkOptions options) =>
        parse.GetValue(options.Truth) is { } truth ? [truth, parse.GetValue(options.Household) ?? "household_id"] : [];

    /// <summary>Reads the truth, or returns null when none was asked for.</summary>
    public static LinkTruth? From(ParseResult parse, LinkOptions options, LinkInput input, RecordSet records) =>
        parse.GetValue(options.Truth) is { } column ? new LinkTruth(records, input.Tables, column) : null;

    /// <summary>Measures pairs: the best threshold, and several given ones.</summary>
    public void Measure(IReadOnlyList<ScoredPair> pairs)
    {
        var best = truth.Best(pairs);
        Add("true_pairs", truth.Pairs);
        Put("pairs_best", best.Accuracy, string.Create(CultureInfo.InvariantCulture, $"Pairs, best threshold {best.Probability:0.000}"), best.Probability);
        var rows = new JsonArray();
        foreach (var at in truth.At(pairs, Thresholds))
        {
            var node = Node(at.Accuracy);
            node["probability"] = at.Probability;
            rows.Add(node);
            Lines.Add(Row(string.Create(CultureInfo.InvariantCulture, $"  pairs at {at.Probability:0.00}"), at.Accuracy));
        }

        Json["pairs_by_threshold"] = rows;
    }

    /// <summary>Measures the links chosen between two files.</summary>
    public void MeasureLinks(IReadOnlyList<ScoredPair> links) => Put("links", truth.At(links, [0])[0].Accuracy, "Links", null);

    /// <summary>Measures clusters, false merges, and subgroups.</summary>
    public void Measure(int[] clusterOf, string household, IEnumerable<string> subgroups)
    {
        Put("clusters", truth.Of(clusterOf), "Clusters", null);
        if (tables.All(t => t.Find(household) is not null) && records.Split == 0)
        {
            var (mixed, home) = truth.FalseMerges(clusterOf, Groups(household));
            Add("clusters_of_several_persons", mixed);
            Add("household_false_merges", home);
            Lines.Add($"Clusters that hold more than one person: {mixed}; of these {home} mix people of one household");
        }

        foreach (var column in subgroups)
        {
            var group = Groups(column);
            var node = new JsonObject();
            foreach (var value in group.Distinct().OrderBy(g => Name(column, g), StringComparer.Ordinal))
            {
                var accuracy = truth.Of(clusterOf, i => group[i] == value);
                node[Name(column, value)] = Node(accuracy);
                Lines.Add(Row($"  clusters, {column} = {Name(column, value)}", accuracy));
            }

            Json["by_" + column] = node;
        }
    }

    private string Name(string column, int code) => code == 0 ? "(empty)" : System.Text.Encoding.UTF8.GetString(tables[0].Find(column)!.Values[code]);

    private void Put(string name, Accuracy accuracy, string words, double? threshold)
    {
        var node = Node(accuracy);
        if (threshold is not null)
        {
            node["probability"] = Math.Round(threshold.Value, 6);
        }

        Json[name] = node;
        Lines.Add(Row(words, accuracy));
    }

    private void Add(string name, long value) => Json[name] = value;

    private static JsonObject Node(Accuracy a) => new()
    {
        ["precision"] = Math.Round(a.Precision, 6),
        ["recall"] = Math.Round(a.Recall, 6),
        ["f1"] = Math.Round(a.F1, 6),
        ["correct"] = a.Correct,
        ["wrong"] = a.Wrong,
        ["missed"] = a.Missed,
    };

    private static string Row(string words, Accuracy a) =>
        string.Create(CultureInfo.InvariantCulture, $"{words}: precision {a.Precision:0.0000}, recall {a.Recall:0.0000}, F1 {a.F1:0.0000} ({a.Wrong:N0} wrong, {a.Missed:N0} missed)");

    /// <summary>For each record the number of its value; equal text in two files has one number.</summary>
    private int[] Groups(string column)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 };
        var inOrder = new List<int>();
        foreach (var table in tables)
        {
            var raw = table.Find(column) ?? throw new LinkFailure($"there is no column '{column}'. Columns read: {string.Join(", ", table.Columns.Select(c => c.Name))}.");
            var map = Enumerable.Range(0, raw.Values.Count).Select(code =>
            {
                var text = System.Text.Encoding.UTF8.GetString(raw.Values[code]);
                numbers.TryAdd(text, numbers.Count);
                return numbers[text];
            }).ToArray();
            foreach (var code in raw.Codes)
            {
                inOrder.Add(map[code]);
            }
        }

        return [.. Enumerable.Range(0, records.Count).Select(i => inOrder[records.PositionOf(i)])];
    }
}
