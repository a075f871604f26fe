namespace Breakwater.Scrutiny.Import.Resolutions;

/// <summary>What one part of a resolution does, by its leading verb.</summary>
public enum AtomKind
{
    Request,
    Recommendation,
    Endorsement,
    Referral,
    Letter,
    Commendation,
    Note,
    Concern,

    /// <summary>The committee decides something itself: approves, appoints, defers.</summary>
    Decision,

    /// <summary>The words follow no form that is known; a person must say.</summary>
    Unclear,
}

public static class AtomKinds
{
    /// <summary>Somebody else is asked to do something, so it is followed up until the committee closes it.</summary>
    public static bool IsTracked(this AtomKind kind) =>
        kind is AtomKind.Request or AtomKind.Recommendation or AtomKind.Endorsement or AtomKind.Referral or AtomKind.Letter;
}
