using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Pages.Worklist;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>How the page says things about a concern.</summary>
public static class SheetWords
{
    public static string Title(Concern concern, PartnershipConfiguration configuration)
    {
        var names = concern.People.Where(p => p.Name is not null && p.Role is PersonRole.ChildAtRisk or PersonRole.AdultAtRisk).Select(p => p.Name!).ToList();
        var area = configuration.AreaOf(concern.Area)?.Name;
        var what = names.Count > 0 ? string.Join(" and ", names) : WaitingRow.About(concern.About);
        return area is null ? what : $"{what}, {area}";
    }

    public static string Status(ConcernStatus status) => status switch
    {
        ConcernStatus.Received => "new",
        ConcernStatus.Acknowledged => "acknowledged",
        ConcernStatus.Checking => "checks running",
        ConcernStatus.AwaitingCountersignature => "waits for a second name",
        ConcernStatus.HandedOver => "offered, not accepted yet",
        ConcernStatus.Decided => "decided",
        _ => "closed",
    };

    /// <summary>How soon somebody has to act, where that is sooner than usual.</summary>
    public static string? Soon(Urgency urgency) => urgency switch
    {
        Urgency.Now => "Urgent",
        Urgency.Soon => "Today, they say",
        _ => null,
    };

    public static string ToldOf(Concern concern) => concern.About == "adult" ? "Told about this?" : "Child and parents told?";

    public static string By(Channel channel) => channel switch
    {
        Channel.PublicForm => "the public form",
        Channel.ProfessionalForm => "the professional form",
        Channel.SchoolLink => "a school's link",
        Channel.Telephone => "telephone",
        Channel.Email => "e-mail",
        _ => "walking in",
    };

    public static string Role(PersonRole role) => role switch
    {
        PersonRole.ChildAtRisk => "Child at risk",
        PersonRole.AdultAtRisk => "Adult at risk",
        PersonRole.SaidToPoseRisk => "Said to pose a risk",
        PersonRole.ParentOrCarer => "Parent or carer",
        _ => "Other",
    };

    public static string? Told(Concern concern, WhoWasTold? told, Circumstances? circumstances)
    {
        var adult = concern.About == "adult";
        if (told is not null)
            return $"{(adult ? $"The adult: {told.Child}." : $"Child: {told.Child}. Parents: {told.Parents}.")}{(string.IsNullOrWhiteSpace(told.Because) ? "" : $" Because: {told.Because}")}"
                + (concern.TellOn is { } day ? $" Look again on {LondonTime.Say(day)}." : "");
        if (circumstances is { ChildKnows: not null } or { ParentsKnow: not null })
            return adult ? $"As reported. The adult: {circumstances.ChildKnows ?? "not known"}."
                : $"As reported. Child: {circumstances.ChildKnows ?? "not known"}. Parents: {circumstances.ParentsKnow ?? "not known"}.";
        return concern.About is "place" or "group" or "online" ? null : "Not known yet";
    }

    /// <summary>With a capital letter in front.</summary>
    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>The one line of purpose and basis.</summary>
    public static string Lawful(PartnershipConfiguration configuration, string purpose, string basis) =>
        $"For {configuration.Purposes.FirstOrDefault(p => p.Code == purpose)?.Words ?? purpose}; basis: {configuration.Bases.FirstOrDefault(b => b.Code == basis)?.Words ?? basis}.";

    /// <summary>Words that make the safe-contact line a warning.</summary>
    public static bool SoundsDangerous(string? safeContact) =>
        safeContact is not null && (safeContact.Contains("not safe", StringComparison.OrdinalIgnoreCase) || safeContact.Contains("don't", StringComparison.OrdinalIgnoreCase)
            || safeContact.Contains("do not", StringComparison.OrdinalIgnoreCase) || safeContact.Contains("no contact", StringComparison.OrdinalIgnoreCase));
}
