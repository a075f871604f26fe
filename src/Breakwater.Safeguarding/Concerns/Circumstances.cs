namespace Breakwater.Safeguarding.Concerns;

/// <summary>Where, when and how somebody knows; all as typed. <c>FromRole</c> is what was asked of their kind of agency only.</summary>
public sealed record Circumstances(string? Where, string? When, string? HowKnown, string? SafeToContact = null, string? ChildKnows = null, string? ParentsKnow = null, string? EarlierReferrals = null, string? FromRole = null);
