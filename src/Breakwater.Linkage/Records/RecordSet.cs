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

    internal void Count(ReadOnlySpan<int> rows, int stride)
    {
        counts = new int[Values.Count];
        for (var at = Index; at < rows.Length; at += stride)
        {
            counts[rows[at]]++;
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

/// <summary>
/// Records ready for comparison. A record is a row of integers, one code for each field (0 = missing), so that looking at a
/// pair touches two short stretches of memory.
/// </summary>
public sealed class RecordSet
{
    private int[] rows;
    private int[] position;

    private RecordSet(IReadOnlyList<Field> fields, int[] rows, int[] position, ValueSet keys, int count, int split)
    {
        this.position = position;
        Fields = fields;
        this.rows = rows;
        Keys = keys;
        Count = count;
        Split = split;
    }

    public IReadOnlyList<Field> Fields { get; }

    public int Count { get; private set; }

    /// <summary>When two sets are linked: how many records are of the first. Otherwise 0.</summary>
    public int Split { get; }

    /// <summary>The records' own ids; see <see cref="PositionOf"/>.</summary>
    public ValueSet Keys { get; }

    /// <summary>
    /// Where a record stood in its table (of the second table: behind all of the first). Records are held in an order of their own,
    /// those of one date of birth side by side, so that pairs worth comparing lie close in memory.
    /// </summary>
    public int PositionOf(int record) => position[record];

    /// <summary>The codes of a record, one for each field.</summary>
    public ReadOnlySpan<int> Row(int record) => rows.AsSpan(record * Fields.Count, Fields.Count);

    /// <summary>The id of a record as text.</summary>
    public string KeyOf(int record) => System.Text.Encoding.UTF8.GetString(Keys[position[record] + 1]);

    /// <summary>The record with this id, or -1.</summary>
    public int Find(string key)
    {
        var before = Keys.Count;
        var code = Keys.Intern(System.Text.Encoding.UTF8.GetBytes(key));
        Keys.Truncate(before);
        return code > 0 && code < before ? Array.IndexOf(position, code - 1, 0, Count) : -1;
    }

    /// <summary>The canonical text of a record's field; empty when missing.</summary>
    public string Text(int record, Field field) => System.Text.Encoding.UTF8.GetString(field.Values[Row(record)[field.Index]]);

    /// <summary>Encodes one table, or two that are to be linked with each other. The first column of each holds the ids.</summary>
    public static RecordSet From(IReadOnlyList<FieldSpec> specs, params IReadOnlyList<RawTable> tables)
    {
        var names = new ValueSet();
        var fields = specs.Select((s, i) => new Field(s, i, s.Kind is FieldKind.Name or FieldKind.GivenPart or FieldKind.FamilyPart ? names : new ValueSet())).ToList();
        var count = tables.Sum(t => t.Rows);
        var encoded = new int[count * fields.Count];
        void Encode(IEnumerable<Field> together)
        {
            foreach (var field in together)
            {
                var from = 0;
                foreach (var table in tables)
                {
                    FieldEncoder.Encode(field, table, encoded.AsSpan(from * fields.Count), fields.Count);
                    from += table.Rows;
                }

                field.Count(encoded, fields.Count);
            }
        }

        var groups = fields.GroupBy(f => f.Values).OrderByDescending(g => g.Count()).ToList();
        Parallel.ForEach(groups, new ParallelOptions { MaxDegreeOfParallelism = 2 }, Encode);
        var split = tables.Count == 2 ? tables[0].Rows : 0;
        var order = WorkingOrder(fields, encoded, count, split);
        return new RecordSet(fields, Gathered(encoded, order, fields.Count), order, KeysOf(tables), count, split);
    }

    /// <summary>Adds one record and returns its number. Its values take part from now on; frequencies stay as they were.</summary>
    public int Add(string key, Func<string, string?> valueOfColumn)
    {
        if ((Count + 1) * Fields.Count > rows.Length)
        {
            Array.Resize(ref rows, Math.Max(64 * Fields.Count, rows.Length + (rows.Length >> 2)));
        }

        if (Keys.Intern(System.Text.Encoding.UTF8.GetBytes(key)) != Count + 1)
        {
            throw new ArgumentException($"there is already a record '{key}'", nameof(key));
        }

        if (Count == position.Length)
        {
            Array.Resize(ref position, Count + (Count >> 2) + 16);
        }

        position[Count] = Count;
        Count++;
        foreach (var field in Fields)
        {
            rows[((Count - 1) * Fields.Count) + field.Index] = FieldEncoder.EncodeOne(field, valueOfColumn);
        }

        return Count - 1;
    }

    /// <summary>How much the set holds now, to return to with <see cref="TakeBack"/>.</summary>
    internal int[] Mark() => [.. Fields.Select(f => f.Values.Count), Keys.Count, Count];

    /// <summary>Forgets records and values added since the mark: a question leaves nothing behind.</summary>
    internal void TakeBack(int[] mark)
    {
        foreach (var field in Fields)
        {
            field.Values.Truncate(mark[field.Index]);
        }

        Keys.Truncate(mark[^2]);
        Count = mark[^1];
    }

    /// <summary>Bytes of memory held.</summary>
    public long Footprint => (4L * rows.Length) + Keys.Footprint + Fields.Select(f => f.Values).Distinct().Sum(v => v.Footprint);

    private static int[] WorkingOrder(List<Field> fields, int[] encoded, int count, int split)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            order[i] = i;
        }

        var by = fields.Find(f => f.Spec.Kind == FieldKind.Date && f.Filled > 1) ?? fields.Find(f => f.Filled > 1);
        if (by is null)
        {
            return order;
        }

        var keys = new uint[count];
        for (var i = 0; i < count; i++)
        {
            // The first table's records stay before the second's.
            keys[i] = (uint)encoded[(i * fields.Count) + by.Index] | (i < split || split == 0 ? 0 : 0x8000_0000);
        }

        Blocking.RadixSort.ByKey(ref keys, ref order, count);
        return order;
    }

    private static int[] Gathered(int[] encoded, int[] order, int stride)
    {
        var inOrder = new int[encoded.Length];
        for (var i = 0; i < order.Length; i++)
        {
            encoded.AsSpan(order[i] * stride, stride).CopyTo(inOrder.AsSpan(i * stride));
        }

        return inOrder;
    }

    private static ValueSet KeysOf(IReadOnlyList<RawTable> tables)
    {
        if (tables.Count == 1)
        {
            return tables[0].Columns[0].Values;
        }

        // Two files may use the same ids for different people, so each id is marked with its file.
        var keys = new ValueSet();
        for (var t = 0; t < tables.Count; t++)
        {
            var values = tables[t].Columns[0].Values;
            for (var code = 1; code < values.Count; code++)
            {
                keys.Intern([(byte)('a' + t), (byte)':', .. values[code]]);
            }
        }

        return keys;
    }
}
