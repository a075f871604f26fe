using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Breakwater.Linkage.Records;

/// <summary>How to read a file.</summary>
/// <param name="KeyColumn">The column that names each record; empty or repeated keys are set aside. Null: rows are numbered.</param>
/// <param name="Columns">Chooses the columns to hold, from the header; the rest are skipped.</param>
/// <param name="Delimiter">The character between fields; null: found from the header (comma, semicolon, tab or bar).</param>
public sealed record CsvOptions(
    string? KeyColumn,
    Func<IReadOnlyList<string>, IReadOnlyList<string>> Columns,
    char? Delimiter = null)
{
    /// <summary>Called for every row that is set aside.</summary>
    public Action<BadRow>? SetAside { get; init; }

    /// <summary>Called now and then with the number of bytes read.</summary>
    public Action<long>? Progress { get; init; }

    /// <summary>Most distinct values or rows that may be held, in bytes; reading stops with a clear error beyond it.</summary>
    public long MemoryLimit { get; init; } = long.MaxValue;
}

/// <summary>Reads CSV as a stream into dictionary-encoded columns. Two threads at most: each column belongs to one of them.</summary>
public sealed class CsvReader(Stream stream, CsvOptions options)
{
    private const int BlockSize = 1 << 20;
    private const int MostReserved = 50_000_000;

    /// <summary>Values whose places are looked up side by side.</summary>
    private const int Together = 32;
    private byte[] block = new byte[BlockSize];
    private int held;
    private long total;
    private bool ended;

    /// <summary>Reads the whole file. The key column, when there is one, is the first of the table.</summary>
    /// <exception cref="CsvFormatException">The file as a whole can't be read.</exception>
    public RawTable Read(CancellationToken cancel = default)
    {
        Fill();
        SkipByteOrderMark();
        if (held == 0)
        {
            throw new CsvFormatException("the file is empty: it needs a header line and at least one row.");
        }

        var delimiter = options.Delimiter is char c ? (byte)c : GuessDelimiter(CsvScanner.FirstLine(block.AsSpan(0, held)));
        var scanner = new CsvScanner(delimiter);
        RawColumn[]? columns = null;
        int[] positions = [];
        var header = 0;
        var keyLines = new LineNumbers();
        while (held > 0)
        {
            cancel.ThrowIfCancellationRequested();
            CheckUtf8(scanner.Line);
            var used = scanner.Scan(block.AsSpan(0, held), ended);
            if (used == 0 && held == block.Length)
            {
                throw new CsvFormatException($"line {scanner.Line}: one row is longer than {block.Length / 1048576} MiB; probably a quote (\") is opened and never closed.");
            }

            var skip = 0;
            if (columns is null && scanner.Rows.Count > 0)
            {
                (columns, positions) = Header(scanner);
                header = scanner.Rows[0].Count;
                skip = 1;
                Reserve(columns, scanner.Rows.Count, used);
            }

            if (columns is not null)
            {
                var good = GoodRows(scanner, skip, header, positions, columns, keyLines);
                Intern(scanner, good, columns, positions);
                if (columns.Sum(x => x.Values.Footprint + (4L * x.Count)) > options.MemoryLimit)
                {
                    throw new CsvFormatException($"the file needs more memory than allowed ({options.MemoryLimit / 1048576} MiB); it was given up at line {scanner.Line}. Raise the limit (--memory) or split the file.");
                }
            }

            block.AsSpan(used, held - used).CopyTo(block);
            held -= used;
            options.Progress?.Invoke(total);
            if (ended && (held == 0 || used == 0))
            {
                break;
            }

            Fill();
        }

        if (columns is null || columns[0].Count == 0)
        {
            throw new CsvFormatException("the file has a header but no usable row.");
        }

        return new RawTable(columns);
    }

    private (RawColumn[] Columns, int[] Positions) Header(CsvScanner scanner)
    {
        var (first, count, _, _, _) = scanner.Rows[0];
        var names = new List<string>();
        for (var i = first; i < first + count; i++)
        {
            names.Add(Encoding.UTF8.GetString(scanner.Field(block, i)));
        }

        var twice = names.Where(n => n.Length > 0).GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new CsvFormatException($"line 1: two columns are called '{twice.Key}'. Rename one.");
        }

        var wanted = options.Columns(names).ToList();
        if (options.KeyColumn is not null)
        {
            wanted.Insert(0, options.KeyColumn);
        }

