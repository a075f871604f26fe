using System.Runtime.CompilerServices;
using System.Buffers;
using System.Runtime.InteropServices;

namespace Breakwater.Linkage.Records;

/// <summary>Cuts a block of UTF-8 CSV text into fields. A field is a span of the block, or of a side buffer where quotes had to be undone.</summary>
internal sealed class CsvScanner(byte delimiter)
{
    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);
    private readonly SearchValues<byte> stops = SearchValues.Create([delimiter, (byte)'\n', (byte)'\r']);

    // Start and length of each field, flat, rows after each other.
    private (int Start, int Length)[] fields = new (int Start, int Length)[1 << 14];
    private int count;

    /// <summary>For each row: its first field, its number of fields, the line it begins on, where its text lies.</summary>
    public List<(int First, int Count, long Line, int Start, int Length)> Rows { get; } = [];

    public long Line { get; set; } = 1;

    private readonly List<byte> unquoted = [];

    /// <summary>The bytes of a field of the block that was scanned last.</summary>
    public ReadOnlySpan<byte> Field(ReadOnlySpan<byte> block, int field)
    {
        var (start, length) = fields[field];
        var from = start >= 0 ? block : CollectionsMarshal.AsSpan(unquoted);
        return Trim(from.Slice(start >= 0 ? start : ~start, length));
    }

    /// <summary>Scans whole rows and returns how many bytes they take up; an unfinished row is left for the next block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Scan(ReadOnlySpan<byte> block, bool last)
    {
        count = 0;
        Rows.Clear();
        unquoted.Clear();
        var done = 0;
        while (done < block.Length)
        {
            var first = count;
            var line = Line;
            var end = ScanRow(block, done, last);
            if (end < 0)
            {
                count = first;
                Line = line;
                break;
            }

            var blank = count - first == 1 && fields[first].Length == 0;
            if (!blank)
            {
                Rows.Add((first, count - first, line, done, end - done));
            }
            else
            {
                count = first;
            }

            done = end;
        }

        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ScanRow(ReadOnlySpan<byte> block, int at, bool last)
    {
        while (true)
        {
            int start, length;
            if (at < block.Length && block[at] == '"')
            {
                if (!ScanQuoted(block, ref at, last, out start, out length))
                {
                    return -1;
                }
            }
            else
            {
                start = at;
                var n = block[at..].IndexOfAny(stops);
                if (n < 0 && !last)
                {
                    return -1;
                }

                at = n < 0 ? block.Length : at + n;
                length = at - start;
            }

            if (count == fields.Length)
            {
                Array.Resize(ref fields, count * 2);
            }

            fields[count++] = (start, length);
            if (at < block.Length && block[at] == delimiter)
            {
                at++;
                continue;
            }

            return EndOfLine(block, at, last);
        }
    }

    /// <summary>Reads a quoted field; doubled quotes become one; text between the closing quote and the delimiter is kept.</summary>
    private bool ScanQuoted(ReadOnlySpan<byte> block, ref int at, bool last, out int start, out int length)
    {
        start = ++at;
        length = 0;
        var from = unquoted.Count;
        var pieces = 0;
        while (true)
        {
            var n = block[at..].IndexOf((byte)'"');
            if (n < 0 && last)
            {
                throw new CsvFormatException($"line {Line}: a quoted value begins here and is never closed. Put a closing quote (\") on it.");
            }

            if (n < 0 || (at + n + 1 >= block.Length && !last))
            {
                return false;
            }

            Line += block.Slice(at, n).Count((byte)'\n');
            var doubled = at + n + 1 < block.Length && block[at + n + 1] == '"';
            unquoted.AddRange(block.Slice(at, doubled ? n + 1 : n));
            pieces++;
            length = n;
            at += doubled ? n + 2 : n + 1;
            if (!doubled)
            {
                break;
            }
        }

        var rest = block[at..].IndexOfAny(stops);
        if (rest < 0 && !last)
        {
            return false;
        }

        rest = rest < 0 ? block.Length - at : rest;
        if (pieces > 1 || rest > 0)
        {
            unquoted.AddRange(block.Slice(at, rest));
            start = ~from;
            length = unquoted.Count - from;
        }

        at += rest;
        return true;
    }

    private int EndOfLine(ReadOnlySpan<byte> block, int at, bool last)
    {
        if (at >= block.Length)
        {
            return last ? at : -1;
        }

        if (block[at] == '\r')
        {
            if (at + 1 >= block.Length && !last)
            {
                return -1;
            }

            at++;
            if (at < block.Length && block[at] == '\n')
            {
                at++;
            }
        }
        else
        {
            at++;
        }

        Line++;
        return at;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> field) =>
        field.Length > 0 && (field[0] <= ' ' || field[^1] <= ' ') ? field.Trim(" \t\r\n"u8) : field;

    /// <summary>The first line of a block, without its end.</summary>
    public static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> block)
    {
        var n = block.IndexOfAny(LineEnds);
        return n < 0 ? block : block[..n];
    }
}
