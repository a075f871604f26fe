using Breakwater.Kernel.Facts;

namespace Breakwater.Scrutiny.Recommendations;

[Says("request-resolved", "{Body} asked for this on {Day}.")]
public sealed record RequestResolved(string Body, string Day) : Fact;

[Says("request-served", "{By} served this on {Addressee}: {Duty}.")]
public sealed record RequestServed(string By, string Addressee, string Duty) : Fact;

[Says("addressee-named", "{By} settled whom the words mean: {Whom}.")]
public sealed record AddresseeNamed(string By, string Whom) : Fact;

[Says("response-recorded", "{Addressee} answered: {Category}.")]
public sealed record ResponseRecorded(string Addressee, string Category) : Fact;

[Says("answer-read", "{By} read the answer of {Addressee}: {Outcome}.")]
public sealed record AnswerRead(string By, string Addressee, string Outcome) : Fact;

[Says("response-lateness-explained", "{Addressee} said why its answer is late.")]
public sealed record LatenessExplained(string Addressee) : Fact;

[Says("request-chased", "{By} asked {Addressee} again.")]
public sealed record RequestChased(string By, string Addressee) : Fact;

[Says("progress-noted", "{By} noted progress: {Rag}.")]
public sealed record ProgressNoted(string By, string Rag) : Fact;

[Says("action-step-added", "{By} put a step into the action plan of {Addressee}, due {Due}.")]
public sealed record StepAdded(string By, string Addressee, string Due) : Fact;

[Says("action-step-done", "{By} noted that a step of the action plan is done.")]
public sealed record StepDone(string By) : Fact;

[Says("request-described", "{By} put this into plain words for residents.")]
public sealed record RequestDescribed(string By) : Fact;

[Says("closure-proposed", "{By} proposed to the committee that this be closed.")]
public sealed record ClosureProposed(string By) : Fact;

[Says("request-closed", "The committee closed this (minute {Minute}, {Day}).")]
public sealed record RequestClosed(string Minute, string Day) : Fact;

[Says("closure-refused", "The committee kept this open (minute {Minute}, {Day}).")]
public sealed record ClosureRefused(string Minute, string Day) : Fact;

[Says("request-reopened", "The committee opened this again (minute {Minute}, {Day}).")]
public sealed record RequestReopened(string Minute, string Day) : Fact;

[Says("outcome-linked", "{By} named what should change: {Measure}.")]
public sealed record OutcomeLinked(string By, string Measure) : Fact;

[Says("outcome-value-noted", "{By} noted the value of {Measure} for {Period}.")]
public sealed record OutcomeNoted(string By, string Measure, string Period) : Fact;

[Says("outcome-judged", "{By} gave a verdict on {Measure}: {Verdict}.")]
public sealed record OutcomeJudged(string By, string Measure, string Verdict) : Fact;

[Says("answer-link-sent", "{By} sent {Addressee} a link to answer by.")]
public sealed record AnswerLinkSent(string By, string Addressee) : Fact;

[Says("answer-link-used", "{Addressee} answered by its link.")]
public sealed record AnswerLinkUsed(string Addressee) : Fact;