        var positions = wanted.Distinct(StringComparer.OrdinalIgnoreCase).Select(w =>
        {
            var at = names.FindIndex(n => string.Equals(n, w, StringComparison.OrdinalIgnoreCase));
            return at >= 0 ? at : throw new CsvFormatException($"there is no column '{w}'. The file has: {string.Join(", ", names)}.");
        }).ToArray();
        return ([.. positions.Select(p => new RawColumn(names[p]))], positions);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private List<int> GoodRows(CsvScanner scanner, int skip, int header, int[] positions, RawColumn[] columns, LineNumbers keyLines)
    {
        var good = new List<int>(scanner.Rows.Count);
        for (var r = skip; r < scanner.Rows.Count; r++)
        {
            var row = scanner.Rows[r];
            string? reason = null;
            if (row.Count != header)
            {
                reason = $"it has {row.Count} fields where the header has {header}";
            }
            else if (options.KeyColumn is not null)
            {
                reason = TakeKey(scanner.Field(block, row.First + positions[0]), columns[0], keyLines, row.Line);
            }

            if (reason is null)
            {
                good.Add(row.First);
            }
            else
            {
                options.SetAside?.Invoke(new BadRow(row.Line, reason, Encoding.UTF8.GetString(block.AsSpan(row.Start, row.Length)).TrimEnd('\r', '\n')));
            }
        }

        return good;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private string? TakeKey(ReadOnlySpan<byte> key, RawColumn column, LineNumbers keyLines, long line)
    {
        if (key.IsEmpty)
        {
            return $"its {options.KeyColumn} is empty";
        }

        var before = column.Values.Count;
        if (!column.Values.AddRising(key) && column.Values.Intern(key) is var code && code < before)
        {
            return $"its {options.KeyColumn} '{Encoding.UTF8.GetString(key)}' is already on line {keyLines.Of(code - 1)}";
        }

        keyLines.Add(line);
        column.Add(before);
        return null;
    }

    private void Intern(CsvScanner scanner, List<int> rows, RawColumn[] columns, int[] positions)
    {
        var from = options.KeyColumn is null ? 0 : 1;
        void Column(int c)
        {
            ReadOnlySpan<byte> text = block;
            Span<ulong> approaches = stackalloc ulong[Together];
            var (column, values, position) = (columns[c], columns[c].Values, positions[c]);
            var codes = column.AddRows(rows.Count);
            for (var begin = 0; begin < rows.Count; begin += Together)
            {
                var some = CollectionsMarshal.AsSpan(rows).Slice(begin, Math.Min(Together, rows.Count - begin));
                for (var i = 0; i < some.Length; i++)
                {
                    approaches[i] = values.Approach(scanner.Field(text, some[i] + position));
                }

                for (var i = 0; i < some.Length; i++)
                {
                    codes[begin + i] = values.Intern(scanner.Field(text, some[i] + position), approaches[i]);
                }
            }
        }

        Parallel.For(from, columns.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, Column);
    }

    /// <summary>Makes room for as many rows as the file's length promises, by what the first of them took up.</summary>
    private void Reserve(RawColumn[] columns, int rows, int bytes)
    {
        if (!stream.CanSeek || stream.Length <= block.Length)
        {
            return;
        }

        var expected = (int)Math.Min(MostReserved, stream.Length * 1.01 / bytes * rows);
        foreach (var column in columns)
        {
            column.Reserve(expected);
        }

        if (options.KeyColumn is not null)
        {
            columns[0].Values.Reserve(expected);
        }
    }

    private void Fill()
    {
        while (!ended && held < block.Length)
        {
            var n = stream.Read(block, held, block.Length - held);
            ended = n == 0;
            held += n;
            total += n;
        }
    }

    private void SkipByteOrderMark()
    {
        var start = block.AsSpan(0, held);
        if (start.StartsWith<byte>([0xFF, 0xFE]) || start.StartsWith<byte>([0xFE, 0xFF]))
        {
            throw new CsvFormatException("the file is UTF-16. Save it as 'CSV UTF-8', or pass --encoding utf-16.");
        }

        if (start.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
        {
            start[3..].CopyTo(start);
            held -= 3;
        }
    }

    private void CheckUtf8(long line)
    {
        // A character cut by the end of the block is looked at with the next block.
        var whole = held;
        while (!ended && whole > 0 && held - whole < 4 && block[whole - 1] >= 0x80)
        {
            whole--;
        }

        if (Utf8.IsValid(block.AsSpan(0, whole)))
        {
            return;
        }

        var at = 0;
        while (Rune.DecodeFromUtf8(block.AsSpan(at, whole - at), out _, out var n) == System.Buffers.OperationStatus.Done)
        {
            at += n;
        }

        line += block.AsSpan(0, at).Count((byte)'\n');
        throw new CsvFormatException($"line {line}: byte 0x{block[at]:X2} is not UTF-8. Save the file as 'CSV UTF-8', or pass --encoding windows-1252.");
    }

    private static byte GuessDelimiter(ReadOnlySpan<byte> headerLine)
    {
        var best = (byte)',';
        var most = 0;
        foreach (var candidate in ",;\t|"u8)
        {
            var n = headerLine.Count(candidate);
            if (n > most)
            {
                (best, most) = (candidate, n);
            }
        }

        return best;
    }
}
