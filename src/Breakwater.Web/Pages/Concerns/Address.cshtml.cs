using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>Somebody's address must not become known, or may again.</summary>
[Needs("protect_address"), ForConcern]
public sealed class AddressModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    public Task<IActionResult> OnPost() => Does(
        concern => new ProtectAddress(Db).Do(Lawful(LawfulStep.Triage) with { Reason = In.ProtectBecause }, Viewer, concern, Version, In.Whom is { } whom ? new Id<ConcernPerson>(whom) : null, In.Protect),
        In.Protect ? "The address is protected from now." : "The address isn’t protected any more.");
}
