using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Configuration;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Breakwater.Web.Pages;

/// <summary>The partnership's areas to choose from. Where they are of several kinds, each says of which: a ward may bear its district's name.</summary>
internal static class AreaChoices
{
    /// <summary>For something new: the areas of that day.</summary>
    public static IEnumerable<SelectListItem> On(PartnershipConfiguration configuration, DateTime now) =>
        Of(configuration, configuration.AreasOn(LondonDay.Of(now)));

    /// <summary>For what is there already: also the areas that are no more.</summary>
    public static IEnumerable<SelectListItem> All(PartnershipConfiguration configuration) => Of(configuration, configuration.Areas);

    private static IEnumerable<SelectListItem> Of(PartnershipConfiguration configuration, IEnumerable<Area> areas)
    {
        var several = configuration.Areas.Select(a => a.Tier).Distinct().Skip(1).Any();
        return areas.Select(a => new SelectListItem(several ? $"{a.Name} ({a.Tier.Replace('_', ' ')})" : a.Name, a.Code));
    }
}
