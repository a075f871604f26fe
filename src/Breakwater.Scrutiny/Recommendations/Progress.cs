using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;

namespace Breakwater.Scrutiny.Recommendations;

public enum Rag
{
    /// <summary>Achieved; an officer would stop watching.</summary>
    Green,

    /// <summary>Acceptable; keep watching.</summary>
    Amber,

    /// <summary>Not acceptable; the lead officer is called.</summary>
    Red,
    Paused,
}

/// <summary>An officer's note on how far a request is. Green is an officer's view; only the committee closes.</summary>
public sealed record ProgressNote(Rag Rag, string Words, string By, DateTime At)
{
    /// <exception cref="RuleBroken">The note says nothing.</exception>
    public ProgressNote Checked() => string.IsNullOrWhiteSpace(Words)
        ? throw new RuleBroken("progress-words", Rag == Rag.Paused ? "Say why this is paused." : "Say what has happened since the last note.")
        : this;
}

/// <summary>One step of an addressee's action plan.</summary>
public sealed class ActionStep
{
    public required Id<ActionStep> Id { get; init; }

    public required Id<Served> ServedId { get; init; }

    public required string Words { get; init; }

    /// <summary>Name and office of whoever does it.</summary>
    public required string Owner { get; init; }

    public required DateOnly Due { get; init; }

    public DateOnly? DoneOn { get; private set; }

    public bool IsLate(DateOnly today) => DoneOn is null ? today > Due : DoneOn > Due;

    /// <exception cref="RuleBroken">It was done before.</exception>
    public void Done(DateOnly on) => DoneOn = DoneOn is null ? on : throw new RuleBroken("step-done", "This step is done already.");
}

public enum Direction
{
    Up,
    Down,
}

/// <summary>Whether the measure moved as hoped. Never "caused": the committee asked, the figure moved or it did not.</summary>
public enum Verdict
{
    Moved,
    DidNotMove,
    CannotTell,
}

/// <summary>A released value of a measure for one period, such as "April to June 2026".</summary>
public sealed record OutcomeValue(string Period, decimal Value);

/// <summary>
/// What the request was meant to change. Kept apart from progress: everything may be done and nothing be better.
/// </summary>
public sealed class OutcomeLink
{
    private readonly List<OutcomeValue> _values = [];

    public required Id<OutcomeLink> Id { get; init; }

    public required Id<Request> RequestId { get; init; }

    /// <summary>What is counted, in words, as the released figures name it.</summary>
    public required string Measure { get; init; }

    /// <summary>The period that stood when the committee asked; its value is the first of <see cref="Values"/>.</summary>
    public required string Baseline { get; init; }

    public required Direction Expected { get; init; }

    public required DateOnly ReviewOn { get; init; }

    /// <summary>Released values in the order in which they came. Only figures that were published are entered here.</summary>
    public IReadOnlyList<OutcomeValue> Values => _values;

    public Verdict? Verdict { get; private set; }

    public string? VerdictWords { get; private set; }

    /// <exception cref="RuleBroken">The period is there already.</exception>
    public void Note(OutcomeValue value)
    {
        if (_values.Exists(known => known.Period == value.Period))
            throw new RuleBroken("outcome-period-twice", $"There is a value for {value.Period} already; published figures are not replaced.");
        _values.Add(value);
    }

    /// <exception cref="RuleBroken">It is too early, judged already, or no words are given.</exception>
    public void Judge(Verdict verdict, string words, DateOnly today)
    {
        if (Verdict is not null)
            throw new RuleBroken("outcome-judged", "A verdict was given before; it stays as it is.");
        if (today < ReviewOn)
            throw new RuleBroken("outcome-early", $"The review is set for {LondonTime.Say(ReviewOn)}; it is too early for a verdict.");
        if (string.IsNullOrWhiteSpace(words))
            throw new RuleBroken("outcome-words", "Say what the figures show.");
        (Verdict, VerdictWords) = (verdict, words.Trim());
    }
}
