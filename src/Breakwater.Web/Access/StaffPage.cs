using Breakwater.Safeguarding;

namespace Breakwater.Web.Access;

/// <summary>A page on the inner side of the wall, for somebody who is signed in.</summary>
public abstract class StaffPage(SafeguardingDb db) : PartnershipPage<SafeguardingDb>(db);
