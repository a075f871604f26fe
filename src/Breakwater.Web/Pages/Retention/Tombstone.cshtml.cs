using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Retention;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Retention;

/// <summary>What stays of a record that was disposed of: reference, dates, by whom and why. Of one that is kept, because the second name was not given: why not.</summary>
[Needs("propose_disposal")]
public sealed class TombstoneModel(SafeguardingDb db) : StaffPage(db)
{
    public Disposal Disposal { get; private set; } = null!;

    public string Proposer { get; private set; } = "";

    public string Second { get; private set; } = "";

    public string Why { get; private set; } = "";

    /// <summary>Why the second name was not given; null where it was.</summary>
    public string? WhyNot { get; private set; }

    public bool Kept => Disposal.Status == DisposalStatus.Refused;

    /// <summary>Of a concern; an emergency opening says its own time.</summary>
    public DateTime? ReceivedAt { get; private set; }

    public async Task<IActionResult> OnGet(Id<Disposal> id)
    {
        if (await Db.Disposals.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && d.Status != DisposalStatus.Proposed) is not { } disposal) return NotOpen();
        Disposal = disposal;
        var use = new DisposeOfRecord(Db);
        if (!await (Kept ? await use.InSight(Viewer, Db.Disposals.Where(d => d.Id == id)) : use.Settled(Viewer)).AnyAsync(d => d.Id == id)) return NotOpen();
        (ViewData["Title"], ViewData["Back"]) = (Kept ? "Kept" : "Disposed of", "/retention");
        if (Kept) WhyNot = await Db.TimelineOf(id.Value) is [var last, ..] ? last.Why : null;
        (Proposer, Second) = (await Name(disposal.ProposedBy), await Name(disposal.SettledBy));
        Why = await Db.Unseal(id.Value, "disposals.reason", disposal.Reason) ?? "";
        ReceivedAt = await Db.Concerns.Where(c => c.Id == disposal.ConcernId).Select(c => (DateTime?)c.ReceivedAt).SingleOrDefaultAsync();
        return Page();
    }

    private async Task<string> Name(Id<Worker>? id) => await Db.Set<Worker>().Where(w => w.Id == id).Select(w => w.Name).FirstOrDefaultAsync() ?? "somebody";
}
