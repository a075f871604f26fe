namespace Breakwater.Kernel.Storage;

/// <summary>
/// Marks the few kinds of row that may change without an Act, each named in <c>docs/architecture.md</c>: accounts and
/// sessions, drafts, idempotency keys, leases, outbox state, checkpoints, keys, and the facts themselves.
/// </summary>
public interface IOutsideTheRule;

/// <summary>
/// A column of a row outside the rule that decides what somebody may do or whether words can be opened: its digest stands
/// in the fact that changed it all the same, and <c>verify --state</c> holds the row to it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeptAttribute : Attribute;

/// <summary>
/// A record that people act on: the root of an aggregate. <see cref="Version"/> is carried in every form and catches
/// the second writer.
/// </summary>
public interface IRecord
{
    Guid RecordId { get; }

    /// <summary>The noun, such as <c>concern</c>.</summary>
    string RecordKind { get; }

    int Version { get; set; }
}
