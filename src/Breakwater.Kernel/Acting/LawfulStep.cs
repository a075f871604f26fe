using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;

namespace Breakwater.Kernel.Acting;

/// <summary>
/// What a routine step is for and on what lawful basis, set by the step itself: nobody is asked. The page shows one line
/// with "change". Codes of <c>config/lawful-bases.yaml</c>.
/// </summary>
public sealed record LawfulStep(string Purpose, string Basis)
{
    /// <summary>Taking in a worry and deciding what to do about it.</summary>
    public static readonly LawfulStep Triage = new("safeguarding-triage", "gdpr-6-1-e-sch1-18");

    /// <summary>Handing a child's or adult's case to those who will act.</summary>
    public static readonly LawfulStep Refer = new("safeguarding-referral", "ca2004-16la");

    /// <summary>Asking or telling another agency what is held.</summary>
    public static readonly LawfulStep Share = new("safeguarding-checks", "ca2004-16la");

    /// <summary>Police telling another agency what they hold for law enforcement: it stays under Part 3.</summary>
    public static readonly LawfulStep PoliceAnswer = new("safeguarding-checks", "dpa2018-part3");

    /// <summary>Answering whoever told us.</summary>
    public static readonly LawfulStep Answer = new("answer-reporter", "gdpr-6-1-e-sch1-18");

    /// <summary>Seeing that the system is used rightly.</summary>
    public static readonly LawfulStep Oversight = new("oversight", "gdpr-6-1-c");

    /// <summary>The public work of a committee: what it resolved, asked, was answered.</summary>
    public static readonly LawfulStep Scrutinise = new("democratic-scrutiny", "pja2006-19");

    /// <summary>Running the system: accounts and who holds which authority.</summary>
    public static readonly LawfulStep Operate = new("operate", "gdpr-6-1-c");

    /// <summary>Somebody's life or safety: opening without a relation, or opening who told us.</summary>
    public static readonly LawfulStep Emergency = new("direct-help", "gdpr-6-1-d");

    /// <summary>The same step where it is about an adult: the duty to share what matters to a child's welfare doesn't reach them.</summary>
    /// <param name="about">Whom a concern is about, such as <c>adult</c>.</param>
    public LawfulStep About(string about) => about == "adult" && Basis == Share.Basis ? this with { Basis = Triage.Basis } : this;

    /// <summary>The step with what somebody changed on its line; nothing typed leaves it as it is.</summary>
    public LawfulStep Changed(string? purpose, string? basis) =>
        new(string.IsNullOrWhiteSpace(purpose) ? Purpose : purpose, string.IsNullOrWhiteSpace(basis) ? Basis : basis);

    /// <summary>The act of somebody who is signed in.</summary>
    public Act By(Viewer viewer, TimeProvider clock, string? reason = null) =>
        new(Id<Act>.New(clock), viewer.AsActor(), viewer.Agency, Purpose, Basis, reason, clock.Instant());

    /// <summary>The act of a reporter, a job or an operator, for an agency.</summary>
    public Act By(Actor actor, string agency, TimeProvider clock, string? reason = null) =>
        new(Id<Act>.New(clock), actor, agency, Purpose, Basis, reason, clock.Instant());
}
