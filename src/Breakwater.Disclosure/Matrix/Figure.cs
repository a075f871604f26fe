namespace Breakwater.Disclosure;

/// <summary>How a row of the matrix stands towards the public.</summary>
public enum Standing
{
    /// <summary>Asked for in this release: it will be shown or hidden.</summary>
    Candidate,

    /// <summary>Shown already by an earlier release or paper. It can't be taken back.</summary>
    Released,

    /// <summary>Hidden by an earlier release, which must stay hidden.</summary>
    Withheld,

    /// <summary>Never shown as such, but worked out by whoever subtracts (the change between two releases, one month).</summary>
    Derived,
}

/// <summary>A published or publishable number: where it stands and what it covers.</summary>
/// <param name="Release">Name of the release.</param>
/// <param name="Table">Name of the table.</param>
/// <param name="Coordinates">One value for each input column; <see cref="Dimension.Total"/> where it is summed over.</param>
public sealed record Figure(string Release, string Table, IReadOnlyList<string> Coordinates)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Release}/{Table} ({string.Join(", ", Coordinates)})";
}
