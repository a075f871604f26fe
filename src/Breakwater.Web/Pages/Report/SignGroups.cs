using Breakwater.Kernel.Configuration;

namespace Breakwater.Web.Pages.Report;

/// <summary>The signs that a form shows, by group.</summary>
public static class SignGroups
{
    /// <summary>Those of this kind of worry; and last, under <paramref name="before"/>, those that were ticked while another kind was chosen: nothing is dropped or sent unseen.</summary>
    public static IEnumerable<IGrouping<string, Sign>> Of(PartnershipConfiguration configuration, string about, IReadOnlyCollection<string> ticked, string before) =>
        configuration.Signs.Where(s => s.About.Contains(about)).GroupBy(s => s.Group).Concat(OfAnotherKind(configuration, about, ticked).GroupBy(_ => before));

    /// <summary>Ticked signs that this kind of worry does not offer.</summary>
    public static IEnumerable<Sign> OfAnotherKind(PartnershipConfiguration configuration, string about, IReadOnlyCollection<string> ticked) =>
        configuration.Signs.Where(s => ticked.Contains(s.Code) && !s.About.Contains(about));
}
