using Breakwater.Kernel.Storage;

namespace Breakwater.Kernel.Facts;

/// <summary>
/// Writes facts and their places by the hundred: in the database's own words, because each page that somebody reads is a
/// fact, and the way through the change tracker would cost more than the page.
/// </summary>
public abstract class FactTables
{
    /// <summary>Inserts facts that wait for their places, in one transaction of <paramref name="db"/>'s connection; returns when it is on the disk.</summary>
    public abstract Task Insert(PartnershipDb db, IReadOnlyList<StoredFact> facts);

    /// <summary>Gives facts their places and takes them out of those that wait, in one transaction.</summary>
    public abstract Task Place(PartnershipDb db, IReadOnlyList<FactPlace> places, CancellationToken stop);
}
