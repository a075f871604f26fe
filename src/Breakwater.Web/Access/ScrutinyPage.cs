using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Published;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Access;

/// <summary>
/// A page on the outer side of the wall: committees and what they asked. It never sees the inner side's tables. Public
/// pages derive from it too, where they take a form in.
/// </summary>
public abstract class ScrutinyPage(ScrutinyDb db) : PartnershipPage<ScrutinyDb>(db)
{
    /// <summary>The officer says that words which the scan marked were looked at and may be public.</summary>
    [BindProperty]
    public bool Looked { get; set; }

    /// <summary>The form was refused because its words must be looked at first: it shows the box to say so.</summary>
    public bool MustLook => BrokenRule == WordsForPublic.Rule;
}
