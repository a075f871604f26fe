using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.BreakGlass;

/// <summary>What answers to one's own emergency question while its time runs, and the opening of one of them.</summary>
[Needs("break_glass")]
public sealed class AnswerModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    public BreakGlassOpening Opening { get; private set; } = null!;

    public IReadOnlyList<Concern> Found { get; private set; } = [];

    public Hub Hub => new(Db.Partnership.Configuration.Hub.Phone, Db.Partnership.Configuration.Hub.OutOfHours);

    public async Task<IActionResult> OnGet(Id<BreakGlassOpening> id)
    {
        if (!await Load(id)) return NotOpen();
        Found = await new OpenInEmergency(Db).Show(ActFor(LawfulStep.Emergency), Viewer, abilities["open_concern"], Opening);
        return Page();
    }

    public async Task<IActionResult> OnPost(Id<BreakGlassOpening> id, Id<Concern> which)
    {
        if (!await Load(id)) return NotOpen();
        return await Try(async () =>
        {
            var browser = (Id<Session>)HttpContext.Items[typeof(Session)]!;
            return await new OpenInEmergency(Db).Do(ActFor(LawfulStep.Emergency), Viewer, abilities["open_concern"], Opening, which, browser)
                ? LocalRedirect("/concerns/" + which) : NotOpen();
        }, async () => Found = await new OpenInEmergency(Db).Show(ActFor(LawfulStep.Emergency), Viewer, abilities["open_concern"], Opening));
    }

    public string AgencyName(string code) => Db.Partnership.Configuration.AgencyOf(code).Name;

    private async Task<bool> Load(Id<BreakGlassOpening> id)
    {
        var now = Clock.Instant();
        var mine = await Db.BreakGlassOpenings.FirstOrDefaultAsync(o => o.Id == id && o.WorkerId == Viewer.WorkerId && o.Until > now);
        if (mine is not null) Opening = mine;
        return mine is not null;
    }
}

/// <summary>Whom to ring when nothing answers.</summary>
public sealed record Hub(string Phone, string OutOfHours);
