using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Web.Access;
using Breakwater.Web.Pages.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Papers;

/// <summary>Minutes as they will be public, before the officer publishes them.</summary>
[Needs("import_papers"), RequestSizeLimit(LargestRequest), RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
public sealed class MeetingModel(ScrutinyDb db) : ScrutinyPage(db)
{
    // A little above what a file may be, so that one that is too large is told so in a sentence.
    private const int LargestRequest = Breakwater.Scrutiny.Import.ImportLimits.FileBytes + (4 * 1024 * 1024);

    [FromRoute]
    public Id<Meeting> Id { get; set; }

    [BindProperty]
    public FileForm In { get; set; } = new();

    public ILookup<Id<Item>, ItemFile> Files { get; private set; } = null!;

    /// <summary>Requests of these minutes that wait to be sent, with whom they wait for.</summary>
    public IReadOnlyList<(Request Request, string Whom)> Waiting { get; private set; } = [];

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

    public async Task<IActionResult> OnPostAttach() => await Db.Meetings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == Id) is not { } meeting ? NotOpen() : await Try(async () =>
    {
        var jurisdiction = await Db.Bodies.Where(b => b.Id == meeting.BodyId).Select(b => b.Jurisdiction).SingleAsync();
        var (name, bytes) = await In.Given();
        if (!await Db.Items.AnyAsync(i => i.Id == In.Item && i.MeetingId == Id)) throw new RuleBroken("file-item", "Say to which item the file belongs.");
        var file = await new AttachFile(Db).Do(ActFor(LawfulStep.Scrutinise), Viewer.Name, In.Item!.Value, name, bytes, In.Restriction(jurisdiction, meeting.Day, LondonTime.Today(Clock)), In.PublicName, Looked);
        Done(file.Restriction is null ? "The file is attached." : "The file is attached and kept from the public.");
        return LocalRedirect("/papers/meeting/" + Id);
    }, Load);

    public async Task<IActionResult> OnPostAsk() => await Try(async () =>
    {
        var of = await Db.Resolutions.Where(r => r.MeetingId == Id).Select(r => r.Id).ToListAsync();
        var requests = await Db.Requests.Where(r => of.Contains(r.ResolutionId)).ToListAsync();
        var asked = await new ServeRequest(Db).Waiting(ActFor(LawfulStep.Scrutinise), Viewer.Name, requests, t => $"{Db.Partnership.Address}/answers/{t}");
        Done(ToSend.Say(asked));
        return LocalRedirect("/papers/meeting/" + Id);
    }, Load);

    private async Task<bool> Load()
    {
        if (await Db.Meetings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == Id && m.Status == MeetingStatus.Ended) is not { } meeting) return false;
        Meeting = meeting;
        var names = await Db.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.Name);
        BodyName = names[meeting.BodyId];
        Items = await Db.Items.AsNoTracking().Where(i => i.MeetingId == Id).OrderBy(i => i.Order).ToListAsync();
        Passages = (await Db.Passages.AsNoTracking().Where(p => p.MeetingId == Id).OrderBy(p => p.Order).ToListAsync()).ToLookup(p => p.ItemId);
        var resolutions = await Db.Resolutions.AsNoTracking().Where(r => r.MeetingId == Id).OrderBy(r => r.Id).ToListAsync();
        Resolutions = resolutions.OrderBy(r => (r.Number ?? "").PadLeft(8), StringComparer.Ordinal).ToLookup(r => r.ItemId);
        var of = resolutions.ConvertAll(r => r.Id);
        Requests = (await Db.Requests.AsNoTracking().Where(r => of.Contains(r.ResolutionId)).ToListAsync()).GroupBy(r => r.ResolutionId).ToDictionary(g => g.Key, g => g.OrderBy(r => r.Part, StringComparer.Ordinal).ToList());
        // The bytes stay where they are: a list needs names only.
        Files = (await Db.Files.AsNoTracking().Where(f => f.MeetingId == Id).OrderBy(f => f.Id).Select(f => new ItemFile { Id = f.Id, ItemId = f.ItemId, MeetingId = f.MeetingId, PublicName = f.PublicName, Ending = f.Ending, Bytes = f.Bytes, Sha256 = f.Sha256, Sealed = Array.Empty<byte>(), Restriction = f.Restriction, AttachedAt = f.AttachedAt }).ToListAsync()).ToLookup(f => f.ItemId);
        Waiting = Requests.Values.SelectMany(r => r).Where(r => r.ToAsk.Count > 0).Select(r => (r, string.Join(", ", r.ToAsk.Select(t => t.BodyId is { } body && t.Sure ? names[body] : $"“{t.Name}” (to be settled)")))).ToList();
        return true;
    }
}
