namespace Breakwater.Kernel.Storage;

/// <summary>A number that grows with each change and says nothing else.</summary>
public sealed class ChangeCount
{
    private long _count;

    public long Now => Interlocked.Read(ref _count);

    public void Add() => Interlocked.Increment(ref _count);
}
