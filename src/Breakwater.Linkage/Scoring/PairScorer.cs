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
    // Sixteen places for each comparison, indexed by comparison and outcome; what says nothing holds 1, and 1 keeps products as they are.
    private readonly double[] m = new double[Patterns.Most * 16];
    private readonly double[] u = new double[Patterns.Most * 16];
    private readonly double[] shared = new double[Patterns.Most * 16];
    private readonly Field?[] frequency = new Field?[Patterns.Most * 16];
    private readonly RecordSet records;
    private readonly int count;
    private readonly double person;
    private readonly double household;

    public PairScorer(RecordSet records, IReadOnlyList<Comparison> comparisons, Parameters parameters)
    {
        this.records = records;
        Comparisons = comparisons;
        Parameters = parameters;
        count = comparisons.Count;
        person = parameters.Prior;
        household = parameters.Prior * parameters.HouseholdPairs;
        Array.Fill(m, 1);
        Array.Fill(u, 1);
        for (var c = 0; c < count; c++)
        {
            for (var l = 0; l < comparisons[c].Levels.Count; l++)
            {
                var level = comparisons[c].Levels[l];
                if (!level.Neutral)
                {
                    var at = (c * 16) + l;
                    (m[at], u[at], shared[at]) = (parameters.Comparisons[c].M[l], parameters.Comparisons[c].U[l], comparisons[c].SharedAtHome);
                    frequency[at] = level.Frequency < 0 ? null : records.Fields[level.Frequency];
                }
            }
        }
    }

    public IReadOnlyList<Comparison> Comparisons { get; }

    public Parameters Parameters { get; }

    /// <summary>Natural log of the odds that the pair is one person; 0 is even odds.</summary>
    /// <param name="pattern">The outcomes, see <see cref="Patterns"/>.</param>
    public double LogOdds(ulong pattern, int a, int b) => LogOdds(pattern, records.Row(a), records.Row(b));

    /// <summary>
    /// The most that the log odds can be for any pair with these outcomes: every value that agrees as rare as can be. Most candidates
    /// are settled by it without looking up their values.
    /// </summary>
    public double MostLogOdds(ulong pattern) => LogOdds(pattern, [], []);

    private double LogOdds(ulong pattern, ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var (p, s, h) = (person, 1 - person, household);
        for (var at = 0; at < count * 16; at += 16, pattern >>= 4)
        {
            var i = at + (int)(pattern & 15);
            var chance = u[i];
            if (frequency[i] is { } field)
            {
                chance *= a.IsEmpty ? field.RarityOf(1) : Rarity(field, a, b);
            }

            p *= m[i];
            s *= chance;
            h *= (shared[i] * m[i]) + ((1 - shared[i]) * chance);
        }

        return Math.Log(p / (s + h));
    }

    /// <summary>How much commoner (over 1) or rarer (under 1) the agreeing value is than agreement on average.</summary>
    internal double Rarity(Field field, int a, int b) => Rarity(field, records.Row(a), records.Row(b));

    private static double Rarity(Field field, ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var (x, y) = (a[field.Index], b[field.Index]);
        var n = field.CountOf(x);
        return field.RarityOf(x == y ? n : Math.Max(n, field.CountOf(y)));
    }

    /// <summary>The probability for log odds.</summary>
    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>Compares and scores two records that need not be candidates.</summary>
    public double LogOdds(int a, int b, LevelMemo[] memos) => LogOdds(Patterns.Of(Comparisons, records.Row(a), records.Row(b), memos), a, b);

    /// <summary>Fresh memos for one thread.</summary>
    public LevelMemo[] NewMemos(int bits = 12) => [.. Comparisons.Select(_ => new LevelMemo(bits))];
}
