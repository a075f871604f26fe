using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Scrutiny.Meetings;

namespace Breakwater.Scrutiny.Papers;

public enum PaperStatus
{
    /// <summary>Read, not settled: an officer looks it through. Nothing of it is anywhere else.</summary>
    InReview,
    Committed,
    Discarded,
}

/// <summary>An imported file on its way through review, and afterwards the proof of where each word came from.</summary>
public sealed class Paper : IRecord
{
    public required Id<Paper> Id { get; init; }

    public required string FileName { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>The file itself, sealed: it may hold what must not be public.</summary>
    public required byte[] File { get; init; }

    public required DateTime ReceivedAt { get; init; }

    /// <summary>What the reviewer said to each element, by its key; JSON.</summary>
    public string Answers { get; private set; } = "{}";

    public PaperStatus Status { get; private set; }

    public Id<Meeting>? MeetingId { get; private set; }

    public int Version { get; set; }

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "paper";

    public void Review(string answers)
    {
        if (Status != PaperStatus.InReview)
            throw new RuleBroken("paper-settled", "This paper has been through review. Import the file again to correct it.");
        Answers = answers;
    }

    public void Commit(Id<Meeting> meeting)
    {
        Review(Answers);
        (Status, MeetingId) = (PaperStatus.Committed, meeting);
    }

    public void Discard()
    {
        Review(Answers);
        Status = PaperStatus.Discarded;
    }
}
