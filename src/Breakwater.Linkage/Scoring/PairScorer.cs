using Breakwater.Linkage.Comparisons;
using Breakwater.Linkage.Records;
using Breakwater.Linkage.Training;

namespace Breakwater.Linkage.Scoring;

/// <summary>
/// Turns a pair's outcomes into the probability that both records are one person: the person's share of three rival stories (one
/// person, strangers, two people of one household), with the frequency of the values that agree taken into account.
/// </summary>
public sealed class PairScorer
{
    private readonly RecordSet records;
    private readonly double[][] m;
    private readonly double[][] u;
    private readonly double[] shared;
    private readonly bool[][] neutral;
    private readonly Field?[][] frequency;
    private readonly double person;
    private readonly double household;

    public PairScorer(RecordSet records, IReadOnlyList<Comparison> comparisons, Parameters parameters)
    {
        this.records = records;
        Comparisons = comparisons;
        Parameters = parameters;
        m = [.. parameters.Comparisons.Select(p => p.M)];
        u = [.. parameters.Comparisons.Select(p => p.U)];
        shared = [.. comparisons.Select(c => c.SharedAtHome)];
        neutral = [.. comparisons.Select(c => c.Levels.Select(l => l.Neutral).ToArray())];
        frequency = [.. comparisons.Select(c => c.Levels.Select(l => l.Frequency < 0 ? null : records.Fields[l.Frequency]).ToArray())];
        person = parameters.Prior;
        household = parameters.Prior * parameters.HouseholdPairs;
    }

    public IReadOnlyList<Comparison> Comparisons { get; }

    public Parameters Parameters { get; }

    /// <summary>Natural log of the odds that the pair is one person; 0 is even odds.</summary>
    /// <param name="pattern">The outcomes, see <see cref="Patterns"/>.</param>
    public double LogOdds(ulong pattern, int a, int b)
    {
        var (p, s, h) = (person, 1 - person, household);
        for (var c = 0; c < m.Length; c++, pattern >>= 4)
        {
            var level = (int)pattern & 15;
            if (neutral[c][level])
            {
                continue;
            }

            var chance = u[c][level];
            if (frequency[c][level] is { } field)
            {
                chance *= Rarity(field, a, b);
            }

            p *= m[c][level];
            s *= chance;
            h *= (shared[c] * m[c][level]) + ((1 - shared[c]) * chance);
        }

        return Math.Log(p / (s + h));
    }

    /// <summary>
    /// The most that <see cref="LogOdds(ulong,int,int)"/> can be for any pair with these outcomes: every value that agrees as rare as can be.
    /// Most candidates are settled by it without looking up their values.
    /// </summary>
    public double MostLogOdds(ulong pattern)
    {
        var (p, s, h) = (person, 1 - person, household);
        for (var c = 0; c < m.Length; c++, pattern >>= 4)
        {
            var level = (int)pattern & 15;
            if (neutral[c][level])
            {
                continue;
            }

            var chance = u[c][level];
            if (frequency[c][level] is { ChanceAgreement: > 0 } field)
            {
                chance *= 1 / (field.Filled * field.ChanceAgreement);
            }

            p *= m[c][level];
            s *= chance;
            h *= (shared[c] * m[c][level]) + ((1 - shared[c]) * chance);
        }

        return Math.Log(p / (s + h));
    }

    /// <summary>How much commoner (over 1) or rarer (under 1) the agreeing value is than agreement on average.</summary>
    internal double Rarity(Field field, int a, int b)
    {
        var n = Math.Max(field.CountOf(records.Row(a)[field.Index]), field.CountOf(records.Row(b)[field.Index]));
        return field.ChanceAgreement <= 0 ? 1 : n / (field.Filled * field.ChanceAgreement);
    }

    /// <summary>The probability for log odds.</summary>
    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>Compares and scores two records that need not be candidates.</summary>
    public double LogOdds(int a, int b, LevelMemo[] memos) => LogOdds(Patterns.Of(Comparisons, records.Row(a), records.Row(b), memos), a, b);

    /// <summary>Fresh memos for one thread.</summary>
    public LevelMemo[] NewMemos(int bits = 12) => [.. Comparisons.Select(_ => new LevelMemo(bits))];
}
