using Breakwater.Kernel.Facts;

namespace Breakwater.Scrutiny.Following;

[Says("following-asked", "Somebody asked for mail about {Follows}.")]
public sealed record FollowingAsked(string Follows) : Fact;

[Says("following-confirmed", "Somebody confirmed that they want mail about {Follows}.")]
public sealed record FollowingConfirmed(string Follows) : Fact;

[Says("following-ended", "Somebody stopped mail about {Follows}.")]
public sealed record FollowingEnded(string Follows) : Fact;
