namespace Breakwater.Scrutiny.Recommendations;

/// <summary>The duty to answer, as a resident reads it.</summary>
public static class DutyWords
{
    public static string Of(StatutoryBasis basis) => basis switch
    {
        StatutoryBasis.CrimeAndDisorderResponse => "must answer in writing within 28 days",
        StatutoryBasis.ExecutiveResponse => "must answer within two months",
        StatutoryBasis.CountyResponse => "must answer within two months",
        StatutoryBasis.HaveRegard => "must take it into account; the law sets no day for an answer",
        _ => "no duty to reply",
    };

    /// <summary>The Act behind it.</summary>
    public static string Law(StatutoryBasis basis) => basis == StatutoryBasis.NoDuty ? "No law obliges it to answer a committee." : ResponseClocks.RuleOf(basis).Basis.Split(':')[0] + ".";

    public static string Of(ShownAnswer answer) => answer switch
    {
        ShownAnswer.None => "No answer yet",
        ShownAnswer.Accepted => "Accepted",
        ShownAnswer.InPrincipleNoActionYet => "In principle, no action yet",
        ShownAnswer.PartlyAccepted => "Partly accepted",
        ShownAnswer.Rejected => "Rejected",
        ShownAnswer.Noted => "Noted only",
        ShownAnswer.BeingRead => "An answer came; it is being read",
        _ => "Says it is for somebody else",
    };

    public static string Of(Rag rag) => rag switch
    {
        Rag.Green => "Green: done",
        Rag.Amber => "Amber: under way",
        Rag.Red => "Red: not good enough",
        _ => "Paused",
    };

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Moved => "It moved as hoped",
        Verdict.DidNotMove => "It did not move",
        _ => "We can't tell",
    };

    public static string Of(RequestStatus status) => status switch
    {
        RequestStatus.Draft => "Being worded",
        RequestStatus.Resolved => "Resolved, not sent yet",
        RequestStatus.Served => "Open",
        RequestStatus.ClosureProposed => "Open: the committee will decide whether it is done",
        RequestStatus.Closed => "Closed by the committee",
        _ => "Replaced by a later request",
    };
}
