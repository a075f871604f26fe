namespace Breakwater.Kernel.Storage;

/// <summary>
/// A context's turn to write, where a database takes one writer. The storage takes it when a transaction begins, so that what is
/// prepared before keeps nobody waiting. Used by one context, so by one task at a time.
/// </summary>
public sealed class WriterTurn(SemaphoreSlim? gate)
{
    private bool _mine;

    /// <summary>Waits until nobody else writes; returns at once where it is taken already or the database takes many writers.</summary>
    public async Task Take(CancellationToken stop)
    {
        if (_mine || gate is null) return;
        await gate.WaitAsync(stop);
        _mine = true;
    }

    /// <summary>Lets the next one write; does nothing where it isn't taken.</summary>
    public void Give()
    {
        if (!_mine) return;
        _mine = false;
        gate!.Release();
    }
}
