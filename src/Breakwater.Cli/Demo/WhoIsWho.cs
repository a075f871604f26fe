using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Personal;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.People;
using Breakwater.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Cli.Demo;

/// <summary>
/// Has the story's people compared, and one match judged: Owen Marsh says that Rafe Ortolan of the first report is the boy of
/// the neighbour's call, and somebody else has to confirm it. The two Tyler Becketts, who are two boys, wait to be told apart.
/// </summary>
internal sealed class WhoIsWho(OpenPartnership partnership)
{
    public async Task Add()
    {
        await using var db = partnership.Safeguarding();
        var clock = partnership.Partnership.Clock;
        while (await new MatchNewRecords(db).Do(LawfulStep.Triage.By(Actor.Job("match-people"), partnership.Partnership.Configuration.FrontDoors[^1].Agency, clock)) > 0)
        {
        }
        var rafe = PersonName.Of("Rafe Ortolan");
        var match = await (from m in db.Matches
                           join earlier in db.SourceRecords on m.EarlierId equals earlier.Id
                           join later in db.SourceRecords on m.LaterId equals later.Id
                           where earlier.Name == rafe && earlier.Born == null && later.Name == rafe
                           select m).FirstOrDefaultAsync();
        if (match is null || await db.Set<Worker>().FirstOrDefaultAsync(w => w.Email == "owen.marsh@merrowshire.example") is not { } owen) return;
        var viewer = new Viewer(owen.Id, owen.Name, owen.Agency, owen.Team, owen.RoleList);
        await new JudgeMatch(db).Same(LawfulStep.Triage.By(viewer, clock), viewer, match, match.Version, "The same house, and his mother says that she knows of the neighbour's call.");
    }
}
