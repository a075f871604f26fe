using System.Runtime.InteropServices;
using Breakwater.Linkage.Comparisons;

namespace Breakwater.Linkage.Training;

/// <summary>Probabilities that a pair is one person's, strangers', or of two people of one household; they sum to 1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Judgement(double Person, double Stranger, double Household);

/// <summary>Judges patterns of outcomes by the three kinds of pair, without value frequencies.</summary>
internal sealed class Mixture
{
    // Sixteen places for each comparison; whatever says nothing holds 1, so that judging is three products without a question.
    private readonly double[] person = new double[Patterns.Most * 16];
    private readonly double[] stranger = new double[Patterns.Most * 16];
    private readonly double[] household = new double[Patterns.Most * 16];
    private readonly int count;

    /// <param name="leftOut">Comparisons to ignore, one bit each.</param>
    public Mixture(IReadOnlyList<Comparison> comparisons, Parameters parameters, uint leftOut = 0)
    {
        count = comparisons.Count;
        Array.Fill(person, 1);
        Array.Fill(stranger, 1);
        Array.Fill(household, 1);
        for (var c = 0; c < count; c++)
        {
            var (m, u, shared) = (parameters.Comparisons[c].M, parameters.Comparisons[c].U, comparisons[c].SharedAtHome);
            for (var l = 0; l < m.Length && (leftOut & (1u << c)) == 0; l++)
            {
                if (!comparisons[c].Levels[l].Neutral)
                {
                    person[(c * 16) + l] = m[l];
                    stranger[(c * 16) + l] = u[l];
                    household[(c * 16) + l] = (shared * m[l]) + ((1 - shared) * u[l]);
                }
            }
        }
    }

    /// <summary>The three probabilities, from how common each kind is before anything is known of the pair.</summary>
    public Judgement Judge(ulong pattern, double p, double s, double h)
    {
        for (var at = 0; at < count * 16; at += 16, pattern >>= 4)
        {
            var i = at + (int)(pattern & 15);
            p *= person[i];
            s *= stranger[i];
            h *= household[i];
        }

        var sum = p + s + h;
        return sum > 0 ? new Judgement(p / sum, s / sum, h / sum) : new Judgement(0, 1, 0);
    }
}
