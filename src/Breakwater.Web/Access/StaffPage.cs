using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding;
using Breakwater.Web.Appearance;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Access;

/// <summary>A page on the inner side of the wall, for somebody who is signed in.</summary>
public abstract class StaffPage(SafeguardingDb db) : PartnershipPage<SafeguardingDb>(db)
{
    /// <summary>Purpose and basis when somebody chose "change" (partial <c>_LawfulLine</c>); else the step sets its own.</summary>
    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    /// <summary>The one line that says what the step sets, with "change".</summary>
    protected LawfulLine LineOf(LawfulStep step) => new(Db.Partnership.Configuration, step, Purpose, Basis);

    /// <summary>An Act with the purpose and basis of <paramref name="step"/>, or those that somebody changed them to.</summary>
    /// <exception cref="RuleBroken">What was sent is in none of the lists.</exception>
    protected Act Changed(LawfulStep step, string? reason = null)
    {
        Db.Partnership.Configuration.CheckKnown(Purpose, Basis);
        return ActFor(step.Changed(Purpose, Basis), reason);
    }
}

internal static class LawfulChoice
{
    /// <exception cref="RuleBroken">A purpose or basis was sent that the partnership does not have.</exception>
    public static void CheckKnown(this PartnershipConfiguration configuration, string? purpose, string? basis)
    {
        if (!configuration.Knows(purpose, basis)) throw new RuleBroken("lawful-choice", "Choose the purpose and the lawful basis from the lists.");
    }

    /// <summary>Whether each is in its list, or left as the step sets it.</summary>
    public static bool Knows(this PartnershipConfiguration configuration, string? purpose, string? basis) =>
        (string.IsNullOrEmpty(purpose) || configuration.Purposes.Any(p => p.Code == purpose)) && (string.IsNullOrEmpty(basis) || configuration.Bases.Any(b => b.Code == basis));
}
