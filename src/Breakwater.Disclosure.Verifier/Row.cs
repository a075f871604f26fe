namespace Breakwater.Disclosure.Verifier;

/// <summary>A sum of inner cells (or a difference of two), what was printed for it, and what must stay possible.</summary>
internal sealed class Row(string name, int[] cells, int[] signs, long truth)
{
    public string Name { get; } = name;

    public int[] Cells { get; } = cells;

    public int[] Signs { get; } = signs;

    public long Truth { get; } = truth;

    /// <summary>Everything printed for it, with the rules it was printed under.</summary>
    public List<(Rules Rules, long Printed)> Prints { get; } = [];

    public bool IsChange { get; init; }

    /// <summary>Witnesses in which it differs, and by how much.</summary>
    public List<(int Witness, long Change)> Moves { get; } = [];
}
