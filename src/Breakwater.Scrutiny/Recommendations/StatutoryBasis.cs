using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Scrutiny.Committees;

namespace Breakwater.Scrutiny.Recommendations;

/// <summary>Under which power the committee made its report or recommendation. It decides which duties to answer exist.</summary>
public enum ReportGround
{
    /// <summary>Police and Justice Act 2006 s19(1)(b) or (3)(a): the crime and disorder committee.</summary>
    CrimeAndDisorder,

    /// <summary>Local Government Act 2000 s9F: overview and scrutiny of the council's own executive and of partners.</summary>
    OverviewAndScrutiny,

    /// <summary>SI 2012/1021: a district's committee to its county council.</summary>
    DistrictToCounty,
}

/// <summary>Why, and by when, one addressee owes an answer; each request has one for each addressee.</summary>
public enum StatutoryBasis
{
    /// <summary>PJA 2006 s19 with SI 2009/942 reg 7: in writing within 28 days, else as soon as reasonably possible after.</summary>
    CrimeAndDisorderResponse,

    /// <summary>LGA 2000 s9FE: two months beginning with receipt of the report or, if later, the notice.</summary>
    ExecutiveResponse,

    /// <summary>SI 2012/1021: the county answers and publishes within two months beginning with receipt or notice.</summary>
    CountyResponse,

    /// <summary>LGA 2000 s9FF: the partner authority must have regard; the Act sets no day.</summary>
    HaveRegard,

    /// <summary>Nobody can oblige this body to answer. Shown as such; we ask again after 28, 56 and 84 days.</summary>
    NoDuty,
}

/// <summary>The clock of each basis, and which basis a report's ground and an addressee's duties allow.</summary>
public static class ResponseClocks
{
    /// <summary>Days after which we ask again where no day is set by law (a policy of ours, not a duty of theirs).</summary>
    public static readonly IReadOnlyList<int> ChaseAfterDays = [28, 56, 84];

    public static ClockRule RuleOf(StatutoryBasis basis) => basis switch
    {
        StatutoryBasis.CrimeAndDisorderResponse => new ClockRule("response.crime_and_disorder", "Police and Justice Act 2006 s19; SI 2009/942 reg 7", new Period(PeriodKind.CalendarDays, 28), OnMiss.ReasonOwed),
        StatutoryBasis.ExecutiveResponse => new ClockRule("response.executive", "Local Government Act 2000 s9FE", new Period(PeriodKind.Months, 2, StartInclusive: true)),
        StatutoryBasis.CountyResponse => new ClockRule("response.county", "SI 2012/1021", new Period(PeriodKind.Months, 2, StartInclusive: true)),
        StatutoryBasis.HaveRegard => new ClockRule("response.have_regard", "Local Government Act 2000 s9FF: have regard, no day set; our own reminder", new Period(PeriodKind.CalendarDays, ChaseAfterDays[0]), OnMiss.Chase),
        _ => new ClockRule("response.no_duty", "no duty to reply; our own reminder", new Period(PeriodKind.CalendarDays, ChaseAfterDays[0]), OnMiss.Chase),
    };

    /// <summary>
    /// The basis on which this addressee answers a report on this ground. Ss 9FE and 9FF leave out reports under s19, so
    /// the 28 days and the two months never run on the same request.
    /// </summary>
    public static StatutoryBasis For(ReportGround ground, Duties duties) => ground switch
    {
        ReportGround.CrimeAndDisorder when duties.HasFlag(Duties.CrimeAndDisorder) => StatutoryBasis.CrimeAndDisorderResponse,
        ReportGround.OverviewAndScrutiny when duties.HasFlag(Duties.OwnExecutive) => StatutoryBasis.ExecutiveResponse,
        ReportGround.OverviewAndScrutiny when duties.HasFlag(Duties.PartnerAuthority) => StatutoryBasis.HaveRegard,
        ReportGround.DistrictToCounty when duties.HasFlag(Duties.CountyOfDistrict) => StatutoryBasis.CountyResponse,
        _ => StatutoryBasis.NoDuty,
    };

    /// <exception cref="RuleBroken">This ground, or this body, gives no such duty.</exception>
    public static void MustAllow(ReportGround ground, Duties duties, StatutoryBasis basis)
    {
        // Asking without invoking a duty is always open to a committee.
        if (basis == StatutoryBasis.NoDuty || basis == For(ground, duties))
            return;
        throw new RuleBroken("request-basis", For(ground, duties) == StatutoryBasis.NoDuty
            ? "This body has no duty to answer a report on this ground. Serve it without a duty; it may still answer."
            : $"A report on this ground gives this body another duty ({RuleOf(For(ground, duties)).Basis}). Its clock can't be exchanged.");
    }
}
