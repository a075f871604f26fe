using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Papers;

/// <summary>Minutes as they will be public, before the officer publishes them.</summary>
[Needs("import_papers")]
public sealed class MeetingModel(ScrutinyDb db) : ScrutinyPage(db)
{
    [FromRoute]
    public Id<Meeting> Id { get; set; }

    public Meeting Meeting { get; private set; } = null!;

    public string BodyName { get; private set; } = "";

    public IReadOnlyList<Item> Items { get; private set; } = [];

    public ILookup<Id<Item>, Passage> Passages { get; private set; } = null!;

    public ILookup<Id<Item>?, Resolution> Resolutions { get; private set; } = null!;

    public IReadOnlyDictionary<Id<Resolution>, List<Request>> Requests { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotOpen();
        Version = Meeting.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostPublish() => await Db.Meetings.FirstOrDefaultAsync(m => m.Id == Id) is not { } meeting ? NotOpen() : await Try(async () =>
    {
        await new PublishMinutes(Db).Do(ActFor(LawfulStep.Scrutinise), Viewer.Name, meeting, Version);
        Done("The minutes are public.");
        return LocalRedirect("/minutes/" + Id);
    }, Load);

    private async Task<bool> Load()
    {
        if (await Db.Meetings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == Id && m.Status == MeetingStatus.Ended) is not { } meeting) return false;
        Meeting = meeting;
        BodyName = await Db.Bodies.Where(b => b.Id == meeting.BodyId).Select(b => b.Name).SingleAsync();
        Items = await Db.Items.AsNoTracking().Where(i => i.MeetingId == Id).OrderBy(i => i.Order).ToListAsync();
        Passages = (await Db.Passages.AsNoTracking().Where(p => p.MeetingId == Id).OrderBy(p => p.Order).ToListAsync()).ToLookup(p => p.ItemId);
        var resolutions = await Db.Resolutions.AsNoTracking().Where(r => r.MeetingId == Id).OrderBy(r => r.Id).ToListAsync();
        Resolutions = resolutions.OrderBy(r => (r.Number ?? "").PadLeft(8), StringComparer.Ordinal).ToLookup(r => r.ItemId);
        var of = resolutions.ConvertAll(r => r.Id);
        Requests = (await Db.Requests.AsNoTracking().Where(r => of.Contains(r.ResolutionId)).ToListAsync()).GroupBy(r => r.ResolutionId).ToDictionary(g => g.Key, g => g.OrderBy(r => r.Part, StringComparer.Ordinal).ToList());
        return true;
    }
}
