using System.Runtime.CompilerServices;
using Breakwater.Linkage.Blocking;
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
    private const int WeightBits = 14;

    /// <summary>How much likelier one person must make something to count beside a name. The same sex, twice as likely, doesn't.</summary>
    private const double BeyondName = 8;
    private readonly PatternWeight?[] weights = new PatternWeight?[1 << WeightBits];
    private readonly RecordSet records;
    private readonly Comparison[] comparisons;
    private readonly int count;
    private readonly double person;
    private readonly double household;

    public PairScorer(RecordSet records, IReadOnlyList<Comparison> comparisons, Parameters parameters)
    {
        this.records = records;
        this.comparisons = [.. comparisons];
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

    public IReadOnlyList<Comparison> Comparisons => comparisons;

    public Parameters Parameters { get; }

    /// <summary>Natural log of the odds that the pair is one person; 0 is even odds.</summary>
    /// <param name="pattern">The outcomes, see <see cref="Patterns"/>.</param>
    public double LogOdds(ulong pattern, int a, int b) => LogOdds(Weigh(pattern), records.Row(a), records.Row(b));

    /// <summary>What outcomes say before anything is known of the values; worked out once for each pattern, of which there are far fewer than pairs.</summary>
    internal PatternWeight Weigh(ulong pattern)
    {
        // Threads may write the same place at once; whichever stays is right, since a weight says for which pattern it is.
        ref var known = ref weights[(int)((pattern * 0x9E3779B97F4A7C15UL) >> (64 - WeightBits))];
        return known is { } weight && weight.Pattern == pattern ? weight : known = NewWeight(pattern);
    }

    private PatternWeight NewWeight(ulong pattern)
    {
        var (p, s, h) = (person, 1 - person, household);
        var byFrequency = new List<FrequencyWeight>();
        var nameAlone = true;
        for (var (c, rest) = (0, pattern); c < count; c++, rest >>= 4)
        {
            var i = (c * 16) + (int)(rest & 15);
            p *= m[i];
            s *= u[i];
            nameAlone &= Comparisons[c].IsName || m[i] < BeyondName * u[i];
            if (frequency[i] is { } field)
            {
                byFrequency.Add(new FrequencyWeight(field, shared[i] * m[i], (1 - shared[i]) * u[i]));
            }
            else
            {
                h *= (shared[i] * m[i]) + ((1 - shared[i]) * u[i]);
            }
        }

        return new PatternWeight(pattern, p, s, h, [.. byFrequency], nameAlone);
    }

    private static double LogOdds(PatternWeight weight, ReadOnlySpan<int> a, ReadOnlySpan<int> b) => Math.Log(Odds(weight, a, b));

    /// <summary>The odds, from the weight of the pair's pattern. The same loads whatever the values, so that one pair needn't wait for another.</summary>
    private static double Odds(PatternWeight weight, ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var (s, h) = (weight.Stranger, weight.Household);
        foreach (ref readonly var f in weight.ByFrequency.AsSpan())
        {
            var rarity = f.Field.RarityOf(a[f.Field.Index], b[f.Field.Index]);
            s *= rarity;
            h *= f.AtHome + (f.ByChance * rarity);
        }

        return weight.Person / (s + h);
    }

    /// <summary>Scores the candidates of a piece and keeps those at or above some log odds, in their order.</summary>
    /// <param name="weights">The weight of each kind of the piece.</param>
    /// <param name="kept">Room for all candidates of the piece.</param>
    /// <returns>How many were kept.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal int Score(ReadOnlySpan<CandidatePair> candidates, ReadOnlySpan<PatternWeight> weights, float least, Span<ScoredPair> kept)
    {
        // A logarithm is dear and only taken of odds that are near enough.
        var leastOdds = Math.Exp(least) * (1 - 1e-5);
        var n = 0;
        foreach (ref readonly var candidate in candidates)
        {
            var weight = weights[candidate.Kind];
            if (weight.MostLogOdds < least)
            {
                continue;
            }

            var odds = Odds(weight, records.Row(candidate.A), records.Row(candidate.B));
            if (odds >= leastOdds && (float)Math.Log(odds) is var log && log >= least)
            {
                kept[n++] = new ScoredPair(candidate.A, candidate.B, log);
            }
        }

        return n;
    }

    /// <summary>How much commoner (over 1) or rarer (under 1) the agreeing value is than agreement on average.</summary>
    internal double Rarity(Field field, int a, int b) => field.RarityOf(records.Row(a)[field.Index], records.Row(b)[field.Index]);

    /// <summary>The probability for log odds.</summary>
    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>Compares and scores two records that need not be candidates.</summary>
    public double LogOdds(int a, int b, LevelMemo[] memos) => LogOdds(PatternOf(a, b, memos), a, b);

    /// <summary>Whether nothing but names speaks for these two being one person; see <see cref="Bands"/>.</summary>
    public bool NameAlone(int a, int b, LevelMemo[] memos) => Weigh(PatternOf(a, b, memos)).NameAlone;

    internal ulong PatternOf(int a, int b, LevelMemo[] memos) => Patterns.Of(comparisons, records.Row(a), records.Row(b), memos);

    /// <summary>Fresh memos for one thread.</summary>
    public LevelMemo[] NewMemos(int bits = 12) => [.. Comparisons.Select(_ => new LevelMemo(bits))];
}
