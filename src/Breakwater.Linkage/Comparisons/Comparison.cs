using System.Runtime.CompilerServices;

namespace Breakwater.Linkage.Comparisons;

/// <summary>One outcome of a comparison.</summary>
/// <param name="Name">Short name, as in trained models.</param>
/// <param name="Words">What it means, for the person who decides: "same day and month the other way round".</param>
/// <param name="Typical">Rough share of true matches that show this outcome; where EM starts, and where it stays without data.</param>
/// <param name="Frequency">The field whose value's frequency counts (agreeing on a rare value says more), or -1.</param>
/// <param name="Neutral">Says nothing either way: a value is missing, or another comparison speaks for it.</param>
public sealed record Level(string Name, string Words, double Typical, int Frequency = -1, bool Neutral = false);

/// <summary>
/// How one aspect of two records is compared. Outcome 0 is always "missing", which is neutral; 1 is the fullest agreement.
/// To add your own: derive from this class and register it in <see cref="ComparisonKinds"/>.
/// </summary>
/// <param name="name">Name within the model.</param>
/// <param name="levels">The outcomes, at most 16.</param>
/// <param name="fields">Indexes of the fields that it looks at.</param>
/// <param name="sharedAtHome">
/// Probability that two different people of one household agree here because they live together (address, phone, surname near 1)
/// or are related (twins' date of birth, father's and son's name: a little), beyond chance.
/// </param>
public abstract class Comparison(string name, IReadOnlyList<Level> levels, IReadOnlyList<int> fields, double sharedAtHome)
{
    public string Name { get; } = name;

    public IReadOnlyList<Level> Levels { get; } = levels;

    public IReadOnlyList<int> Fields { get; } = fields;

    public double SharedAtHome { get; } = sharedAtHome;

    /// <summary>Fields that settle the outcome: pairs found by agreeing on one of them teach nothing about this comparison.</summary>
    public virtual IReadOnlyList<int> SettledBy => Fields;

    /// <summary>
    /// The field of which it is enough to know that it is missing on one side (outcome 0) or the same on both (outcome 1), or -1. Most pairs
    /// are told by it without a call.
    /// </summary>
    protected virtual int MainField => -1;

    /// <summary>Whether it compares names. However rare, a name that agrees and nothing else is never called "same".</summary>
    public virtual bool IsName => false;

    /// <summary>The outcome for two records, given as rows of field codes.</summary>
    /// <param name="a">Codes of one record.</param>
    /// <param name="b">Codes of the other; the answer must not depend on which is which.</param>
    /// <param name="memo">Remembers outcomes of value pairs for the calling thread.</param>
    public abstract int Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelMemo memo);

    /// <summary>The outcomes of many pairs: those of <see cref="Compare"/>. Override it where looking at many at once is quicker.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="memo">As for <see cref="Compare"/>.</param>
    /// <param name="patterns">A pattern for each pair, to which the outcome is added.</param>
    /// <param name="shift">The outcome's lowest bit in the pattern.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public virtual void CompareAll(RowPairs pairs, LevelMemo memo, Span<ulong> patterns, int shift)
    {
        var main = MainField;
        for (var p = 0; p < patterns.Length; p++)
        {
            var a = pairs.First(p);
            var b = pairs.Second(p);
            var (x, y) = main < 0 ? (-1, -2) : (a[main], b[main]);
            var level = x == 0 || y == 0 ? 0 : x == y ? 1 : Compare(a, b, memo);
            patterns[p] |= (ulong)(uint)level << shift;
        }
    }
}
