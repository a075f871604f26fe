using Breakwater.Linkage.Blocking;
using Breakwater.Linkage.Comparisons;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Training;

/// <summary>
/// Learns m and u without labelled pairs. u comes from random pairs. m comes from EM, once for each blocking rule over the pairs
/// that the rule makes, leaving out what the rule settles; the sessions' counts are then added up.
/// </summary>
/// <remarks>
/// A pair is of one person (M), of strangers (U), or of two people of one household (H). H is not learnt: it is M for what a
/// household shares and U for what is a person's own, mixed by <see cref="Comparison.SharedAtHome"/>. Without H, EM over pairs that
/// share an address takes "same household" for "same person". EM runs over patterns of outcomes and their counts, not over pairs.
/// </remarks>
public sealed class Trainer(RecordSet records, Blocks blocks, IReadOnlyList<Comparison> comparisons)
{
    private const int Rounds = 2;
    private const int Iterations = 25;

    /// <summary>Strength of the typical shares, in pairs: they decide where there is little data.</summary>
    private const double TypicalWeight = 30;

    /// <summary>Trains on the candidates that were compared.</summary>
    /// <param name="randomPairs">How many random pairs to draw for u.</param>
    public Parameters Train(Candidates candidates, int randomPairs, int seed, int threads, CancellationToken cancel)
    {
        var random = RandomPairs.Draw(records, comparisons, randomPairs, seed, threads, cancel);
        double total = records.Split > 0 ? (double)records.Split * (records.Count - records.Split) : records.Count * (records.Count - 1.0) / 2;
        var parameters = Parameters.Typical(comparisons, 1 / total);
        parameters = parameters with { Comparisons = Strangers(parameters, random, 0) };
        for (var round = 0; round < Rounds; round++)
        {
            cancel.ThrowIfCancellationRequested();
            parameters = parameters with { Comparisons = Persons(parameters, candidates.Histogram) };
            parameters = Priors(parameters, candidates.Histogram, total);
            parameters = parameters with { Comparisons = Strangers(parameters, random, parameters.Prior) };
        }

        return Priors(parameters, candidates.Histogram, total);
    }

    /// <summary>u: outcomes of random pairs, each weighted by the probability that it isn't one person's after all.</summary>
    private List<ComparisonParameters> Strangers(Parameters now, IReadOnlyList<(ulong Pattern, long Count)> random, double prior)
    {
        var mixture = new Mixture(comparisons, now);
        var counts = comparisons.Select(c => new double[c.Levels.Count]).ToArray();
        foreach (var (pattern, count) in random)
        {
            var weight = count * (prior > 0 ? 1 - mixture.Judge(pattern, 0, prior, 1 - prior, 0).Person : 1);
            for (var c = 0; c < counts.Length; c++)
            {
                counts[c][Patterns.Level(pattern, c)] += weight;
            }
        }

        return [.. now.Comparisons.Select((p, c) => p with { U = ChanceOf(comparisons[c], counts[c], p, prior) })];
    }

    private double[] ChanceOf(Comparison comparison, double[] counts, ComparisonParameters now, double prior)
    {
        var sum = 0.0;
        for (var l = 0; l < counts.Length; l++)
        {
            sum += comparison.Levels[l].Neutral ? 0 : counts[l] + 0.5;
        }

        return Parameters.Normalised(comparison, l =>
        {
            var share = (counts[l] + 0.5) / sum;
            if (l == 1 && comparison.Fields.Count > 0 && comparison.Levels[1].Frequency is >= 0 and var f)
            {
                // Full agreement is counted exactly from the values' frequencies, less what true matches add to it.
                var field = records.Fields[f];
                var least = 1.0 / Math.Max(2, field.Filled);
                share = Math.Max(least, field.ChanceAgreement - (prior * now.M[1]));
            }

            return share;
        });
    }

