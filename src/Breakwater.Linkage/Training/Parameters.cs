using Breakwater.Linkage.Comparisons;

namespace Breakwater.Linkage.Training;

/// <summary>What training learns about one comparison: for each outcome, how often it is seen.</summary>
/// <param name="Name">The comparison's name.</param>
/// <param name="Levels">Names of the outcomes, so that a changed model is noticed.</param>
/// <param name="M">Share of each outcome among pairs of one person; the neutral ones hold 0.</param>
/// <param name="U">Share of each outcome among pairs of strangers; the neutral ones hold 0.</param>
public sealed record ComparisonParameters(string Name, IReadOnlyList<string> Levels, double[] M, double[] U);

/// <summary>A trained model's numbers. Everything else is in the model file.</summary>
/// <param name="Comparisons">In the model's order.</param>
/// <param name="Prior">Probability that two records drawn at random are one person.</param>
/// <param name="HouseholdPairs">Pairs of different people of one household for each pair of one person's records.</param>
public sealed record Parameters(IReadOnlyList<ComparisonParameters> Comparisons, double Prior, double HouseholdPairs)
{
    /// <summary>Where training starts: typical shares for a person, even ones for strangers.</summary>
    public static Parameters Typical(IReadOnlyList<Comparison> comparisons, double prior) => new(
        [.. comparisons.Select(c => new ComparisonParameters(c.Name, [.. c.Levels.Select(l => l.Name)], Normalised(c, l => c.Levels[l].Typical), Normalised(c, _ => 1)))],
        prior,
        1);

    /// <summary>Shares over the levels that say something; they sum to 1.</summary>
    internal static double[] Normalised(Comparison comparison, Func<int, double> weight)
    {
        var shares = new double[comparison.Levels.Count];
        var sum = 0.0;
        for (var l = 0; l < shares.Length; l++)
        {
            shares[l] = comparison.Levels[l].Neutral ? 0 : weight(l);
            sum += shares[l];
        }

        for (var l = 0; l < shares.Length && sum > 0; l++)
        {
            shares[l] /= sum;
        }

        return shares;
    }
}
