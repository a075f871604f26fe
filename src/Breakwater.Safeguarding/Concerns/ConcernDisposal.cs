using Breakwater.Kernel.Acting;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>How long a concern is kept past its time, and what is left of it when it goes.</summary>
public sealed partial class Concern
{
    /// <summary>Since when a court, an inquiry or a claim may need it: it is not disposed of while that stands.</summary>
    public DateTime? HeldSince { get; set; }

    /// <summary>When it was disposed of: reference and dates are all that is left, in nobody's sight.</summary>
    public DateTime? DisposedAt { get; private set; }

    /// <summary>Becomes a tombstone. Its key is destroyed with it; sealed before it, what is sealed by it here is taken out as well.</summary>
    public void BecomeTombstone(DateTime at)
    {
        (DisposedAt, Handling) = (at, Handling.Sealed);
        (Narrative, Circumstances, Decision, Told, Pauses) = ([], null, null, null, null);
        (HolderId, BroughtBy, ProposedBy, TellerId, ReceiptDigest) = (null, null, null, null, null);
        (Area, Signs, TellOn, TellBy, AnswerBy, AcceptBy, ReadBy) = (null, "", null, null, null, null, null);
        Settle();
    }
}
