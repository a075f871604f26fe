using Breakwater.Scrutiny;

namespace Breakwater.Web.Access;

/// <summary>
/// A page on the outer side of the wall: committees and what they asked. It never sees the inner side's tables. Public
/// pages derive from it too, where they take a form in.
/// </summary>
public abstract class ScrutinyPage(ScrutinyDb db) : PartnershipPage<ScrutinyDb>(db);
