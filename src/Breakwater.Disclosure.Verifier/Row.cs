namespace Breakwater.Disclosure.Verifier;

/// <summary>What was printed for a row, and the counts that a reader can still believe it to be.</summary>
internal sealed record Print(Rules Rules, string Text, Func<long, bool> Allows);

/// <summary>A sum of inner cells (or a difference of two), what was printed for it, and the witnesses in which it differs.</summary>
internal sealed class Row(string name, int[] cells, int[] signs, long truth, bool isChange)
{
    public string Name { get; } = name;
    public int[] Cells { get; } = cells;
    public int[] Signs { get; } = signs;
    public long Truth { get; } = truth;
    public bool IsChange { get; } = isChange;

    /// <summary>Whether a rule on groups or denominators finds it sensitive.</summary>
    public bool IsFlagged { get; set; }
    public List<Print> Prints { get; } = [];
    public List<(int Witness, long Change)> Moves { get; } = [];
}
