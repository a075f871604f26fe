using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Cli.Serve;
using Breakwater.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Cli.Demo;

/// <summary>Adds the demonstration's people, once, from <c>config/demo/people.yaml</c>.</summary>
internal static class DemoPeople
{
    public static async Task Add(OpenPartnership partnership)
    {
        await using var db = partnership.Safeguarding();
        if (await db.Set<Worker>().AnyAsync()) return;
        db.Begin(LawfulStep.Operate.By(Actor.Operator("demo"), "council", partnership.Partnership.Clock));
        var y = Yaml.Load(ServerOptions.Shipped("demo/people.yaml"));
        foreach (var p in y.Maps("people"))
        {
            var email = p.Text("email");
            var worker = new Worker
            {
                Id = Id<Worker>.New(partnership.Partnership.Clock),
                Name = p.Text("name"),
                Email = email,
                NormalisedEmail = email.ToUpperInvariant(),
                Agency = p.Text("agency"),
                Team = p.MaybeText("team"),
                Roles = string.Join(',', p.Texts("roles")),
                JobTitle = p.Text("job"),
            };
            db.Add(worker);
            db.Record(new WorkerAdded("The demonstration", worker.Name, string.Join(" and ", worker.RoleList.Select(r => partnership.Abilities.Roles.First(known => known.Code == r).Words)),
                partnership.Partnership.Configuration.AgencyOf(worker.Agency).Name), worker);
            p.Done();
        }
        y.Done();
        await db.SaveChangesAsync();
    }
}
