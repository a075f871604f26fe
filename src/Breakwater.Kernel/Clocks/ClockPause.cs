namespace Breakwater.Kernel.Clocks;

/// <summary>One stop of a clock, kept for good: nothing about a clock changes without leaving its trace here.</summary>
/// <param name="From">UTC instant at which it stopped.</param>
/// <param name="Reason">Why, in the words of whoever stopped it.</param>
/// <param name="DueBefore">When it was due up to then.</param>
/// <param name="Until">UTC instant at which it went on; null while it stands.</param>
/// <param name="DueAfter">When it is due since; null while it stands.</param>
public sealed record ClockPause(DateTime From, string Reason, DateTime DueBefore, DateTime? Until = null, DateTime? DueAfter = null);