    /// <summary>m: one EM session for each rule, added up.</summary>
    private List<ComparisonParameters> Persons(Parameters now, IReadOnlyList<(ulong Pattern, uint Rules, long Count)> histogram)
    {
        var learnt = comparisons.Select(c => new double[c.Levels.Count]).ToArray();
        for (var r = 0; r < blocks.Rules; r++)
        {
            var ruleFields = blocks.RuleList[r].Terms.Select(t => records.Fields.First(f => f.Spec.Name == t.Field).Index).ToHashSet();
            var left = 0u;
            for (var c = 0; c < comparisons.Count; c++)
            {
                left |= comparisons[c].SettledBy.Any(ruleFields.Contains) ? 1u << c : 0;
            }

            var session = histogram.Where(h => (h.Rules & (1u << r)) != 0).GroupBy(h => h.Pattern).Select(g => (Pattern: g.Key, Count: (double)g.Sum(h => h.Count))).ToList();
            if (comparisons.Count - System.Numerics.BitOperations.PopCount(left) >= 2 && session.Sum(s => s.Count) >= 50)
            {
                Session(now, session, left, learnt);
            }
        }

        return [.. now.Comparisons.Select((p, c) => p with { M = Parameters.Normalised(comparisons[c], l => learnt[c][l] + (TypicalWeight * Parameters.Normalised(comparisons[c], x => comparisons[c].Levels[x].Typical)[l])) })];
    }

    private void Session(Parameters start, List<(ulong Pattern, double Count)> session, uint leftOut, double[][] learnt)
    {
        var now = start;
        var (person, stranger, household) = (0.4, 0.3, 0.3);
        var counts = comparisons.Select(c => new double[c.Levels.Count]).ToArray();
        for (var i = 0; i < Iterations; i++)
        {
            Array.ForEach(counts, Array.Clear);
            var mixture = new Mixture(comparisons, now);
            double persons = 0, strangers = 0, households = 0;
            foreach (var (pattern, count) in session)
            {
                var p = mixture.Judge(pattern, leftOut, person, stranger, household);
                persons += count * p.Person;
                strangers += count * p.Stranger;
                households += count * p.Household;
                for (var c = 0; c < counts.Length; c++)
                {
                    counts[c][Patterns.Level(pattern, c)] += count * p.Person;
                }
            }

            var all = persons + strangers + households;
            (person, stranger, household) = (persons / all, strangers / all, households / all);
            now = now with
            {
                Comparisons = [.. now.Comparisons.Select((p, c) => (leftOut & (1u << c)) != 0 ? p : p with
                {
                    M = Parameters.Normalised(comparisons[c], l => counts[c][l] + (TypicalWeight * start.Comparisons[c].M[l])),
                })],
            };
        }

        for (var c = 0; c < counts.Length; c++)
        {
            for (var l = 0; l < counts[c].Length && (leftOut & (1u << c)) == 0; l++)
            {
                learnt[c][l] += counts[c][l];
            }
        }
    }

    /// <summary>How many pairs are one person's, and how many are of one household: both as a share that the candidates must bear out.</summary>
    private Parameters Priors(Parameters now, IReadOnlyList<(ulong Pattern, uint Rules, long Count)> histogram, double total)
    {
        var patterns = histogram.GroupBy(h => h.Pattern).Select(g => (Pattern: g.Key, Count: (double)g.Sum(h => h.Count))).ToList();
        var mixture = new Mixture(comparisons, now);
        var prior = Math.Max(now.Prior, 1 / total);
        var household = now.HouseholdPairs;
        for (var i = 0; i < 30; i++)
        {
            var persons = patterns.Sum(p => p.Count * mixture.Judge(p.Pattern, 0, prior, 1 - prior, household * prior).Person);
            prior = Math.Clamp(persons / total, 0.1 / total, 0.5);
            household = Households.PairsPerMatch(records, comparisons, now, prior * total);
        }

        return now with { Prior = prior, HouseholdPairs = household };
    }
}
