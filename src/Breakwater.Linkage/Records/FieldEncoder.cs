using System.Runtime.InteropServices;
using System.Text;

namespace Breakwater.Linkage.Records;

/// <summary>Turns raw columns into the codes of a field, normalising each distinct value once.</summary>
internal static class FieldEncoder
{
    /// <summary>The codes of two columns. The hash mixes well: codes are small and close together, and so would plain hashes be.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Combination(int One, int Other)
    {
        public override int GetHashCode() => (int)((((ulong)(uint)One << 32) | (uint)Other) * 0x9E3779B97F4A7C15UL >> 32);
    }

    /// <param name="into">One code for each row of the table.</param>
    public static void Encode(Field field, RawTable table, Span<int> into)
    {
        var columns = field.Spec.Columns.Select(table.Find).OfType<RawColumn>().ToArray();
        Span<byte> canonical = stackalloc byte[Canonical.MaxLength];
        if (columns.Length == 1)
        {
            var column = columns[0];
            var map = new int[column.Values.Count];
            for (var raw = 1; raw < map.Length; raw++)
            {
                map[raw] = field.Values.Intern(canonical[..Canonical.Write(field.Spec.Kind, column.Values[raw], canonical)]);
            }

            var codes = column.Codes;
            for (var i = 0; i < codes.Length; i++)
            {
                into[i] = map[codes[i]];
            }

            return;
        }

        Joined(field, columns, table.Rows, into);
    }

    /// <summary>Several columns joined: the pair of raw codes is looked up first, so that each combination is written once.</summary>
    private static void Joined(Field field, RawColumn[] columns, int count, Span<int> into)
    {
        var known = new Dictionary<Combination, int>();
        var combined = new Dictionary<Combination, int>();
        Span<byte> text = stackalloc byte[1024];
        Span<byte> canonical = stackalloc byte[Canonical.MaxLength];
        for (var i = 0; i < count && columns.Length > 0; i++)
        {
            var beginning = columns[0].Codes[i];
            for (var c = 1; c < columns.Length - 1; c++)
            {
                // Each combination of the columns so far gets a number of its own, so that at last two numbers are looked up.
                var step = new Combination(beginning, columns[c].Codes[i]);
                combined.TryAdd(step, combined.Count);
                beginning = combined[step];
            }

            var combination = new Combination(beginning, columns[^1].Codes[i]);
            if (!known.TryGetValue(combination, out var code))
            {
                var n = 0;
                foreach (var column in columns)
                {
                    var part = column.Values[column.Codes[i]];
                    part = part[..Math.Min(part.Length, (text.Length / columns.Length) - 1)];
                    part.CopyTo(text[n..]);
                    n += part.Length;
                    text[n++] = (byte)(field.Spec.Kind == FieldKind.Date ? '-' : ' ');
                }

                code = field.Values.Intern(canonical[..Canonical.Write(field.Spec.Kind, text[..n], canonical)]);
                known.Add(combination, code);
            }

            into[i] = code;
        }
    }

    public static int EncodeOne(Field field, Func<string, string?> valueOfColumn)
    {
        var separator = field.Spec.Kind == FieldKind.Date ? "-" : " ";
        var raw = string.Join(separator, field.Spec.Columns.Select(c => valueOfColumn(c)?.Trim() ?? ""));
        Span<byte> canonical = stackalloc byte[Canonical.MaxLength];
        return field.Values.Intern(canonical[..Canonical.Write(field.Spec.Kind, Encoding.UTF8.GetBytes(raw), canonical)]);
    }
}
