using System.Runtime.CompilerServices;

namespace Breakwater.Linkage.Records;

/// <summary>A field of the model: what it holds and the columns that it comes from (several are joined by a space).</summary>
public sealed record FieldSpec(string Name, FieldKind Kind, IReadOnlyList<string> Columns);

/// <summary>
/// How often strangers agree on a kind of field in a town of some size: what a small file leans on, since two records of one person
/// in a list of ten don't make the name a common one.
/// </summary>
internal static class TypicalChance
{
    /// <summary>As many records as this say as much as the file's own.</summary>
    public const double Weight = 200;

    public static double Of(FieldKind kind) => kind switch
    {
        FieldKind.Sex => .5,
        FieldKind.Text => .03,
        FieldKind.Name or FieldKind.GivenPart or FieldKind.FamilyPart => .003,
        FieldKind.Postcode => .001,
        FieldKind.Date => .0002,
        FieldKind.Address => .0001,
        _ => .00001,
    };
}

/// <summary>A field of a record set: its distinct canonical values and how many records hold each.</summary>
public sealed class Field(FieldSpec spec, int index, ValueSet values)
{
    private readonly double typicalRecords = TypicalChance.Of(spec.Kind) * TypicalChance.Weight;
    private int[] counts = [];
    private int rest = 1;
    private double perRecord;

    public FieldSpec Spec { get; } = spec;

    /// <summary>Place of this field's code in a record's row.</summary>
    public int Index { get; } = index;

    public ValueSet Values { get; } = values;

    /// <summary>Records that hold a value, at least 1. Fixed when the set is built, so that later additions don't move old scores.</summary>
    public int CountOf(int code) => code < counts.Length ? Math.Max(rest, counts[code]) : rest;

    /// <summary>Probability that two records drawn at random hold the same value of this field, given that both hold one.</summary>
    public double ChanceAgreement { get; private set; }

    /// <summary>How common a value held by so many records is, beside agreement on average.</summary>
    internal double RarityOf(int records) => (records + typicalRecords) * perRecord;

    /// <summary>The same for two values that count as agreeing: the commoner one's.</summary>
    internal double RarityOf(int one, int other) => RarityOf(Math.Max(CountOf(one), CountOf(other)));

    /// <summary>Records that hold any value of this field.</summary>
    public int Filled { get; private set; }

    /// <summary>How common this field's values are, those held by fewer records than <paramref name="common"/> together.</summary>
    internal Models.FieldFrequencies Frequencies(int common)
    {
        var listed = new Dictionary<string, int>(StringComparer.Ordinal);
        long holders = 0, pairs = 0;
        for (var code = 1; code < counts.Length; code++)
        {
            if (counts[code] >= common)
            {
                listed.Add(System.Text.Encoding.UTF8.GetString(Values[code]), counts[code]);
            }
            else
            {
                holders += counts[code];
                pairs += (long)counts[code] * counts[code];
            }
        }

        return new(Spec.Name, Filled, ChanceAgreement, holders == 0 ? 1 : (int)Math.Max(1, pairs / holders), listed);
    }

    /// <summary>Takes in the values of an earlier run. First all fields, since some share a dictionary; then <see cref="Learn"/>.</summary>
    internal void Intern(Models.FieldFrequencies known)
    {
        foreach (var value in known.Common.Keys)
        {
            Values.Intern(System.Text.Encoding.UTF8.GetBytes(value));
        }
    }

    /// <summary>Takes in how common an earlier run found them.</summary>
    internal void Learn(Models.FieldFrequencies known)
    {
        counts = new int[Values.Count];
        foreach (var (value, count) in known.Common)
        {
            counts[Values.Intern(System.Text.Encoding.UTF8.GetBytes(value))] = count;
        }

        (rest, Filled, ChanceAgreement) = (Math.Max(1, known.Rest), known.Filled, known.Chance);
        perRecord = 1 / ((Filled + TypicalChance.Weight) * ChanceAgreement);
    }

    /// <summary>Counts who holds what.</summary>
    /// <param name="columns">The codes of all records, table by table.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Count(IReadOnlyList<EncodedColumn> columns)
    {
        counts = new int[Values.Count];
        foreach (var column in columns)
        {
            foreach (var number in column.Numbers.Span)
            {
                counts[column.Map[number]]++;
            }
        }

        double agreeing = 0;
        Filled = 0;
        for (var code = 1; code < counts.Length; code++)
        {
            Filled += counts[code];
            agreeing += (double)counts[code] * (counts[code] - 1);
        }

        ChanceAgreement = Filled < 2 ? 0 : agreeing / ((double)Filled * (Filled - 1));
        ChanceAgreement = ((ChanceAgreement * Filled) + typicalRecords) / (Filled + TypicalChance.Weight);
        perRecord = 1 / ((Filled + TypicalChance.Weight) * ChanceAgreement);
    }
}
