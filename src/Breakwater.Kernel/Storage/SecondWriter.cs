namespace Breakwater.Kernel.Storage;

/// <summary>
/// Somebody else changed the record since this form was opened. Nothing was saved and nothing typed is lost: the page
/// shows both versions.
/// </summary>
public sealed class SecondWriter(IRecord record, int version)
    : Exception($"Somebody else changed this {record.RecordKind} while you were writing. Nothing was overwritten: what you typed is below, and what they did is on the timeline. Check it, then send again.")
{
    public IRecord Record { get; } = record;

    public int Version { get; } = version;
}
