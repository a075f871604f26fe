using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.People;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Persons;

/// <summary>An attribute of a person: its value, and the records that it could be taken from.</summary>
public sealed record AttributeRow(string Code, string What, string? Value, Guid? From, IReadOnlyList<(Guid Record, string Value)> Choices);

/// <summary>A record of a person with the concern that it came from.</summary>
public sealed record RecordRow(SourceRecord Record, string Reference, string Agency);

/// <summary>A join or its undoing, with names and reasons.</summary>
public sealed record MergeRow(PersonMerge Merge, string Judge, string Confirmed, string Reason, string? Apart, string? ApartReason, string? Held, string? ApartHeld);

/// <summary>
/// What is known of a person from the records that the viewer may open (others aren't there and aren't counted), and each
/// act on it: an endpoint with one ability, drawing the same page.
/// </summary>
public abstract class PersonPage(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    [BindProperty(Name = nameof(Picks))] // named, or a form without picks would be read as one whole dictionary
    public Dictionary<string, Guid> Picks { get; set; } = [];

    [BindProperty]
    public string? Because { get; set; }

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<RecordRow> Records { get; private set; } = [];

    public IReadOnlyList<AttributeRow> Attributes { get; private set; } = [];

    public IReadOnlyList<MergeRow> Merges { get; private set; } = [];

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    /// <summary>Who opened it since its newest join: those who would have to be told if it came apart.</summary>
    public IReadOnlyList<string> SeenBy { get; private set; } = [];

    public LawfulLine Lawful => LineOf(LawfulStep.Triage);

    public bool CanPick => May("judge_match") && Attributes.Any(a => a.Choices.Count > 1);

    /// <summary>Whether every record of the person is open to the viewer. If not, what was done to it as a whole isn't shown: it would tell of the others.</summary>
    public bool AllOpen { get; private set; }

    public bool CanTakeApart => AllOpen && May("take_person_apart") && Merges.Any(m => m.Merge.ApartAt is null);

    public virtual async Task<IActionResult> OnGet(Id<Person> id) => await Load(id) ? LocalRedirect("/persons/" + id) : NotOpen();

    protected async Task<bool> Load(Id<Person> id)
    {
        if (await Db.PersonsOpenTo(Viewer, abilities["open_concern"]).FirstOrDefaultAsync(p => p.Id == id) is not { } person) return false;
        Person = person;
        AllOpen = await Db.SourceRecords.CountAsync(r => r.PersonId == id) == (await OpenRecords()).Count;
        return true;
    }

    protected Task<List<SourceRecord>> OpenRecords() =>
        Db.RecordsOpenTo(Viewer, abilities["open_concern"]).Where(r => r.PersonId == Person.Id).OrderByDescending(r => r.ReceivedAt).AsNoTracking().ToListAsync();

    protected async Task<IActionResult> Does(Id<Person> id, Func<Task<IActionResult>> work) => await Load(id) ? await Try(work, Draw) : NotOpen();

    protected async Task Draw()
    {
        var id = Person.Id;
        Person = await Db.Persons.AsNoTracking().SingleAsync(p => p.Id == id);
        await Db.Look(ActFor(LawfulStep.Triage), new PersonOpened(Viewer.Name), Person);
        (Version, ViewData["Wide"], ViewData["Back"]) = (Person.Version, true, "/matches?which=joined");
        ModelState.Remove(nameof(Version));
        var records = await OpenRecords();
        var concerns = records.ConvertAll(r => r.ConcernId);
        var references = await Db.Concerns.AsNoTracking().Where(c => concerns.Contains(c.Id)).Select(c => new { c.Id, c.Reference }).ToDictionaryAsync(c => c.Id, c => c.Reference);
        Records = records.ConvertAll(r => new RecordRow(r, references[r.ConcernId], Db.Partnership.Configuration.AgencyOf(r.OwningAgency).Name));
        Attributes = [.. Safeguarding.People.Person.Attributes.Select(a => Attribute(a.Code, a.Words, records))];
        ViewData["Title"] = Attributes[0].Value ?? "Name not known";
        if (AllOpen) Timeline = await Db.TimelineOf(id.Value);
        await AddMerges(id);
    }

    // Picked by somebody, or else the newest record that has it.
    private AttributeRow Attribute(string code, string what, List<SourceRecord> records)
    {
        var choices = records.Select(r => (Record: r.Id.Value, Value: SideBySide.Value(r, code))).Where(c => c.Value is not null).Select(c => (c.Record, Value: c.Value!)).ToList();
        var picked = Person.PickedFrom.TryGetValue(code, out var from) ? choices.Find(c => c.Record == from) : default;
        var shown = picked.Value is not null ? picked : choices.FirstOrDefault();
        return new AttributeRow(code, what, shown.Value, shown.Value is null ? null : shown.Record, choices);
    }

    private async Task AddMerges(Id<Person> id)
    {
        var open = Db.MatchesOpenTo(Viewer, abilities["open_concern"]);
        var merges = await Db.Merges.AsNoTracking().Where(m => m.PersonId == id && open.Any(o => o.Id == m.MatchId)).OrderByDescending(m => m.At).ToListAsync();
        var workers = merges.SelectMany(m => new[] { m.JudgedBy, m.ConfirmedBy, m.ApartBy ?? m.JudgedBy }).Distinct().ToList();
        var names = await Db.Set<Worker>().AsNoTracking().Where(w => workers.Contains(w.Id)).ToDictionaryAsync(w => w.Id, w => w.Name);
        var rows = new List<MergeRow>();
        foreach (var m in merges)
            rows.Add(new MergeRow(m, names.GetValueOrDefault(m.JudgedBy, "a colleague"), names.GetValueOrDefault(m.ConfirmedBy, "a colleague"), await Db.Unseal(id.Value, "merges.reason", m.Reason) ?? "",
                m.ApartBy is { } by ? names.GetValueOrDefault(by, "a colleague") : null, await Db.Unseal(id.Value, "merges.apart", m.ApartReason),
                Marks.Part3(Db.Partnership.Configuration, m.Agency, m.Regime), Marks.Part3(Db.Partnership.Configuration, m.ApartAgency, m.ApartRegime)));
        Merges = rows;
        if (AllOpen && merges.Find(m => m.ApartAt is null) is { } newest) SeenBy = await new TakeApart(Db).SeenBy(id, newest.At);
    }

    private bool May(string ability) => abilities[ability].For(Viewer.Roles) != Relations.None;
}
