using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Retention;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Retention;

/// <summary>What stays of a record that was disposed of: reference, dates, by whom and why.</summary>
[Needs("propose_disposal")]
public sealed class TombstoneModel(SafeguardingDb db) : StaffPage(db)
{
    public Disposal Disposal { get; private set; } = null!;

    public string Proposer { get; private set; } = "";

    public string Second { get; private set; } = "";

    public string Why { get; private set; } = "";

    public DateTime ReceivedAt { get; private set; }

    public async Task<IActionResult> OnGet(Id<Disposal> id)
    {
        if (await Db.Disposals.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && d.Status == DisposalStatus.Done) is not { } disposal) return NotOpen();
        (Disposal, ViewData["Title"], ViewData["Back"]) = (disposal, "Disposed of", "/retention");
        (Proposer, Second) = (await Name(disposal.ProposedBy), await Name(disposal.SettledBy));
        Why = await Db.Unseal(id.Value, "disposals.reason", disposal.Reason) ?? "";
        ReceivedAt = await Db.Concerns.Where(c => c.Id == disposal.ConcernId).Select(c => c.ReceivedAt).SingleAsync();
        return Page();
    }

    private async Task<string> Name(Id<Worker>? id) => await Db.Set<Worker>().Where(w => w.Id == id).Select(w => w.Name).FirstOrDefaultAsync() ?? "somebody";
}
