namespace Breakwater.Linkage.Records;

/// <summary>The line on which each row of a file begins. Most rows are a line each, so only where that changes is remembered.</summary>
internal sealed class LineNumbers
{
    private readonly List<(int Row, long Line)> changes = [];
    private int rows;

    public void Add(long line)
    {
        if (changes.Count == 0 || changes[^1].Line + rows - changes[^1].Row != line)
        {
            changes.Add((rows, line));
        }

        rows++;
    }

    public long Of(int row)
    {
        var (from, line) = changes.FindLast(c => c.Row <= row);
        return line + row - from;
    }
}
