namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// Where, when and how somebody knows; all as typed. <c>FromRole</c> is what was asked of their kind of agency only. <c>OwnWords</c> is
/// what the child (or adult) whom it is about said, word for word, kept apart from what others say of them; null where the story itself is theirs.
/// </summary>
public sealed record Circumstances(string? Where, string? When, string? HowKnown, string? SafeToContact = null, string? ChildKnows = null, string? ParentsKnow = null, string? EarlierReferrals = null, string? FromRole = null, string? OwnWords = null);
