using Breakwater.Kernel.Facts;

namespace Breakwater.Scrutiny.Committees;

[Says("body-added", "{By} added {Name}.")]
public sealed record BodyAdded(string By, string Name) : Fact;

[Says("seat-taken", "{By} noted that {Whom} took a seat as {Role}.")]
public sealed record SeatTaken(string By, string Whom, string Role) : Fact;

[Says("body-changed", "{By} changed what is known of {Name}.")]
public sealed record BodyChanged(string By, string Name) : Fact;

[Says("body-ended", "{By} noted that {Name} ended on {Day}.")]
public sealed record BodyEnded(string By, string Name, string Day) : Fact;

[Says("seat-ended", "{By} noted that the seat of {Whom} ended on {Day}.")]
public sealed record SeatEnded(string By, string Whom, string Day) : Fact;

[Says("committee-person-renamed", "{By} corrected a name: {Whom}.")]
public sealed record PersonRenamed(string By, string Whom) : Fact;
