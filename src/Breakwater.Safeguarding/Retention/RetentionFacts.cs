using Breakwater.Kernel.Facts;

namespace Breakwater.Safeguarding.Retention;

[Says("disposal-proposed", "{By} proposed to dispose of {Reference}: {Ground}. It waits for a second name.")]
public sealed record DisposalProposed(string By, string Reference, string Ground) : Fact;

[Says("disposal-refused", "{By} did not put the second name to the disposal of {Reference}.")]
public sealed record DisposalRefused(string By, string Reference) : Fact;

[Says("record-disposed", "{By} put the second name to the disposal of {Reference}, which {Proposer} had proposed: {Ground}. Its keys are destroyed.")]
public sealed record RecordDisposed(string By, string Reference, string Proposer, string Ground, IReadOnlyList<Guid> Records) : Fact
{
    /// <summary>The verifier takes a missing payload for lawful only where a fact of the log names its record here.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public override string? EnvelopeLine => LogRows.DisposesLine(Records);
}

[Says("record-held", "{By} put a hold on it: it is not disposed of while that stands.")]
public sealed record RecordHeld(string By) : Fact;

[Says("hold-lifted", "{By} lifted the hold on it.")]
public sealed record HoldLifted(string By) : Fact;
