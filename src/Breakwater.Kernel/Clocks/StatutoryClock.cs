using Breakwater.Kernel.Acting;

namespace Breakwater.Kernel.Clocks;

/// <summary>
/// A limit that runs for one thing: started once, paused only with a reason, never reset. Each change makes a new value
/// and leaves the old one as it was. Whoever stores it stores all of it.
/// </summary>
public sealed record StatutoryClock
{
    private StatutoryClock() { }

    /// <summary>What it is for, on what ground, how long.</summary>
    public required ClockRule Rule { get; init; }

    /// <summary>The day-count policy under which it was started.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>UTC instant at which it was set going. No later act changes it.</summary>
    public required DateTime Start { get; init; }

    /// <summary>UTC instant after which it is late. While paused: as it stood when it was stopped.</summary>
    public required DateTime Due { get; init; }

    /// <summary>Every stop so far, oldest first.</summary>
    public IReadOnlyList<ClockPause> Pauses { get; private init; } = [];

    /// <summary>UTC instant at which the thing was done; null if it isn't.</summary>
    public DateTime? MetOn { get; private init; }

    /// <summary>Why it was late, if somebody has said so.</summary>
    public string? LateReason { get; private init; }

    /// <summary>The stop that still lasts, or null.</summary>
    public ClockPause? Standing => Pauses is [.., { Until: null } last] ? last : null;

    /// <summary>Sets a clock going.</summary>
    /// <param name="rule">What for and how long.</param>
    /// <param name="start">UTC instant of the event that starts it.</param>
    /// <param name="policy">Which days count.</param>
    /// <exception cref="CalendarYearMissingException">A day would have to be counted in a year without data.</exception>
    public static StatutoryClock Begin(ClockRule rule, DateTime start, DayCountPolicy policy) =>
        new() { Rule = rule, PolicyVersion = policy.Version, Start = Utc(start), Due = rule.Due(start, policy) };

    /// <summary>A clock as it was stored.</summary>
    public static StatutoryClock Stored(
        ClockRule rule, string policyVersion, DateTime start, DateTime due, IReadOnlyList<ClockPause> pauses, DateTime? metOn, string? lateReason) =>
        new() { Rule = rule, PolicyVersion = policyVersion, Start = Utc(start), Due = Utc(due), Pauses = pauses, MetOn = metOn, LateReason = lateReason };

    /// <summary>Where the clock stands at <paramref name="now"/> (UTC).</summary>
    public ClockState StateAt(DateTime now) => this switch
    {
        { MetOn: { } met } => met <= Due ? ClockState.Met : ClockState.MetLate,
        { Standing: not null } => ClockState.Paused,
        _ => now <= Due ? ClockState.Running : ClockState.Breached,
    };

    /// <summary>Stops the clock.</summary>
    /// <exception cref="RuleBroken">There is no reason, or it is done, late or already stopped.</exception>
    public StatutoryClock Pause(DateTime at, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("clock.pause.reason", "A clock is paused only with a reason.");
        if (MetOn is not null) throw new RuleBroken("clock.pause.done", "This is done; there is nothing left to pause.");
        if (Standing is { } standing) throw new RuleBroken("clock.pause.twice", $"This clock is paused already, since {LondonTime.Say(standing.From)}.");
        if (Utc(at) < Latest) throw new RuleBroken("clock.pause.order", "A pause can't begin before what has already happened to this clock.");
        return at <= Due
            ? this with { Pauses = [.. Pauses, new ClockPause(at, reason.Trim(), Due)] }
            : throw new RuleBroken("clock.pause.late", "This is late already. Say why it is late; a pause would hide it.");
    }

    /// <summary>
    /// Lets the clock go on. Hours: the due instant moves by the time that passed. Days: the last day moves by as many
    /// counted days as the pause crossed, so a pause within one day moves nothing.
    /// </summary>
    /// <exception cref="RuleBroken">It isn't paused, or would go on before it was.</exception>
    public StatutoryClock Resume(DateTime at, DayCountPolicy policy)
    {
        if (Standing is not { } pause) throw new RuleBroken("clock.resume", "This clock isn't paused.");
        if (Utc(at) < pause.From) throw new RuleBroken("clock.resume.order", "A clock can't go on before it was paused.");
        var due = ClockExtension.Due(Rule, Due, pause.From, at, policy);
        return this with { Due = due, Pauses = [.. Pauses.SkipLast(1), pause with { Until = at, DueAfter = due }] };
    }

    /// <summary>Notes that the thing was done. A clock that stands goes on first, so that its record is whole.</summary>
    /// <exception cref="RuleBroken">It was done before, or would be done before it began.</exception>
    public StatutoryClock Meet(DateTime at, DayCountPolicy policy)
    {
        if (MetOn is not null) throw new RuleBroken("clock.met.twice", "This was done before.");
        if (Utc(at) < Start) throw new RuleBroken("clock.met.order", "It can't have been done before the clock began.");
        return (Standing is null ? this : Resume(at, policy)) with { MetOn = at };
    }

    /// <summary>Says why it was, or is, late. Said once; a later thought is another fact.</summary>
    /// <exception cref="RuleBroken">It isn't late, a reason was given before, or there is none here.</exception>
    public StatutoryClock ExplainLateness(string reason, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("clock.late.reason", "Say why it is late.");
        if (StateAt(now) is not (ClockState.MetLate or ClockState.Breached)) throw new RuleBroken("clock.late.not", "This isn't late.");
        return LateReason is null ? this with { LateReason = reason.Trim() } : throw new RuleBroken("clock.late.twice", "A reason was given before; it stays as it is.");
    }

    private DateTime Latest => Pauses is [.., { Until: { } until }] ? until : Start;

    private static DateTime Utc(DateTime instant) => instant.Kind == DateTimeKind.Utc
        ? instant
        : throw new ArgumentException("A clock's instants are UTC.", nameof(instant));
}
