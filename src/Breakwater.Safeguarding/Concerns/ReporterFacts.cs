using Breakwater.Kernel.Facts;

namespace Breakwater.Safeguarding.Concerns;

[Says("reporter-returned", "Whoever told us came back to see what became of it.")]
public sealed record ReporterReturned : Looked;

[Says("reporter-read-answer", "Whoever told us read our answer.")]
public sealed record ReporterReadAnswer : Fact;

[Says("reporter-added", "Whoever told us wrote more.")]
public sealed record ReporterAdded : Fact;

[Says("school-link-sent", "{By} sent {School} a link for one report.")]
public sealed record SchoolLinkSent(string By, string School) : Fact;

[Says("school-code-sent", "A one-time code for {School}'s link was sent.")]
public sealed record SchoolCodeSent(string School) : Fact;

[Says("school-code-tried", "Somebody typed a wrong code at {School}'s link.")]
public sealed record SchoolCodeTried(string School) : Fact;

[Says("school-link-opened", "{School} opened its link with the one-time code.")]
public sealed record SchoolLinkOpened(string School) : Fact;

[Says("school-link-used", "{School} sent its report; the link is closed.")]
public sealed record SchoolLinkUsed(string School) : Fact;

[Says("school-link-revoked", "{By} took back {School}'s link.")]
public sealed record SchoolLinkRevoked(string By, string School) : Fact;
