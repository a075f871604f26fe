using Breakwater.Kernel.Facts;

namespace Breakwater.Scrutiny.Papers;

[Says("paper-received", "{By} brought in {FileName} for review.")]
public sealed record PaperReceived(string By, string FileName) : Fact;

[Says("paper-reviewed", "{By} settled {Answers} points of {FileName}.")]
public sealed record PaperReviewed(string By, string FileName, int Answers) : Fact;

[Says("paper-committed", "{By} took {FileName} in (SHA-256 {Sha256}).")]
public sealed record PaperCommitted(string By, string FileName, string Sha256) : Fact;

[Says("paper-discarded", "{By} threw {FileName} away; nothing of it was taken in.")]
public sealed record PaperDiscarded(string By, string FileName) : Fact;
