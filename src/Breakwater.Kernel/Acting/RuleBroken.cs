namespace Breakwater.Kernel.Acting;

/// <summary>
/// A rule of the house that an act would break, with a sentence that a practitioner understands and that says what to do.
/// <paramref name="rule"/> is the rule's short name, for tests and for the page that shows it.
/// </summary>
public sealed class RuleBroken(string rule, string sentence) : Exception(sentence)
{
    public string Rule { get; } = rule;
}
