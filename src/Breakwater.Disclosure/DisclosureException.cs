namespace Breakwater.Disclosure;

/// <summary>The input, the specification or the ledger is wrong, and the message says which cell, row or field.</summary>
public sealed class DisclosureException : Exception
{
    /// <summary>Says what is wrong in one sentence for the analyst.</summary>
    public DisclosureException(string message) : base(message) { }

    /// <summary>Says what is wrong, with the fault underneath.</summary>
    public DisclosureException(string message, Exception inner) : base(message, inner) { }

    /// <summary>For serialisers only.</summary>
    public DisclosureException() { }
}
