using System.Runtime.CompilerServices;

namespace Breakwater.Linkage.Records;

/// <summary>
/// Records ready for comparison. A record is a row of integers, one code for each field (0 = missing), so that looking at a
/// pair touches two short stretches of memory.
/// </summary>
public sealed class RecordSet
{
    /// <summary>Records laid out in one go; their rows stay close to the processor meanwhile.</summary>
    private const int Together = 1024;
    private readonly int width;
    private int[] rows;
    private int[] position;

    private RecordSet(IReadOnlyList<Field> fields, int[] rows, int[] position, ValueSet keys, int count, int split)
    {
        this.position = position;
        Fields = fields;
        width = fields.Count;
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
    /// by date of birth, so that pairs worth comparing lie close in memory.
    /// </summary>
    public int PositionOf(int record) => position[record];

    /// <summary>The date by which all records are held in order; null when there is none, or two sets that each have their own order.</summary>
    internal Field? Date { get; private init; }

    /// <summary>Codes in a record's row.</summary>
    internal int Width => width;

    /// <summary>The codes of a record, one for each field.</summary>
    public ReadOnlySpan<int> Row(int record) => rows.AsSpan(record * width, width);

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
        var encoded = new EncodedColumn[fields.Count][];
        void Encode(IEnumerable<Field> together)
        {
            foreach (var field in together)
            {
                encoded[field.Index] = [.. tables.Select(t => FieldEncoder.Encode(field, t))];
                field.Count(encoded[field.Index]);
            }
        }

        var groups = fields.GroupBy(f => f.Values).OrderByDescending(g => g.Count()).ToList();
        Parallel.ForEach(groups, new ParallelOptions { MaxDegreeOfParallelism = 2 }, Encode);
        var split = tables.Count == 2 ? tables[0].Rows : 0;
        var by = fields.Find(f => f.Spec.Kind == FieldKind.Date && f.Filled > 1) ?? fields.Find(f => f.Filled > 1);
        var order = WorkingOrder(by, encoded, count, split);
        return new RecordSet(fields, Rows(encoded, order), order, KeysOf(tables), count, split) { Date = split == 0 && by?.Spec.Kind == FieldKind.Date ? by : null };
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

    /// <summary>The order in which records are held: by the date, as far as it is known, and otherwise by the first field that has values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] WorkingOrder(Field? by, EncodedColumn[][] encoded, int count, int split)
    {
        var order = GC.AllocateUninitializedArray<int>(count);
        var numbers = GC.AllocateUninitializedArray<ulong>(count);
        var at = 0;
        foreach (var column in by is null ? [] : encoded[by.Index])
        {
            // What a row's number comes to, looked up once for each number.
            var keys = new ulong[column.Map.Length];
            for (var n = 0; n < keys.Length; n++)
            {
                keys[n] = by!.Spec.Kind == FieldKind.Date ? (uint)Dates.Number(by.Values[column.Map[n]]) : (uint)column.Map[n];
            }

            foreach (var number in column.Numbers.Span)
            {
                // The first table's records stay before the second's.
                numbers[at] = (keys[number] << 32) | (uint)at | (at < split || split == 0 ? 0 : 0x8000_0000_0000_0000);
                at++;
            }
        }

        Blocking.RadixSort.Sort(numbers.AsSpan(0, at), GC.AllocateUninitializedArray<ulong>(at), 32);
        for (var i = 0; i < count; i++)
        {
            order[i] = at == 0 ? i : (int)(uint)numbers[i];
        }

        return order;
    }

    private static int[] Rows(EncodedColumn[][] encoded, int[] order)
    {
        var stride = encoded.Length;
        var laid = GC.AllocateUninitializedArray<int>(order.Length * stride);
        var place = GC.AllocateUninitializedArray<int>(order.Length);
        for (var i = 0; i < order.Length; i++)
        {
            place[order[i]] = i;
        }

        // Read in the order of the file, some records at a time, so that each jumps once: to where its row is written.
        var begin = 0;
        for (var t = 0; stride > 0 && t < encoded[0].Length; t++)
        {
            var (table, first, rows) = (t, begin, encoded[0][t].Numbers.Length);
            Parallel.For(0, (rows + Together - 1) / Together, new ParallelOptions { MaxDegreeOfParallelism = 2 }, piece =>
            {
                var from = piece * Together;
                for (var f = 0; f < stride; f++)
                {
                    Lay(encoded[f][table], from, place.AsSpan(first), laid, f, stride);
                }
            });
            begin += rows;
        }

        return laid;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Lay(EncodedColumn column, int from, ReadOnlySpan<int> place, int[] laid, int field, int stride)
    {
        var (map, numbers) = (column.Map, column.Numbers[from..Math.Min(column.Numbers.Length, from + Together)]);
        foreach (var number in numbers.Span)
        {
            laid[(place[from++] * stride) + field] = map[number];
        }
    }

    private static ValueSet KeysOf(IReadOnlyList<RawTable> tables)
    {
        if (tables.Count == 1) return tables[0].Columns[0].Values;

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
