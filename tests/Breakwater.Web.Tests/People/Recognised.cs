using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.People;

/// <summary>Short ways to bring the same person to the county twice and to have the ticker recognise them.</summary>
internal static class Recognised
{
    public static PersonInput Somebody(string name, PersonRole role = PersonRole.ChildAtRisk, bool addressProtected = false) =>
        new(role, name, new DateOnly(2011, 2, 17), Phone: "07700 900141", Address: "14 Weir Lane", Postcode: "MR2 4AB", School: null, AddressProtected: addressProtected);

    /// <param name="about">child: to the hub of children's services; adult: to adult social care.</param>
    public static async Task<Concern> Brings(this RunningBreakwater site, PersonInput person, string about = "child")
    {
        await using var db = site.Partnership.Safeguarding();
        var act = LawfulStep.Triage.By(Actor.Reporter, "csc", site.Clock);
        return (await new ReportConcern(db).Do(act, new ReportInput(about, Channel.Telephone, Promise.Confidential, "Somebody is worried.") { Area = "ashmere", People = [person] })).Concern;
    }

    /// <summary>Waits until the ticker has compared everybody, and returns the match of two concerns.</summary>
    public static async Task<PossibleMatch> Match(this RunningBreakwater site, Concern one, Concern other)
    {
        for (var tries = 0; tries < 120; tries++)
        {
            await using var db = site.Partnership.Safeguarding();
            if (await db.Matches.AsNoTracking().FirstOrDefaultAsync(m => m.LaterConcernId == other.Id && m.EarlierConcernId == one.Id) is { } match) return match;
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }
        throw new InvalidOperationException("The ticker recognised nobody within half a minute.");
    }

    /// <summary>Waits until the ticker has taken everybody into the index.</summary>
    public static async Task UntilCompared(this RunningBreakwater site)
    {
        for (var tries = 0; tries < 120; tries++)
        {
            await using var db = site.Partnership.Safeguarding();
            if (!await db.WaitingRecords.AnyAsync()) return;
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }
        throw new InvalidOperationException("The ticker had not compared everybody within half a minute.");
    }

    public static Viewer Viewer(this RunningBreakwater site, string who)
    {
        var worker = site.People[who];
        return new Viewer(worker.Id, worker.Name, worker.Agency, worker.Team, worker.RoleList);
    }
}
