using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Committees;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Bodies;

/// <summary>Who meets, asks and is asked; a new one is added here.</summary>
[Needs("keep_committees")]
public sealed class IndexModel(ScrutinyDb db) : ScrutinyPage(db)
{
    [BindProperty]
    public BodyForm In { get; set; } = new();

    public IReadOnlyList<(Body Body, string? Parent, int Seats)> Bodies { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];

    public async Task OnGet()
    {
        var today = LondonTime.Today(Clock);
        var all = await Db.Bodies.AsNoTracking().OrderBy(b => b.Name).ToListAsync();
        var seats = await Db.Memberships.AsNoTracking().Where(m => m.From <= today && (m.To == null || m.To >= today)).GroupBy(m => m.BodyId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        Bodies = all.ConvertAll(b => (b, all.Find(p => p.Id == b.ParentId)?.Name, seats.GetValueOrDefault(b.Id)));
        Parents = all.Where(b => BodyWords.Meets(b.Kind) && b.EndedOn is null).Select(b => new SelectListItem(b.Name, b.Id.ToString())).ToList();
    }

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        var d = In.Details();
        var body = await new AddBody(Db).Do(ActFor(LawfulStep.Scrutinise), Viewer.Name, new BodyInput(d.Name, d.Kind, d.Duties, d.Parent, d.CrimeAndDisorder, d.Numbering, d.Jurisdiction, d.AnnualMeeting, d.Office, d.Email));
        Done(body.Name + " is added.");
        return LocalRedirect("/bodies/" + body.Id);
    }, OnGet);
}
