namespace Breakwater.Safeguarding.Concerns;

/// <summary>Whether child and parents were told, in words, and why not.</summary>
public sealed record WhoWasTold(string Child, string Parents, string? Because);
