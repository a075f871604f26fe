using System.Runtime.InteropServices;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Scoring;

/// <summary>A comparison whose outcome says more the rarer the value that agrees.</summary>
/// <param name="AtHome">How far a household explains the agreement whatever the value.</param>
/// <param name="ByChance">How far chance explains it for two of a household, for a value of average frequency.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FrequencyWeight(Field Field, double AtHome, double ByChance);

/// <summary>How well each of the three stories explains a pattern of outcomes; only the frequency of values is still to come.</summary>
/// <param name="NameAlone">Nothing but names speaks for one person.</param>
internal sealed record PatternWeight(ulong Pattern, double Person, double Stranger, double Household, FrequencyWeight[] ByFrequency, bool NameAlone)
{
    /// <summary>
    /// The most that the log odds can be for any pair with these outcomes: every value that agrees as rare as can be. Most candidates
    /// are settled by it without looking up their values.
    /// </summary>
    public double MostLogOdds { get; } = Math.Log(Person / (
        ByFrequency.Aggregate(Stranger, (s, f) => s * f.Field.RarityOf(1)) + ByFrequency.Aggregate(Household, (h, f) => h * (f.AtHome + (f.ByChance * f.Field.RarityOf(1))))));
}
