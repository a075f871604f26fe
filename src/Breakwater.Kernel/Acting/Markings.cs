namespace Breakwater.Kernel.Acting;

/// <summary>Which law governs a record or passage. Police material under Part 3 is kept apart and may be a pointer only.</summary>
public enum Regime
{
    UkGdpr,
    LawEnforcement,
}

/// <summary>The handling of a record. Sealed: named people only, never by break-glass. Restricted: the holder and named roles.</summary>
public enum Handling
{
    Open,
    Restricted,
    Sealed,
}
