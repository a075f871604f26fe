using Breakwater.Kernel.Facts;

namespace Breakwater.Safeguarding.Sharing;

[Says("conflict-declared", "{By} recorded that {Whom} is not free to act on this. It is out of {Whom}'s sight.")]
public sealed record ConflictDeclared(string By, string Whom) : Fact
{
    // Mostly they say it of themselves.
    public override string Sentence() => By == Whom ? $"{By} recorded that they are not free to act on this. It is out of their sight." : base.Sentence();
}

[Says("conflict-lifted", "{By} recorded that {Whom} is free to act on this again.")]
public sealed record ConflictLifted(string By, string Whom) : Fact;

[Says("handling-changed", "{By} changed who can see this: {Before} became {After}.")]
public sealed record HandlingChanged(string By, string Before, string After) : Fact;

[Says("worker-named", "{By} opened this to {Whom} by name.")]
public sealed record WorkerNamed(string By, string Whom) : Fact;

[Says("sharing-ended", "{By} ended the sharing with {Whom}.")]
public sealed record SharingEnded(string By, string Whom) : Fact;

[Says("sight-handed-on", "Nobody was left who could see this concern, so it was opened to {Whom} by name.")]
public sealed record SightHandedOn(string Whom) : Fact;

[Says("concern-let-go", "{Whom} may not have it any more. What was in their hands is in nobody's now.")]
public sealed record ConcernLetGo(string Whom) : Fact;

[Says("access-read", "{By} read who had looked at this.")]
public sealed record AccessRead(string By) : Looked;
