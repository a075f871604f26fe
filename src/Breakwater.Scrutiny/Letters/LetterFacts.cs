using Breakwater.Kernel.Facts;

namespace Breakwater.Scrutiny.Letters;

[Says("letter-drafted", "{By} drafted a letter to {To}.")]
public sealed record LetterDrafted(string By, string To) : Fact;

[Says("letter-written", "{By} changed the words of the letter.")]
public sealed record LetterWritten(string By) : Fact;

[Says("letter-cleared", "{Chair} cleared the letter.")]
public sealed record LetterCleared(string Chair) : Fact;

[Says("letter-taken-back", "{By} took the letter back to change it.")]
public sealed record LetterTakenBack(string By) : Fact;

[Says("letter-sent", "{By} sent the letter: {Proof}.")]
public sealed record LetterSent(string By, string Proof) : Fact;

[Says("letter-acknowledged", "{To} acknowledged the letter.")]
public sealed record LetterAcknowledged(string To) : Fact;

[Says("letter-replied", "{To} replied to the letter.")]
public sealed record LetterReplied(string To) : Fact;

[Says("letter-reported", "The letter was reported to the committee on {Day}.")]
public sealed record LetterReported(string Day) : Fact;

[Says("letter-withdrawn", "{By} withdrew the letter.")]
public sealed record LetterWithdrawn(string By) : Fact;
