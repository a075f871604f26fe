using System.Runtime.InteropServices;
using Breakwater.Linkage.Comparisons;

namespace Breakwater.Linkage.Training;

/// <summary>Probabilities that a pair is one person's, strangers', or of two people of one household; they sum to 1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Judgement(double Person, double Stranger, double Household);

/// <summary>Judges patterns of outcomes by the three kinds of pair, without value frequencies.</summary>
internal sealed class Mixture(IReadOnlyList<Comparison> comparisons, Parameters parameters)
{
    private readonly double[][] m = [.. parameters.Comparisons.Select(p => p.M)];
    private readonly double[][] u = [.. parameters.Comparisons.Select(p => p.U)];
    private readonly double[][] h = [.. parameters.Comparisons.Select((p, c) =>
        p.M.Select((x, l) => (comparisons[c].SharedAtHome * x) + ((1 - comparisons[c].SharedAtHome) * p.U[l])).ToArray())];

    private readonly bool[][] neutral = [.. comparisons.Select(c => c.Levels.Select(l => l.Neutral).ToArray())];

    /// <summary>The three probabilities.</summary>
    /// <param name="leftOut">Comparisons to ignore, one bit each.</param>
    public Judgement Judge(ulong pattern, uint leftOut, double person, double stranger, double household)
    {
        for (var c = 0; c < m.Length; c++)
        {
            var level = Patterns.Level(pattern, c);
            if ((leftOut & (1u << c)) != 0 || neutral[c][level])
            {
                continue;
            }

            person *= m[c][level];
            stranger *= u[c][level];
            household *= h[c][level];
        }

        var sum = person + stranger + household;
        return sum > 0 ? new Judgement(person / sum, stranger / sum, household / sum) : new Judgement(0, 1, 0);
    }
}
