namespace Breakwater.Kernel.Storage;

/// <summary>
/// Says how far a database is, as a reader sees it: while two marks are the same, the same question has the same answer.
/// That is asked of the database itself, so it holds for what other processes and other nodes commit as well.
/// </summary>
public abstract class ReadMark : IDisposable
{
    /// <summary>Whatever was committed before this was called changes the mark.</summary>
    /// <param name="db">The context of the request, for a database that is asked over it.</param>
    public abstract ValueTask<string> Now(PartnershipDb db);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
