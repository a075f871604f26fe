using System.ComponentModel.DataAnnotations;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Letters;
using Breakwater.Scrutiny.Published;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Letters;

/// <summary>Begins a letter: which requests it quotes, to whom, in which words.</summary>
[Needs("write_letters")]
public sealed class NewModel(ScrutinyDb db) : ScrutinyPage(db)
{
    [BindProperty(SupportsGet = true)]
    public List<Id<Request>> Quotes { get; set; } = [];

    [BindProperty]
    public Id<Body>? To { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    [Display(Name = "The day of the reply")]
    public TypedDate ReplyBy { get; set; } = new();

    [BindProperty]
    public string? WaitsFor { get; set; }

    public IReadOnlyList<SelectListItem> Requests { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    public async Task OnGet()
    {
        Requests = (await new ReadTracker(Db).All()).Where(r => r.IsOpen).Select(r => new SelectListItem($"{r.Title} ({r.Place}, {LondonTime.Say(r.Meeting.Day)})", r.Request.Id.ToString())).ToList();
        Bodies = await Db.Bodies.OrderBy(b => b.Name).Select(b => new SelectListItem(b.Name, b.Id.ToString())).ToListAsync();
    }

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        var to = await Db.Bodies.FirstOrDefaultAsync(b => b.Id == To) ?? throw new RuleBroken("letter-to", "Choose whom the letter goes to.");
        var quotes = await Db.Requests.Where(r => Quotes.Contains(r.Id)).ToListAsync();
        var from = quotes.Count == 0 ? to : await (from resolution in Db.Resolutions
                                                   join meeting in Db.Meetings on resolution.MeetingId equals meeting.Id
                                                   join body in Db.Bodies on meeting.BodyId equals body.Id
                                                   where resolution.Id == quotes[0].ResolutionId
                                                   select body).SingleAsync();
        var letter = await new WriteLetter(Db).Draft(ActFor(LawfulStep.Scrutinise), Viewer.Name, from, to, quotes, Text, WaitsFor, ReplyBy.Value);
        Done("The letter is begun.");
        return LocalRedirect("/letters/" + letter.Id);
    }, OnGet);
}
