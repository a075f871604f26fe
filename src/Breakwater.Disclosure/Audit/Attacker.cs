namespace Breakwater.Disclosure;

/// <summary>Somebody who tries to work out hidden figures: what they know besides everything that is published.</summary>
/// <param name="Name">"outsider", or "insider" with the figure whose lone child they are.</param>
/// <param name="Known">Columns whose count they know.</param>
public sealed record Attacker(string Name, IReadOnlyList<int> Known)
{
    /// <summary>Knows only what is published.</summary>
    public static Attacker Outsider { get; } = new("outsider", []);
}
