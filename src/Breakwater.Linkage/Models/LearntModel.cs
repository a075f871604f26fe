using System.Text.Json;
using Breakwater.Linkage.Scoring;
using Breakwater.Linkage.Training;

namespace Breakwater.Linkage.Models;

/// <summary>How common the values of a field were in the records of a run.</summary>
/// <param name="Field">The field's name in the model.</param>
/// <param name="Filled">Records that held any value.</param>
/// <param name="Chance">Probability that two records drawn at random held the same one.</param>
/// <param name="Rest">Records that hold a value which isn't listed, on average; at least 1.</param>
/// <param name="Common">Canonical values held by many, with how many held each.</param>
public sealed record FieldFrequencies(string Field, int Filled, double Chance, int Rest, IReadOnlyDictionary<string, int> Common);

/// <summary>
/// All that one run teaches, without its records: parameters, the limits of the bands, and how common names and dates are. Enough to
/// judge records that are kept elsewhere exactly as that run would have, see <see cref="Online.PairJudge"/>.
/// </summary>
public sealed record LearntModel(Parameters Parameters, Bands Bands, IReadOnlyList<FieldFrequencies> Frequencies)
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private sealed record Saved(string Trained, Bands Bands, List<FieldFrequencies> Frequencies);

    /// <summary>What a run has learnt.</summary>
    /// <param name="run">A run that has scored.</param>
    /// <param name="pairs">Its pairs, from which the limits of the bands follow.</param>
    /// <param name="common">Values held by fewer records than this are not listed.</param>
    public static LearntModel Of(LinkRun run, IEnumerable<ScoredPair> pairs, int common = 2)
    {
        var used = run.Comparisons.SelectMany(c => c.Levels).Where(l => l.Frequency >= 0).Select(l => l.Frequency).Distinct().Order();
        return new LearntModel(run.Scorer.Parameters, Bands.From(pairs, run.Model.Bands), [.. used.Select(f => run.Records.Fields[f].Frequencies(common))]);
    }

    /// <summary>Writes it as JSON.</summary>
    public string Write(string model) => JsonSerializer.Serialize(new Saved(TrainedModel.Write(model, Parameters), Bands, [.. Frequencies]), Format);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="ModelException">It isn't JSON or holds impossible numbers.</exception>
    public static LearntModel Read(string file, string json)
    {
        try
        {
            var saved = JsonSerializer.Deserialize<Saved>(json, Format);
            return saved is { Trained: not null, Bands: not null, Frequencies: not null }
                ? new LearntModel(TrainedModel.Read(file, saved.Trained), saved.Bands, saved.Frequencies)
                : throw new ModelException(file, 0, "this is not a learnt model. Make one with the benchmark's 'learn'.");
        }
        catch (JsonException e)
        {
            throw new ModelException(file, (int)(e.LineNumber ?? -1) + 1, "this is not a learnt model: " + e.Message);
        }
    }
}
