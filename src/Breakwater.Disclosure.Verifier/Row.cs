namespace Breakwater.Disclosure.Verifier;

/// <summary>What was printed for a row, and the counts that a reader can still believe it to be.</summary>
internal sealed record Print(Rules Rules, string Text, Func<long, bool> Allows);

/// <summary>A sum of inner cells (or a difference of two), what was printed for it, and the witnesses in which it differs.</summary>
internal sealed class Row(string name, int[] cells, int[] signs, long truth, bool isChange)
{
    public string Name => name;
    public int[] Cells => cells;
    public int[] Signs => signs;
    public long Truth => truth;
    public bool IsChange => isChange;
    public bool IsFlagged { get; set; } // by a rule on groups or denominators
    public List<Print> Prints { get; } = [];
    public List<(int Witness, long Change)> Moves { get; } = [];
}
