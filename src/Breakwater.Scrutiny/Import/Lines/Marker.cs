namespace Breakwater.Scrutiny.Import.Lines;

/// <summary>The form of what stands before a paragraph's first word.</summary>
public enum MarkerForm
{
    None,

    /// <summary>A dot or dash.</summary>
    Bullet,

    /// <summary>"131.1" or "5.2": item and paragraph.</summary>
    Paragraph,

    /// <summary>"1." "1)" "(1)".</summary>
    Number,

    /// <summary>"45 Title" or "6⇥Implications": a number with nothing behind it but space.</summary>
    Bare,

    /// <summary>"112/23", "16.CSE1", "CSC/45": a council's own way to number its minutes.</summary>
    Reference,

    /// <summary>"a)" "(b)".</summary>
    Letter,

    /// <summary>"(ii)" "iv.". Whether "(i)" is a letter or a numeral is settled by what stands before it.</summary>
    Roman,
}

/// <summary>A marker as written: its form, its value without brackets and stops, and how many characters it takes.</summary>
public sealed record Marker(MarkerForm Form, string Value, int Length, bool Bulleted = false)
{
    public static readonly Marker None = new(MarkerForm.None, "", 0);

    public bool IsListed => Form is MarkerForm.Bullet or MarkerForm.Number or MarkerForm.Letter or MarkerForm.Roman;
}
