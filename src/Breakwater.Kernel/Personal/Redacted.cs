using System.Diagnostics;

namespace Breakwater.Kernel.Personal;

/// <summary>
/// Something that says who somebody is, such as a name or a phone number. Whatever prints it without meaning to (a log, an
/// exception, a debugger, JSON) gets its kind in brackets, such as <c>[name]</c>. A page asks for the text by name; there is
/// no conversion to a string, so that nothing comes out by itself.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public abstract record Redacted
{
    /// <summary>What stands in its place.</summary>
    private protected abstract string Instead { get; }

    public sealed override string ToString() => Instead;
}

/// <summary>What somebody typed or said, kept as told. Two are equal when their plain forms are.</summary>
public abstract record RedactedText : Redacted
{
    private protected RedactedText(string text) => Text = text;

    /// <summary>As told: for the pages of those who may read it.</summary>
    public string Text { get; }

    /// <summary>The form in which it is compared, searched and sorted.</summary>
    public abstract string Plain { get; }

    public virtual bool Equals(RedactedText? other) => other is not null && EqualityContract == other.EqualityContract && string.Equals(Plain, other.Plain, StringComparison.Ordinal);

    public override int GetHashCode() => HashCode.Combine(EqualityContract, Plain.GetHashCode(StringComparison.Ordinal));

    private protected static string? Told(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

/// <summary>How the convention of the model stores a type of this folder: as <typeparamref name="TStored"/>, exactly as told.</summary>
public interface IStoredAs<TSelf, TStored>
    where TSelf : Redacted, IStoredAs<TSelf, TStored>
    where TStored : notnull
{
    TStored Stored { get; }

    static abstract TSelf From(TStored stored);
}
