using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;

namespace Breakwater.Web.Appearance;

/// <summary>The one line of purpose and basis with "change" (partial <c>_LawfulLine</c>).</summary>
/// <param name="Configuration">Whose lists of purposes and bases.</param>
/// <param name="Step">What the step sets by itself.</param>
/// <param name="Purpose">What somebody chose instead, or null.</param>
/// <param name="Basis">As <paramref name="Purpose"/>.</param>
/// <param name="Prefix">Stands before the names of the two fields, such as "In.".</param>
public sealed record LawfulLine(PartnershipConfiguration Configuration, LawfulStep Step, string? Purpose, string? Basis, string Prefix = "")
{
    /// <summary>Another form of the page has such a line too, so that this one's fields need ids of their own.</summary>
    public bool Second { get; init; }
}
