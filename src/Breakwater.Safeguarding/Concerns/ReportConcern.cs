using System.Text.Json;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Workers;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>What somebody told us, as the form or the telephone gave it. Texts are as typed.</summary>
public sealed record ReportInput(string About, Channel Channel, Promise Promise, string Narrative)
{
    public string? Area { get; init; }

    public IReadOnlyList<string> Signs { get; init; } = [];

    public Circumstances? Circumstances { get; init; }

    public IReadOnlyList<PersonInput> People { get; init; } = [];

    public Urgency Urgency { get; init; }

    public string ReporterKind { get; init; } = "public";

    public ReporterIdentity? Identity { get; init; }

    public string? SafeContact { get; init; }

    /// <summary>False: "no receipt, no replies", for someone whose phone is checked.</summary>
    public bool WantsReceipt { get; init; }

    public Id<Worker>? BroughtBy { get; init; }

    /// <summary>When it arrived, if that was before now: a call that is logged afterwards.</summary>
    public DateTime? ReceivedAt { get; init; }
}

public sealed record PersonInput(PersonRole Role, string? Name, DateOnly? Born = null, string? Age = null, string? Phone = null, string? Address = null, string? Postcode = null, string? School = null);

/// <summary>The saved concern, and the words of the receipt: shown once, stored nowhere.</summary>
public sealed record Reported(Concern Concern, string? Receipt);

/// <summary>
/// Takes in a worry by whatever channel: routes it to a front door, starts the clock, seals the words, and only then
/// makes the receipt.
/// </summary>
public sealed class ReportConcern(SafeguardingDb db)
{
    public async Task<Reported> Do(Act act, ReportInput input)
    {
        db.Begin(act);
        var (partnership, now) = (db.Partnership, input.ReceivedAt ?? act.At);
        var door = partnership.Configuration.Route(input.Area, input.About);
        var id = Id<Concern>.New(partnership.Clock);
        var receipt = input.WantsReceipt ? Receipt.New() : null;

        var concern = new Concern
        {
            Id = id,
            Reference = Reference.New('C'),
            About = input.About,
            Channel = input.Channel,
            Promise = input.Promise,
            ReceivedAt = now,
            Area = input.Area,
            FrontDoor = door.Code,
            OwningAgency = door.Agency,
            Team = door.Team,
            Urgency = input.Urgency,
            Signs = string.Join(',', input.Signs),
            BroughtBy = input.BroughtBy,
            DueAt = DecisionClock.Due(partnership.Configuration, now),
            Narrative = await db.Seal(id.Value, "concerns.narrative", input.Narrative),
            Circumstances = input.Circumstances is null ? null
                : await db.Seal(id.Value, "concerns.circumstances", JsonSerializer.Serialize(input.Circumstances)),
            ReceiptDigest = receipt is null ? null : Receipt.Digest(receipt, partnership.Keys),
        };
        foreach (var person in input.People) concern.People.Add(Person(id, person));
        db.Add(concern);
        db.Add(new Reporter
        {
            ConcernId = id,
            Kind = input.ReporterKind,
            SafeContact = input.SafeContact,
            Identity = input.Identity is null ? null
                : await db.Seal(id.Value, "reporters.identity", JsonSerializer.Serialize(input.Identity), KeyClass.Identity),
        });
        foreach (var key in MatchKeys.Of(concern, input, partnership)) db.Add(key);
        db.Record(new ConcernReceived(input.About, Words(input.Channel)), concern);
        await db.SaveChangesAsync();
        return new Reported(concern, receipt);
    }

    private ConcernPerson Person(Id<Concern> concern, PersonInput person) => new()
    {
        Id = Id<ConcernPerson>.New(db.Partnership.Clock),
        ConcernId = concern,
        Role = person.Role,
        Name = Blank(person.Name),
        NormalisedName = person.Name is null ? null : Normalised.Name(person.Name),
        Born = person.Born,
        Age = Blank(person.Age),
        Phone = Blank(person.Phone),
        Address = Blank(person.Address),
        Postcode = Blank(person.Postcode),
        School = Blank(person.School),
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Words(Channel channel) => channel switch
    {
        Channel.PublicForm => "the public form",
        Channel.ProfessionalForm => "the professional form",
        Channel.SchoolLink => "a school's link",
        Channel.Telephone => "telephone",
        Channel.Email => "e-mail",
        _ => "somebody walking in",
    };
}
