using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Scrutiny.Meetings;

namespace Breakwater.Scrutiny.Recommendations;

/// <summary>
/// What a committee resolved: its number and words never change, unless they could point at a child. Requests hang on it; when the words hold no request
/// (something is welcomed or noted) it stands alone.
/// </summary>
public sealed class Resolution : IRecord
{
    private string _verbatim = "";

    public required Id<Resolution> Id { get; init; }

    public required Id<Meeting> MeetingId { get; init; }

    /// <summary>Number of the agenda item, or null.</summary>
    public string? Item { get; init; }

    /// <summary>The item as we hold it; null where no item is known.</summary>
    public Id<Item>? ItemId { get; init; }

    /// <summary>When it became public; null while only officers and members see it.</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>As printed, or null where it has none.</summary>
    public string? Number { get; init; }

    /// <summary>As printed, to the letter.</summary>
    public required string Verbatim { get => _verbatim; init => _verbatim = value; }

    /// <summary>Where it stands in the imported file: SHA-256, offset and length; null where it was typed.</summary>
    public string? SourceSha256 { get; init; }

    public int? SourceOffset { get; init; }

    public int? SourceLength { get; init; }

    public int Version { get; set; }

    /// <summary>Makes it public, under the item that it belongs to.</summary>
    /// <exception cref="RuleBroken">The item is kept from the public.</exception>
    public void Publish(Item? item, DateTime at)
    {
        if (item?.Restriction is not null)
            throw new RuleBroken("resolution-restricted", "This item was taken without the public. Nothing of it is published but its safe title and the reason.");
        PublishedAt ??= at;
    }

    /// <summary>Its item is kept from the public from now on: officers and members go on following it up.</summary>
    public void TakeBack() => PublishedAt = null;

    /// <summary>Its words could point at a child: the one case in which they don't stay as printed.</summary>
    internal void TakeOut(string instead) => _verbatim = instead;

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "resolution";
}

/// <summary>A committee's decision in its minutes, without which nothing is closed, reopened or superseded.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="Minute">The minute's number.</param>
/// <param name="Day">The meeting's day.</param>
/// <param name="Words">What the minute says.</param>
public sealed record CommitteeDecision(Id<Meeting> MeetingId, string Minute, DateOnly Day, string Words)
{
    /// <exception cref="RuleBroken">The minute is not named or says nothing.</exception>
    public CommitteeDecision Checked() => string.IsNullOrWhiteSpace(Minute) || string.IsNullOrWhiteSpace(Words)
        ? throw new RuleBroken("committee-decision", "Only the committee can do this. Name the minute of its meeting and what it says.")
        : this;
}
