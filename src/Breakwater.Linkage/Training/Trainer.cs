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
        // A file of one record has no pair; one is assumed, so that nothing is divided by nought.
        var total = Math.Max(1, records.Split > 0 ? (double)records.Split * (records.Count - records.Split) : records.Count * (records.Count - 1.0) / 2);
        var parameters = Parameters.Typical(comparisons, 1 / total);
        parameters = parameters with { Comparisons = Strangers(parameters, random, 0) };
        var households = new Households(records, comparisons);
        var sessions = Sessions(candidates.Histogram);
        var patterns = ByPattern(candidates.Histogram);
        for (var round = 0; round < Rounds; round++)
        {
            cancel.ThrowIfCancellationRequested();
            parameters = parameters with { Comparisons = Persons(parameters, sessions) };
            parameters = Priors(parameters, patterns, households, total);
            parameters = parameters with { Comparisons = Strangers(parameters, random, parameters.Prior) };
        }

        return Priors(parameters, patterns, households, total);
    }

    /// <summary>u: outcomes of random pairs, each weighted by the probability that it isn't one person's after all.</summary>
    private List<ComparisonParameters> Strangers(Parameters now, IReadOnlyList<(ulong Pattern, long Count)> random, double prior)
    {
        var mixture = new Mixture(comparisons, now);
        var counts = comparisons.Select(c => new double[c.Levels.Count]).ToArray();
        foreach (var (pattern, count) in random)
        {
            var weight = count * (prior > 0 ? 1 - mixture.Judge(pattern, prior, 1 - prior, 0).Person : 1);
            for (var c = 0; c < counts.Length; c++)
            {
                counts[c][Patterns.Level(pattern, c)] += weight;
            }
        }

        return [.. now.Comparisons.Select((p, c) => p with { U = ChanceOf(comparisons[c], counts[c], p, prior) })];
    }

    private double[] ChanceOf(Comparison comparison, double[] counts, ComparisonParameters now, double prior)
    {
        // Half a pair for each outcome, and some strangers who differ in everything: without data, strangers differ.
        var last = counts.Length - 1;
        double Seen(int l) => comparison.Levels[l].Neutral ? 0 : counts[l] + (l == last ? 20 : 0.5);
        var sum = Enumerable.Range(0, counts.Length).Sum(Seen);

        return Parameters.Normalised(comparison, l =>
        {
            var share = Seen(l) / sum;
            if (l == 1 && comparison.Fields.Count > 0 && comparison.Levels[1].Frequency is >= 0 and var f)
            {
                // Full agreement is counted exactly from the values' frequencies, less what true matches add to it.
                var field = records.Fields[f];
                var least = 1.0 / (field.Filled + TypicalChance.Weight);
                share = Math.Max(least, field.ChanceAgreement - (prior * now.M[1]));
            }

            return share;
        });
    }

    /// <summary>m: one EM session for each rule, added up.</summary>
    private List<ComparisonParameters> Persons(Parameters now, List<Session> sessions)
    {
        var learnt = comparisons.Select(c => new double[c.Levels.Count]).ToArray();
        foreach (var session in sessions)
        {
            Learn(now, session, learnt);
        }

        return [.. now.Comparisons.Select((p, c) =>
        {
            var typical = Parameters.Normalised(comparisons[c], l => comparisons[c].Levels[l].Typical);
            return p with { M = Parameters.Normalised(comparisons[c], l => learnt[c][l] + (TypicalWeight * typical[l])) };
        })];
    }

    /// <summary>The pairs of one rule, by pattern, and the comparisons that the rule settles.</summary>
    private sealed record Session(uint LeftOut, (ulong Pattern, double Count)[] Patterns);

    private List<Session> Sessions(IReadOnlyList<(ulong Pattern, uint Rules, long Count)> histogram)
    {
        var sessions = new List<Session>();
        for (var r = 0; r < blocks.Rules; r++)
        {
            var ruleFields = blocks.RuleList[r].Terms.Select(t => records.Fields.First(f => f.Spec.Name == t.Field).Index).ToHashSet();
            var left = 0u;
            for (var c = 0; c < comparisons.Count; c++)
            {
                left |= comparisons[c].SettledBy.Any(ruleFields.Contains) ? 1u << c : 0;
            }

            var patterns = ByPattern(histogram.Where(h => (h.Rules & (1u << r)) != 0));
            if (comparisons.Count - System.Numerics.BitOperations.PopCount(left) >= 2 && patterns.Sum(s => s.Count) >= 50)
            {
                sessions.Add(new Session(left, patterns));
            }
        }

        return sessions;
    }

    /// <summary>Adds up neighbours: the histogram is ordered by pattern.</summary>
    private static (ulong Pattern, double Count)[] ByPattern(IEnumerable<(ulong Pattern, uint Rules, long Count)> histogram)
    {
        var patterns = new List<(ulong Pattern, double Count)>();
        foreach (var (pattern, _, count) in histogram)
        {
            if (patterns.Count > 0 && patterns[^1].Pattern == pattern)
            {
                patterns[^1] = (pattern, patterns[^1].Count + count);
            }
            else
            {
                patterns.Add((pattern, count));
            }
        }

        return [.. patterns];
    }

    private void Learn(Parameters start, Session session, double[][] learnt)
    {
        var now = start;
        var (person, stranger, household) = (0.4, 0.3, 0.3);
        var counts = new double[Patterns.Most * 16];
        for (var i = 0; i < Iterations; i++)
        {
            Array.Clear(counts);
            var mixture = new Mixture(comparisons, now, session.LeftOut);
            double persons = 0, strangers = 0, households = 0;
            foreach (var (pattern, count) in session.Patterns)
            {
                var p = mixture.Judge(pattern, person, stranger, household);
                var one = count * p.Person;
                persons += one;
                strangers += count * p.Stranger;
                households += count * p.Household;
                var rest = pattern;
                for (var at = 0; at < comparisons.Count * 16; at += 16, rest >>= 4)
                {
                    counts[at + (int)(rest & 15)] += one;
                }
            }

            var all = persons + strangers + households;
            var before = person;
            (person, stranger, household) = (persons / all, strangers / all, households / all);
            now = now with
            {
                Comparisons = [.. now.Comparisons.Select((p, c) => (session.LeftOut & (1u << c)) != 0 ? p : p with
                {
                    M = Parameters.Normalised(comparisons[c], l => counts[(c * 16) + l] + (TypicalWeight * start.Comparisons[c].M[l])),
                })],
            };
            if (i > 4 && Math.Abs(person - before) < 1e-5)
            {
                break;
            }
        }

        for (var c = 0; c < comparisons.Count; c++)
        {
            for (var l = 0; l < comparisons[c].Levels.Count && (session.LeftOut & (1u << c)) == 0; l++)
            {
                learnt[c][l] += counts[(c * 16) + l];
            }
        }
    }

    /// <summary>How many pairs are one person's, and how many are of one household: both as the candidates bear out.</summary>
    private Parameters Priors(Parameters now, (ulong Pattern, double Count)[] patterns, Households households, double total)
    {
        var mixture = new Mixture(comparisons, now);
        var prior = Math.Max(now.Prior, 1 / total);
        var household = now.HouseholdPairs;
        for (var i = 0; i < 30; i++)
        {
            var persons = patterns.Sum(p => p.Count * mixture.Judge(p.Pattern, prior, 1 - prior, household * prior).Person);
            var before = prior;
            prior = Math.Clamp(persons / total, 0.1 / total, 0.5);
            household = households.PairsPerMatch(now, prior * total);
            if (Math.Abs(prior - before) < 1e-4 * prior)
            {
                break;
            }
        }

        return now with { Prior = prior, HouseholdPairs = household };
    }
}
