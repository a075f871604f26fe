using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Concerns;

namespace Breakwater.Safeguarding.People;

/// <summary>
/// A source record as the index of people holds it. All of the index can be made anew from the source records: it says
/// nothing that they don't, so changing it is no Act.
/// </summary>
public sealed class IndexedRecord : IOutsideTheRule
{
    /// <summary>Counts up from 1 in the order in which records were taken in.</summary>
    public required long Number { get; init; }

    public required Id<SourceRecord> RecordId { get; init; }

    public required Id<Concern> ConcernId { get; init; }

    /// <summary>The values that are compared, in the order of <see cref="PersonModel.Columns"/>, a tab between.</summary>
    public required string Compared { get; set; }
}

/// <summary>A key that a record holds: a keyed digest of what a rule asks for ("same surname and date of birth").</summary>
public sealed class PersonKey : IOutsideTheRule
{
    public required long Key { get; init; }

    public required long Number { get; init; }
}

/// <summary>A key held by more than the model's limit: whoever asks takes the next narrower one.</summary>
public sealed class WideKey : IOutsideTheRule
{
    public required long Key { get; init; }
}

/// <summary>A record that has come in and waits to be compared with those known before.</summary>
public sealed class WaitingRecord : IOutsideTheRule
{
    public required Id<SourceRecord> RecordId { get; init; }

    public required DateTime At { get; init; }
}
