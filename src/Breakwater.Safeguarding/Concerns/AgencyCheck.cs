using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;

namespace Breakwater.Safeguarding.Concerns;

public enum CheckAnswerKind
{
    Waiting,
    NothingHeld,
    HeldAndShared,
    HeldNotShared,
}

/// <summary>
/// One agency, or one team of it, asked what it holds, within one round. Whoever is asked sees the minimum identifiers and
/// the question, nothing else of the concern. Sealed under the concern's key; places <c>checks.identifiers</c>, <c>checks.answer</c>.
/// </summary>
public sealed class AgencyCheck : IRecord
{
    public required Id<AgencyCheck> Id { get; init; }

    public required Id<Concern> ConcernId { get; init; }

    /// <summary>1 for the first round of checks on this concern, 2 for the next …</summary>
    public required int Round { get; init; }

    public required string Agency { get; init; }

    /// <summary>The one team of the agency that is asked, and nobody else there. Null: the agency as a whole.</summary>
    public string? Team { get; init; }

    /// <summary>Whom at the agency it is put to by name, where not everybody there may see it. Null: whoever answers checks there.</summary>
    public Id<Worker>? AnswererId { get; private set; }

    public required byte[] Identifiers { get; init; }

    public required DateTime AskedAt { get; init; }

    public required DateTime DueAt { get; init; }

    public CheckAnswerKind Answer { get; private set; }

    /// <summary>What is held, or why what is held is not shared.</summary>
    public byte[]? AnswerText { get; private set; }

    /// <summary>"Held by police, reference, whom to ring": law-enforcement material as a pointer only.</summary>
    public bool PointerOnly { get; private set; }

    /// <summary>The law that governs the answer; <see cref="Agency"/> is its controller, here as at home.</summary>
    public Regime AnswerRegime { get; private set; }

    /// <summary>The purpose (a code) for which the hub may hand the answer on in a copy. Null: it is for the hub alone.</summary>
    public string? MayPassOnFor { get; private set; }

    public Id<Worker>? AnsweredBy { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    public int Version { get; set; }

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "check";

    public bool IsOverdue(DateTime now) => Answer == CheckAnswerKind.Waiting && DueAt < now;

    /// <summary>Whether somebody is of those who are asked; whether they may see it is another question.</summary>
    public bool IsAskedOf(Worker worker) => Agency == worker.Agency && (Team is null || Team == worker.Team);

    /// <summary>From now on it is this person's to answer.</summary>
    public void PutTo(Id<Worker> worker) => AnswererId = worker;

    /// <exception cref="RuleBroken">It was answered before.</exception>
    public void Reply(CheckAnswerKind answer, byte[]? text, bool pointerOnly, Regime regime, string? mayPassOnFor, Id<Worker> by, DateTime at)
    {
        if (Answer != CheckAnswerKind.Waiting) throw new RuleBroken("check-answered", "This check was answered before. Ring the hub if there is something to add.");
        (Answer, AnswerText, PointerOnly, AnsweredBy, AnsweredAt) = (answer, text, pointerOnly, by, at);
        (AnswerRegime, MayPassOnFor) = (regime, mayPassOnFor);
    }
}
