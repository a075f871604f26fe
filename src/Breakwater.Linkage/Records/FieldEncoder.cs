using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Breakwater.Linkage.Records;

/// <summary>The codes of a field for the rows of one table, not written out: the field's code for each number, and each row's number.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EncodedColumn(int[] Map, ReadOnlyMemory<int> Numbers);

/// <summary>Turns raw columns into the codes of a field, normalising each distinct value once.</summary>
internal static class FieldEncoder
{
    /// <summary>The codes of a field for all rows of a table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static EncodedColumn Encode(Field field, RawTable table)
    {
        var columns = field.Spec.Columns.Select(table.Find).OfType<RawColumn>().ToArray();
        if (columns.Length != 1)
        {
            return columns.Length == 0 ? new EncodedColumn([0], new int[table.Rows]) : Joined(field, columns);
        }

        Span<byte> canonical = stackalloc byte[Canonical.MaxLength];
        var column = columns[0];
        var map = new int[column.Values.Count];
        field.Values.Reserve(field.Values.Count + map.Length);
        for (var raw = 1; raw < map.Length; raw++)
        {
            map[raw] = field.Values.Intern(canonical[..Canonical.Write(field.Spec.Kind, column.Values[raw], canonical)]);
        }

        return new EncodedColumn(map, column.CodesInMemory);
    }

    /// <summary>Several columns joined: each combination of raw codes gets a number first, so that it is written once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static EncodedColumn Joined(Field field, RawColumn[] columns)
    {
        Span<byte> text = stackalloc byte[1024];
        Span<byte> canonical = stackalloc byte[Canonical.MaxLength];
        var numbers = columns[0].Codes.ToArray();
        var combinations = 0;
        foreach (var column in columns.AsSpan(1))
        {
            combinations = Number(numbers, column.Codes);
        }

        // The numbers run from 0 in order of first appearance.
        var (map, done) = (new int[combinations], 0);
        field.Values.Reserve(field.Values.Count + combinations);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] == done)
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

                map[done++] = field.Values.Intern(canonical[..Canonical.Write(field.Spec.Kind, text[..n], canonical)]);
            }
        }

        return new EncodedColumn(map, numbers);
    }

    /// <summary>Replaces the numbers of the columns so far by numbers of their combinations with one column more, and says how many there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Number(Span<int> soFar, ReadOnlySpan<int> more)
    {
        var known = new Combination[1 << 16];
        var count = 0;
        for (var row = 0; row < soFar.Length; row++)
        {
            var both = ((ulong)(uint)soFar[row] << 32) | (uint)more[row];
            var at = PlaceOf(both, known);
            if (known[at].Number == 0)
            {
                known[at] = new Combination(both, ++count);
                known = count * 3L > known.Length * 2L ? Larger(known) : known;
                soFar[row] = count - 1;
            }
            else
            {
                soFar[row] = known[at].Number - 1;
            }
        }

        return count;
    }

    /// <summary>Two codes, and their number counted from 1; 0 where there is none.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Combination(ulong Both, int Number);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PlaceOf(ulong both, Combination[] known)
    {
        var h = both * 0x9E3779B97F4A7C15UL;
        var at = (int)((h ^ (h >> 32)) >> 16) & (known.Length - 1);
        while (known[at].Number != 0 && known[at].Both != both)
        {
            at = (at + 1) & (known.Length - 1);
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Combination[] Larger(Combination[] known)
    {
        var larger = new Combination[known.Length * 2];
        foreach (var one in known)
        {
            if (one.Number != 0)
            {
                larger[PlaceOf(one.Both, larger)] = one;
            }
        }

        return larger;
    }

    public static int EncodeOne(Field field, Func<string, string?> valueOfColumn)
    {
        var separator = field.Spec.Kind == FieldKind.Date ? "-" : " ";
        var raw = string.Join(separator, field.Spec.Columns.Select(c => valueOfColumn(c)?.Trim() ?? ""));
        Span<byte> canonical = stackalloc byte[Canonical.MaxLength];
        return field.Values.Intern(canonical[..Canonical.Write(field.Spec.Kind, Encoding.UTF8.GetBytes(raw), canonical)]);
    }
}
