namespace Breakwater.Linkage.Records;

/// <summary>One column of a file as it came: its distinct values and, for each row, the code of its value.</summary>
public sealed class RawColumn(string name)
{
    private int[] codes = new int[1024];

    public string Name { get; } = name;

    public ValueSet Values { get; } = new();

    public int Count { get; private set; }

    public ReadOnlySpan<int> Codes => codes.AsSpan(0, Count);

    internal ReadOnlyMemory<int> CodesInMemory => codes.AsMemory(0, Count);

    /// <summary>The text of a row's value.</summary>
    public string Text(int row) => System.Text.Encoding.UTF8.GetString(Values[codes[row]]);

    /// <summary>Makes room for so many rows.</summary>
    internal void Reserve(int rows) => Array.Resize(ref codes, Math.Max(codes.Length, rows));

    internal void Add(int code)
    {
        if (Count == codes.Length)
        {
            Array.Resize(ref codes, Count + (Count >> 1));
        }

        codes[Count++] = code;
    }

    /// <summary>Adds rows and gives the place where their codes are to be written.</summary>
    internal Span<int> AddRows(int rows)
    {
        if (Count + rows > codes.Length)
        {
            Array.Resize(ref codes, Math.Max(Count + rows, Count + (Count >> 1)));
        }

        Count += rows;
        return codes.AsSpan(Count - rows, rows);
    }
}

/// <summary>The columns that were asked for, in memory, dictionary-encoded; all columns have the same number of rows.</summary>
public sealed class RawTable(IReadOnlyList<RawColumn> columns)
{
    public IReadOnlyList<RawColumn> Columns { get; } = columns;

    public int Rows => Columns.Count == 0 ? 0 : Columns[0].Count;

    /// <summary>The column with this name, whatever the case of its letters.</summary>
    public RawColumn? Find(string name) =>
        Columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A table from rows of text, for callers that don't come from a file.</summary>
    public static RawTable FromRows(IReadOnlyList<string> names, IEnumerable<IReadOnlyList<string>> rows)
    {
        var columns = names.Select(n => new RawColumn(n)).ToList();
        foreach (var row in rows)
        {
            for (var c = 0; c < columns.Count; c++)
            {
                columns[c].Add(columns[c].Values.Intern(System.Text.Encoding.UTF8.GetBytes(row[c].Trim())));
            }
        }

        return new RawTable(columns);
    }
}
