using Breakwater.Kernel.Facts;

namespace Breakwater.Scrutiny.Committees;

[Says("body-added", "{By} added {Name}.")]
public sealed record BodyAdded(string By, string Name) : Fact;

[Says("seat-taken", "{By} noted that {Whom} took a seat as {Role}.")]
public sealed record SeatTaken(string By, string Whom, string Role) : Fact;
