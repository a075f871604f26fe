using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;

namespace Breakwater.Web.Appearance;

/// <summary>How a record, a sheet of paper and a passage say whose words they are and which law governs them.</summary>
public static class Marks
{
    /// <summary>The marking of a record, such as "OFFICIAL-SENSITIVE · UK GDPR".</summary>
    public static string Of(Regime regime) => "OFFICIAL-SENSITIVE · " + (regime == Regime.LawEnforcement ? "Part 3 (law enforcement)" : "UK GDPR");

    /// <summary>Whose a passage is and under which law, such as "Held by Merrowshire Police · Part 3".</summary>
    public static string Held(PartnershipConfiguration configuration, string agency, Regime regime) =>
        $"Held by {configuration.AgencyOf(agency).Name} · {(regime == Regime.LawEnforcement ? "Part 3" : "UK GDPR")}";

    /// <summary>The same, where Part 3 governs it; else null.</summary>
    public static string? Part3(PartnershipConfiguration configuration, string? agency, Regime regime) =>
        agency is not null && regime == Regime.LawEnforcement ? Held(configuration, agency, regime) : null;

    /// <summary>The same for a passage within a record; null where it is the record's own agency under the record's own law.</summary>
    public static string? Beside(PartnershipConfiguration configuration, (string Agency, Regime Regime) passage, (string Agency, Regime Regime) record) =>
        passage == record ? null : Held(configuration, passage.Agency, passage.Regime);

    /// <summary>That Part 3 passages of these agencies stand in something; null where none does.</summary>
    public static string? Holds(PartnershipConfiguration configuration, IEnumerable<(string Agency, Regime Regime)> passages)
    {
        var agencies = passages.Where(p => p.Regime == Regime.LawEnforcement).Select(p => configuration.AgencyOf(p.Agency).Name).Distinct().ToList();
        return agencies.Count == 0 ? null : "Part 3 passages of " + string.Join(" and ", agencies);
    }
}
