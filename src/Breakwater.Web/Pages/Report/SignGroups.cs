using Breakwater.Kernel.Configuration;
using Breakwater.Web.Words;

namespace Breakwater.Web.Pages.Report;

/// <summary>The signs that a form shows, by group.</summary>
public static class SignGroups
{
    /// <summary>Those of this kind of worry; and last, under <paramref name="before"/>, those that were ticked while another kind was chosen: nothing is dropped or sent unseen.</summary>
    public static IEnumerable<IGrouping<string, Sign>> Of(PartnershipConfiguration configuration, string about, IReadOnlyCollection<string> ticked, string before, PublicWords headings) =>
        Of(configuration.Signs, about, headings).Concat(OfAnotherKind(configuration, about, ticked).GroupBy(_ => before));

    /// <summary>Those of this kind of worry, each group under its own name, or under the words that suit the kind (<c>signs.yaml</c>, <c>group.NAME.KIND</c>).</summary>
    public static IEnumerable<IGrouping<string, Sign>> Of(IEnumerable<Sign> signs, string about, PublicWords headings) =>
        signs.Where(s => s.About.Contains(about)).GroupBy(s => headings.Maybe(headings.For("group." + s.Group, about)) ?? s.Group);

    /// <summary>Ticked signs that this kind of worry does not offer.</summary>
    public static IEnumerable<Sign> OfAnotherKind(PartnershipConfiguration configuration, string about, IReadOnlyCollection<string> ticked) =>
        configuration.Signs.Where(s => ticked.Contains(s.Code) && !s.About.Contains(about));
}
