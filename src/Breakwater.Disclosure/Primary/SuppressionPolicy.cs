namespace Breakwater.Disclosure;

/// <summary>What is done with a true zero.</summary>
public enum ZeroRule
{
    /// <summary>A zero isn't sensitive, but may be hidden to protect another cell; so a hidden cell may be a zero.</summary>
    Show,

    /// <summary>A zero is sensitive and is hidden like a small count.</summary>
    Protect,

    /// <summary>A zero is always shown. Readers then know that a hidden cell isn't zero, so protection asks for 1 instead of 0.</summary>
    Always,
}

/// <summary>Whom a release must stand against.</summary>
[Flags]
public enum Attackers
{
    /// <summary>A reader who knows everything that is published, the rules and the threshold, and that counts aren't negative.</summary>
    Outsider = 1,

    /// <summary>Also the lone child of a cell (or their family), who knows that cell and everything inside it.</summary>
    Insider = 2,

    /// <summary>Also two lone children of one published equation who put together what they know.</summary>
    Pairs = 4,

    /// <summary>Also somebody who knows of every hidden figure whether it is zero.</summary>
    KnowsZeros = 8,
}

/// <summary>The rules of a release as data.</summary>
public sealed record SuppressionPolicy
{
    /// <summary>Name of the policy.</summary>
    public required string Name { get; init; }

    /// <summary>T: counts from 1 to T are sensitive.</summary>
    public required int Threshold { get; init; }

    /// <summary>What is done with zeros.</summary>
    public ZeroRule Zeros { get; init; } = ZeroRule.Show;

    /// <summary>
    /// Null: each hidden small count could be 0 and could be T+1 (default). Otherwise: the attacker's interval is at least this wide.
    /// </summary>
    public int? Width { get; init; }

    /// <summary>Whom the release must stand against.</summary>
    public Attackers Attackers { get; init; } = Attackers.Outsider | Attackers.Insider;

    /// <summary>The one symbol of every hidden cell, whatever the reason.</summary>
    public string Symbol { get; init; } = "c";

    /// <summary>Whether small counts are hidden at all; false for policies that only round.</summary>
    public bool Suppresses { get; init; } = true;

    /// <summary>Whether secondary suppression is asked for. Only the weak profiles switch it off, to show what they leak.</summary>
    public bool Secondary { get; init; } = true;

    /// <summary>Shown counts are rounded to a multiple of this; 1 leaves them.</summary>
    public int RoundingBase { get; init; } = 1;

    /// <summary>"Midpoint" rounding (OpenSAFELY): counts are rounded up to a multiple of the base, less half of it.</summary>
    public bool Midpoint { get; init; }

    /// <summary>Columns in which a category is sensitive when all, or all but one, of the children of its margin fall in it.</summary>
    public IReadOnlyList<string> GroupAttributes { get; init; } = [];

    /// <summary>How small changes between releases are protected.</summary>
    public ChangeRule Changes { get; init; } = ChangeRule.NotRecovered;

    /// <summary>Whether the count alone makes a figure sensitive.</summary>
    public bool HidesCount(long value) => Suppresses && ((value >= 1 && value <= Threshold) || (value == 0 && Zeros == ZeroRule.Protect));

    /// <summary>The range of values around a shown count, without a gap, that are printed alike.</summary>
    public (long Least, long Most) ShownRange(long value)
    {
        if (RoundingBase <= 1) return (value, value);
        var (least, most, shown) = (value, value, Round(value));
        while (least > 0 && Round(least - 1) == shown && !HidesCount(least - 1)) least--;
        while (Round(most + 1) == shown && !HidesCount(most + 1)) most++;
        return (least, most);
    }

    /// <summary>The range of values that readers conclude from a printed number; throws when no count is printed so.</summary>
    public (long Least, long Most) RangeBehind(long printed)
    {
        if (RoundingBase <= 1) return (printed, printed);
        var (least, most) = (printed + RoundingBase, -1L);
        for (var value = Math.Max(0, printed - RoundingBase); value <= printed + RoundingBase; value++)
            if (Round(value) == printed && !HidesCount(value)) (least, most) = (Math.Min(least, value), value);
        return most >= 0 ? (least, most) : throw new DisclosureException($"{printed} isn't a number that policy '{Name}' prints.");
    }

    /// <summary>The number that is printed for a shown count.</summary>
    public long Round(long value)
    {
        if (RoundingBase <= 1 || value == 0) return value;
        if (Midpoint) return ((value + RoundingBase - 1) / RoundingBase * RoundingBase) - (RoundingBase / 2);
        return (value + (RoundingBase / 2)) / RoundingBase * RoundingBase;
    }
}

/// <summary>How a change of 1 to T between overlapping releases is protected.</summary>
public enum ChangeRule
{
    /// <summary>The change can't be worked out exactly: two witnesses give it two values.</summary>
    NotRecovered,

    /// <summary>The change could be 0 and could be T+1, like a hidden cell.</summary>
    Full,
}
