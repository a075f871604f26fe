using Breakwater.Linkage.Comparisons;

namespace Breakwater.Linkage.Scoring;

/// <summary>One step of the way from "two records at random" to the probability of a pair.</summary>
/// <param name="What">The comparison, or "start" and "household".</param>
/// <param name="Words">What was found, in words.</param>
/// <param name="Left">The value on one side, as compared; empty when missing.</param>
/// <param name="Right">The value on the other side.</param>
/// <param name="Bits">Evidence in powers of two: +1 doubles the odds, −1 halves them.</param>
public sealed record Step(string What, string Words, string Left, string Right, double Bits);

/// <summary>Why a pair has its probability: the steps add up to its log odds.</summary>
/// <param name="NameAlone">Nothing but names speaks for one person.</param>
public sealed record Explanation(IReadOnlyList<Step> Steps, double Probability, bool NameAlone)
{
    /// <summary>Explains one pair.</summary>
    public static Explanation Of(Records.RecordSet records, PairScorer scorer, int a, int b)
    {
        var pattern = scorer.PatternOf(a, b, scorer.NewMemos(4));
        var prior = scorer.Parameters.Prior;
        var steps = new List<Step> { new("start", $"two records at random: one pair in {(1 / prior) - 1:N0} is one person", "", "", Math.Log2(prior / (1 - prior))) };
        for (var c = 0; c < scorer.Comparisons.Count; c++)
        {
            var comparison = scorer.Comparisons[c];
            var level = comparison.Levels[Patterns.Level(pattern, c)];
            string Value(int record) => string.Join(", ", comparison.SettledBy.Select(f => records.Text(record, records.Fields[f])).Where(t => t.Length > 0));
            var bits = 0.0;
            var words = level.Words;
            if (!level.Neutral)
            {
                var p = scorer.Parameters.Comparisons[c];
                var at = Patterns.Level(pattern, c);
                var rarity = level.Frequency < 0 ? 1 : scorer.Rarity(records.Fields[level.Frequency], a, b);
                bits = Math.Log2(p.M[at] / (p.U[at] * rarity));
                words += rarity < 0.5 ? " (a rare one)" : rarity > 2 ? " (a common one)" : "";
            }

            steps.Add(new Step(comparison.Name, words, Value(a), Value(b), bits));
        }

        // What is left of the evidence once "two people of one household" is weighed as well.
        var odds = scorer.LogOdds(pattern, a, b);
        var guard = (odds / Math.Log(2)) - steps.Sum(s => s.Bits);
        steps.Add(new Step("household", guard < -1 ? "what agrees could also be two people of one household" : "one household explains no more than chance", "", "", guard));
        return new Explanation(steps, PairScorer.Probability(odds), scorer.Weigh(pattern).NameAlone);
    }
}
