using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// What somebody was shown in lists and searches: one stream of facts for each worker, each naming the records. It is no
/// row of its own; its facts are sealed under the worker's key.
/// </summary>
public sealed class ListShownTo(Id<Worker> worker) : IRecord
{
    Guid IRecord.RecordId => worker.Value;

    string IRecord.RecordKind => "list";

    int IRecord.Version { get; set; }
}
