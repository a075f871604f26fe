using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.People;

/// <summary>Somebody named in a paper: a witness, an author, an officer.</summary>
/// <param name="Name">As written, without rank or courtesy title; null where only the office is named.</param>
/// <param name="Rank">Rank or courtesy title ("Chief Insp.", "Ms.", "Councillor"), or null.</param>
/// <param name="Role">Office or post, or null.</param>
/// <param name="Organisation">Whom they speak for, or null where the words don't say.</param>
/// <param name="Acting">The post is held for the time being ("Acting", "Interim").</param>
/// <param name="Source">Where they are named in the file.</param>
public sealed record Speaker(string? Name, string? Rank, string? Role, string? Organisation, bool Acting, SourceSpan Source)
{
    /// <summary>A witness is named, or has a rank, and is no member of the committee.</summary>
    public bool IsWitness => Name is not null && Rank is not ("Councillor" or "Cllr" or "Cllr." or "Councillors") && (Role is not null || Organisation is not null);

    public string Called => string.Join(' ', new[] { Rank, Name ?? Role }.Where(part => part is not null));
}
