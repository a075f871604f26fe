using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Recommendations;

namespace Breakwater.Scrutiny.Meetings;

/// <summary>Where words stand in the imported file.</summary>
public sealed record Origin(string Sha256, int Offset, int Length);

public sealed record PassageInput(string? Number, string Kind, string? Speaker, string Text, Origin? Origin = null, Restriction? Restriction = null);

public sealed record RequestInput(string Part, string Action, ReportGround Ground, string? PlainWords = null, string? Topic = null, string? Area = null, DateOnly? WantedBy = null,
    IReadOnlyList<ToAsk>? ToAsk = null, IReadOnlyList<RequestLink>? Links = null);

public sealed record ResolutionInput(string? Number, string Verbatim, IReadOnlyList<RequestInput> Requests, Origin? Origin = null);

/// <param name="Number">As printed, or null.</param>
/// <param name="Title">The whole title.</param>
/// <param name="Passages">Its paragraphs in order.</param>
/// <param name="Resolutions">What was resolved.</param>
/// <param name="Restriction">Set when the item was taken without the public.</param>
/// <param name="PublicTitle">What the public may read instead of the title; only with a restriction.</param>
public sealed record ItemInput(string? Number, string Title, IReadOnlyList<PassageInput> Passages, IReadOnlyList<ResolutionInput> Resolutions, Restriction? Restriction = null, string? PublicTitle = null);

public sealed record MeetingInput(Body Body, DateOnly Day, IReadOnlyList<ItemInput> Items, TimeOnly? Begins = null, string? Place = null);

/// <summary>
/// Takes in what a meeting did: items, paragraphs and resolutions to the letter, and the requests that hang on them.
/// Nothing of it is public yet. What is restricted is sealed here and now.
/// </summary>
public sealed class MinuteMeeting(ScrutinyDb db)
{
    private readonly Dictionary<(Id<Item>, string), Id<Resolution>> _resolutions = [];
    private int _order;

    /// <summary>Makes the meeting and saves it.</summary>
    public async Task<Meeting> Do(Act act, string by, MeetingInput input)
    {
        db.Begin(act);
        var meeting = await Add(by, input);
        await db.SaveChangesAsync();
        return meeting;
    }

    /// <summary>As part of another use case, which saves.</summary>
    internal async Task<Meeting> Add(string by, MeetingInput input)
    {
        var meeting = new Meeting { Id = New<Meeting>(), BodyId = input.Body.Id, Day = input.Day, Begins = input.Begins, Place = input.Place };
        meeting.Move(MeetingAct.TakenFromPaper);
        db.Add(meeting);
        db.Record(new MeetingMinuted(by, input.Body.Name, LondonTime.Say(input.Day), input.Items.Count, input.Items.Sum(i => i.Resolutions.Count)), meeting);
        foreach (var item in input.Items) await Item(meeting, input, item);
        return meeting;
    }

    private async Task Item(Meeting meeting, MeetingInput input, ItemInput given)
    {
        var id = New<Item>();
        if (given.Restriction is not null && string.IsNullOrWhiteSpace(given.PublicTitle))
            throw new RuleBroken("item-public-title", "Give the restricted item a title that the public may read.");
        var item = new Item
        {
            Id = id,
            MeetingId = meeting.Id,
            Order = ++_order,
            Number = given.Number,
            PublicTitle = given.Restriction is null ? given.Title : given.PublicTitle!,
            SealedTitle = given.Restriction is null ? null : await db.Seal(id.Value, "agenda_items.title", given.Title),
            Restriction = given.Restriction,
        };
        db.Add(item);
        foreach (var passage in given.Passages) await Passage(item, passage);
        foreach (var resolution in given.Resolutions)
        {
            // A restricted item's decisions are kept among its sealed passages: a resolution is a public thing.
            if (given.Restriction is null) Resolution(meeting, input, item, resolution);
            else await Passage(item, new PassageInput(resolution.Number, "resolution", null, resolution.Verbatim, resolution.Origin));
        }
    }

    private async Task Passage(Item item, PassageInput given)
    {
        var restriction = item.Restriction ?? given.Restriction;
        var id = New<Passage>();
        db.Add(new Passage
        {
            Id = id,
            MeetingId = item.MeetingId,
            ItemId = item.Id,
            Order = ++_order,
            Number = given.Number,
            Kind = given.Kind,
            Speaker = restriction is null ? given.Speaker : null,
            Text = restriction is null ? given.Text : null,
            Sealed = restriction is null ? null : await db.Seal(item.Id.Value, "passages." + id, given.Text),
            Restriction = restriction,
            SourceSha256 = given.Origin?.Sha256,
            SourceOffset = given.Origin?.Offset,
            SourceLength = given.Origin?.Length,
        });
    }

    private void Resolution(Meeting meeting, MeetingInput input, Item item, ResolutionInput given)
    {
        var resolution = new Resolution
        {
            Id = New<Resolution>(),
            MeetingId = meeting.Id,
            Item = item.Number,
            ItemId = item.Id,
            Number = given.Number,
            Verbatim = given.Verbatim,
            SourceSha256 = given.Origin?.Sha256,
            SourceOffset = given.Origin?.Offset,
            SourceLength = given.Origin?.Length,
        };
        db.Add(resolution);
        _resolutions[(item.Id, given.Number ?? "")] = resolution.Id;
        db.Record(new ResolutionMade(input.Body.Name, LondonTime.Say(input.Day)), resolution);
        foreach (var asked in given.Requests)
        {
            var request = new Request
            {
                Id = New<Request>(),
                Reference = Kernel.Ids.Reference.New('Q'),
                ResolutionId = resolution.Id,
                Part = asked.Part,
                Action = asked.Action,
                PlainWords = asked.PlainWords,
                Ground = asked.Ground,
                Topic = asked.Topic,
                Area = asked.Area,
                WantedBy = asked.WantedBy,
            };
            request.Resolve();
            // "(linked to 2 above)": of the same item, and above.
            request.Found(asked.ToAsk ?? [], (asked.Links ?? []).Select(l => l with { ResolutionId = l.Kind == "resolution" && _resolutions.TryGetValue((item.Id, l.To), out var other) ? other : null }));
            db.Add(request);
            db.Record(new RequestResolved(input.Body.Name, LondonTime.Say(input.Day)), request);
        }
    }

    private Id<T> New<T>() => Id<T>.New(db.Partnership.Clock);
}
