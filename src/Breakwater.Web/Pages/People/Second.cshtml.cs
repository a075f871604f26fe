using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Breakwater.Web.Access.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.People;

/// <summary>What one administrator proposed for an account, and a second person puts their name to or not.</summary>
[Needs("confirm_people")]
public sealed class SecondModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    public IReadOnlyList<(Worker Whom, Proposal What)> Waiting { get; private set; } = [];

    private KeepPeople Keep => new(Db, abilities);

    public Task OnGet() => Draw();

    public Task<IActionResult> OnPost(Id<Worker> whom, string? seen) => With(whom, person => Keep.Confirm(ActFor(LawfulStep.Operate), person, seen), "Done, with your name.");

    public Task<IActionResult> OnPostRefuse(Id<Worker> whom, string? seen) => With(whom, person => Keep.Refuse(ActFor(LawfulStep.Operate), person, seen), "Recorded. It does not happen.");

    public bool May(Worker whom, Proposal what) => whom.Id != Viewer.WorkerId && what.By != Viewer.WorkerId.ToString();

    private async Task<IActionResult> With(Id<Worker> whom, Func<Worker, Task> work, string done) =>
        await Db.Set<Worker>().FirstOrDefaultAsync(w => w.Id == whom) is not { } person ? NotOpen() : await Try(async () =>
        {
            await work(person);
            Done(done);
            return LocalRedirect("/people/second-name");
        }, Draw);

    private async Task Draw() => Waiting = await new SecondName(Db, abilities).Waiting();
}
