namespace Breakwater.Disclosure.Verifier;

/// <summary>A sum of inner cells (or a difference of two), what was printed for it, and the witnesses in which it differs.</summary>
internal sealed record Row(string Name, int[] Cells, int[] Signs, long Truth, bool IsChange)
{
    public List<(Rules Rules, long Printed)> Prints { get; } = [];

    public List<(int Witness, long Change)> Moves { get; } = [];

    public bool Equals(Row? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
