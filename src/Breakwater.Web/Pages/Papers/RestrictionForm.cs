using System.Globalization;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Web.Appearance.Fields;

namespace Breakwater.Web.Pages.Papers;

/// <summary>Why something is kept from the public, as an officer types it.</summary>
public class RestrictionForm
{
    public string? Paragraphs { get; set; }

    public string? Reason { get; set; }

    public string? Balance { get; set; }

    public TypedDate ReviewOn { get; set; } = new();

    /// <summary>The mark that keeps it from the public.</summary>
    public Restriction Exempt(Jurisdiction jurisdiction, DateOnly meeting, DateOnly today) => Restriction.Exempt(jurisdiction,
        meeting < new DateOnly(2006, 3, 1) ? ScheduleEra.Before2006 : ScheduleEra.Since2006,
        (Paragraphs ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList(),
        Reason ?? "", Balance ?? "", ReviewOn.Value ?? today.AddYears(1), today);
}
