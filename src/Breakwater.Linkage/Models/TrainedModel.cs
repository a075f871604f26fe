using System.Text.Json;
using Breakwater.Linkage.Training;

namespace Breakwater.Linkage.Models;

/// <summary>Saves and reads trained parameters as JSON.</summary>
public static class TrainedModel
{
    private const int Version = 1;
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private sealed record Saved(int Version, string Model, double Prior, double HouseholdPairs, List<ComparisonParameters> Comparisons);

    /// <summary>The JSON text of trained parameters.</summary>
    public static string Write(string model, Parameters parameters) =>
        JsonSerializer.Serialize(new Saved(Version, model, parameters.Prior, parameters.HouseholdPairs, [.. parameters.Comparisons]), Format);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="ModelException">It isn't JSON, is of another version, or holds impossible numbers.</exception>
    public static Parameters Read(string file, string json)
    {
        Saved? saved;
        try
        {
            saved = JsonSerializer.Deserialize<Saved>(json, Format);
        }
        catch (JsonException e)
        {
            throw new ModelException(file, (int)(e.LineNumber ?? -1) + 1, "this is not a trained model: " + e.Message);
        }

        if (saved is not { Version: Version, Comparisons.Count: > 0 })
        {
            throw new ModelException(file, 0, $"this is not a trained model of version {Version}. Make one with 'link train'.");
        }

        foreach (var c in saved.Comparisons)
        {
            if (c.M is null || c.U is null || c.Levels is null || c.M.Length != c.Levels.Count || c.U.Length != c.Levels.Count || c.M.Concat(c.U).Any(x => !(x is >= 0 and <= 1)))
            {
                throw new ModelException(file, 0, $"comparison '{c.Name}' has shares that are missing or not between 0 and 1. Train again.");
            }
        }

        return saved.Prior is > 0 and < 1 && saved.HouseholdPairs >= 0
            ? new Parameters(saved.Comparisons, saved.Prior, saved.HouseholdPairs)
            : throw new ModelException(file, 0, "the prior is not a probability. Train again.");
    }
}
