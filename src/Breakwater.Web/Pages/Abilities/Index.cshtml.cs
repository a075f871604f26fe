using Breakwater.Kernel.Access;
using Breakwater.Kernel.Configuration;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Breakwater.Web.Pages.Abilities;

/// <summary>The table of who may do what, as a safeguarding lead reads it, and as the program obeys it.</summary>
[Needs("see_abilities")]
public sealed class IndexModel(AbilityTable abilities) : PageModel
{
    public static readonly IReadOnlyList<(Relations Relation, string Words)> Relation =
    [
        (Relations.Anyone, "any, no relation needed"), (Relations.Own, "in their hands"), (Relations.Team, "with their team"),
        (Relations.Agency, "owned by their agency"), (Relations.Shared, "shared with their agency, or with them by name"),
        (Relations.Accepted, "they accepted a referral of it"), (Relations.PastWorker, "they worked on it once"), (Relations.BreakGlass, "in an emergency, for a short time, reviewed"),
    ];

    public IReadOnlyList<Ability> Abilities => abilities.All.ToList();

    public IReadOnlyList<CodedItem> Roles => abilities.Roles;

    /// <summary>For one ability: to which records, and which roles; those roles that reach restricted records are marked.</summary>
    public IEnumerable<(string To, string Who)> Lines(Ability ability) =>
        from r in Relation
        let who = Roles.Where(role => ability.Grants.GetValueOrDefault(role.Code).HasFlag(r.Relation)).ToList()
        where who.Count > 0
        select (r.Words, who.Count == Roles.Count ? "everybody who signs in"
            : string.Join("; ", who.Select(w => w.Words + (ability.RestrictedToo.Contains(w.Code) && r.Relation is not (Relations.Own or Relations.Accepted) ? " (restricted ones too)" : ""))));
}
