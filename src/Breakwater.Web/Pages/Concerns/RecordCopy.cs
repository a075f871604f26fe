using Breakwater.Web.Appearance;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>One part of a copy: a heading and its paragraphs.</summary>
public sealed record CopyPart(string Heading, IReadOnlyList<string> Paragraphs);

/// <summary>Who receives a copy, who makes it and for which agency, what for, and when.</summary>
public sealed record CopyFor(string Recipient, string MadeBy, string Agency, string Purpose, DateTime At);

/// <summary>A copy of a record for a named recipient: what stands in it, and the marking on each page.</summary>
public sealed record RecordCopy(string Title, string Marking, IReadOnlyList<CopyPart> Parts)
{
    /// <param name="header">The record's own.</param>
    /// <param name="holds">Passages in it that another law governs than the record; null: none.</param>
    /// <param name="to">For whom.</param>
    /// <param name="parts">What stands in it.</param>
    public static RecordCopy Of(RecordHeader header, string? holds, CopyFor to, IReadOnlyList<CopyPart> parts) => new(
        $"{header.Kind} {header.Reference}: {header.Title}",
        $"{header.Marking}. {(holds is null ? "" : $"Holds {holds}. ")}Copy for {to.Recipient}, made by {to.MadeBy} on {SpokenTime.At(to.At)}. Not to be passed on.", parts);
}
