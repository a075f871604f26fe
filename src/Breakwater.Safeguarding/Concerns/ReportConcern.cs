using System.Text.Json;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Personal;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.People;
using Breakwater.Kernel.Workers;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>What somebody told us, as the form or the telephone gave it. Texts are as typed.</summary>
public sealed record ReportInput(string About, Channel Channel, Promise Promise, string Narrative)
{
    public string? Area { get; init; }

    public IReadOnlyList<string> Signs { get; init; } = [];

    public Circumstances? Circumstances { get; init; }

    /// <summary>The address of the place that it is about, by which other reports of it are found; null: by where it was.</summary>
    public string? Place { get; init; }

    public IReadOnlyList<PersonInput> People { get; init; } = [];

    public Urgency Urgency { get; init; }

    public string ReporterKind { get; init; } = "public";

    public ReporterIdentity? Identity { get; init; }

    public string? SafeContact { get; init; }

    /// <summary>False: "no receipt, no replies", for someone whose phone is checked.</summary>
    public bool WantsReceipt { get; init; }

    /// <summary>A secret of the reporter's own browser that the receipt's words are made from; null makes fresh ones.</summary>
    public string? ReceiptSecret { get; init; }

    /// <summary>Stored in the same transaction: a second sending of the same report fails on it and saves nothing.</summary>
    public Guid? OnceKey { get; init; }

    public Id<Worker>? BroughtBy { get; init; }

    /// <summary>When it arrived, if that was before now: a call that is logged afterwards.</summary>
    public DateTime? ReceivedAt { get; init; }
}

/// <summary>Somebody in a report, as a form gave them.</summary>
public sealed record PersonInput(PersonRole Role, PersonName? Name, BirthDate? Born, string? Age, PhoneNumber? Phone, PostalAddress? Address, Postcode? Postcode, string? School, bool AddressProtected)
{
    public PersonInput(PersonRole Role, string? Name, DateOnly? Born = null, string? Age = null, string? Phone = null, string? Address = null, string? Postcode = null, string? School = null, bool AddressProtected = false)
        : this(Role, PersonName.Of(Name), BirthDate.Of(Born), Age, PhoneNumber.Of(Phone), PostalAddress.Of(Address), Kernel.Personal.Postcode.Of(Postcode), School, AddressProtected) { }

    public override string ToString() => "[person]";
}

/// <summary>The saved concern, and the words of the receipt: shown once, stored nowhere.</summary>
public sealed record Reported(Concern Concern, string? Receipt);

/// <summary>
/// Takes in a worry by whatever channel: routes it to a front door, starts the clock, seals the words, and only then
/// makes the receipt.
/// </summary>
public sealed class ReportConcern(SafeguardingDb db)
{
    /// <summary>The words of the notice about an urgent one, by which a desk puts it first.</summary>
    public const string AsUrgent = "came in as urgent";

    /// <exception cref="RuleBroken">Nothing was said, or more than a report can hold.</exception>
    public async Task<Reported> Do(Act act, ReportInput input)
    {
        var reported = await Add(act, input);
        await TellDuty(reported.Concern);
        await db.SaveChangesAsync();
        return reported;
    }

    /// <summary>As <see cref="Do"/>, but leaves saving to the caller, who may take in many at once.</summary>
    public async Task<Reported> Add(Act act, ReportInput input)
    {
        Check(input, LondonDay.Of(act.At));
        var signs = Signs(input);
        db.Begin(act);
        var (partnership, now) = (db.Partnership, input.ReceivedAt ?? act.At);
        if (input.Area is { } place && partnership.Configuration.AreaOf(place)?.IsValidOn(LondonDay.Of(act.At)) != true)
            throw new RuleBroken("report-area", "Choose the area from the list, or leave it open.");
        var door = partnership.Configuration.Route(input.Area, input.About);
        var id = Id<Concern>.New(partnership.Clock);
        db.NewKey(id.Value);
        if (input.Identity is not null) db.NewKey(id.Value, KeyClass.Identity);
        var receipt = !input.WantsReceipt ? null
            : input.ReceiptSecret is { } secret ? Receipt.From(secret, partnership.Keys) : Receipt.New();
        if (input.OnceKey is { } once) db.Add(new IdempotencyKey { Key = once, Answer = "", At = act.At });

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
            Regime = partnership.Configuration.RegimeOf(door.Agency, act.Purpose, act.Basis),
            Urgency = input.Urgency,
            Signs = string.Join(',', signs),
            BroughtBy = input.BroughtBy,
            DueAt = DecisionClock.Due(partnership.Configuration, now, input.Urgency),
            Narrative = await db.Seal(id.Value, "concerns.narrative", input.Narrative),
            Circumstances = input.Circumstances is null ? null
                : await db.Seal(id.Value, "concerns.circumstances", JsonSerializer.Serialize(input.Circumstances)),
            ReceiptDigest = receipt is null ? null : Receipt.Digest(receipt, partnership.Keys),
        };
        foreach (var person in input.People) concern.People.Add(Person(id, person));
        foreach (var person in concern.People.Where(p => p.AddressProtected)) await db.SealAddress(person);
        db.Add(concern);
        db.Add(new Reporter
        {
            ConcernId = id,
            Kind = input.ReporterKind,
            SafeContact = input.SafeContact is null ? null : await db.Seal(id.Value, "reporters.safe_contact", input.SafeContact),
            Identity = input.Identity is null ? null
                : await db.Seal(id.Value, "reporters.identity", input.Identity.Written(), KeyClass.Identity),
        });
        foreach (var key in MatchKeys.Of(concern, input, partnership)) db.Add(key);
        foreach (var record in concern.People.Select(p => SourceRecord.Of(concern, p, partnership.Clock)).OfType<SourceRecord>())
            db.AddRange(record, new WaitingRecord { RecordId = record.Id, At = now });
        db.Record(new ConcernReceived(About(input.About), input.ReporterKind == "councillor" ? "way of a councillor" : Words(input.Channel)), concern);
        return new Reported(concern, receipt);
    }

    /// <summary>What can't wait until tomorrow reaches whoever is on duty, at any hour, with the report itself: nobody has to come upon it.</summary>
    /// <param name="concern">It, not stored yet.</param>
    /// <param name="logger">Who took the call, and isn't told of it.</param>
    public async Task TellDuty(Concern concern, Viewer? logger = null)
    {
        if (concern.Urgency == Urgency.Routine) return;
        var words = concern.Urgency == Urgency.Now ? $"{concern.Reference} {AsUrgent}. Look at it now." : $"{concern.Reference} came in: they say that it can't wait until tomorrow.";
        await new Colleagues(db).TellOnDutyOfNew(concern, words, logger?.WorkerId);
    }

    private static void Check(ReportInput input, DateOnly today)
    {
        var own = input.Circumstances?.OwnWords;
        if (string.IsNullOrWhiteSpace(input.Narrative) && input.Signs.Count == 0 && string.IsNullOrWhiteSpace(own))
            throw new RuleBroken("report-says-something", "Say what worries you in a few words, or tick at least one sign.");
        if (input.Narrative.Length > TypedLimits.Words)
            throw new RuleBroken("report-too-long", $"A report can hold {TypedLimits.Words:N0} characters and this one has {input.Narrative.Length:N0}.");
        if (own?.Length > TypedLimits.Words)
            throw new RuleBroken("own-words-too-long", $"Somebody's own words can have up to {TypedLimits.Words:N0} characters and these have {own.Length:N0}.");
        if (input.People.Any(p => p.Name?.Text.Length > TypedLimits.Name))
            throw new RuleBroken("name-too-long", $"A name can have up to {TypedLimits.Name} characters.");
        foreach (var person in input.People) person.Born?.Check(today);
    }

    // A sign is a code that the configuration has, and one report says it once: counts and briefings rest on it.
    private List<string> Signs(ReportInput input)
    {
        var configuration = db.Partnership.Configuration;
        if (input.Signs.Any(code => configuration.Signs.All(known => known.Code != code)))
            throw new RuleBroken("report-sign", "Choose the signs from the list.");
        if (!PartnershipFile.AboutKinds.Contains(input.About)) throw new RuleBroken("report-about", "Choose who or what it is about.");
        if (!Enum.IsDefined(input.Channel) || !Enum.IsDefined(input.Promise) || !Enum.IsDefined(input.Urgency) || input.People.Any(p => !Enum.IsDefined(p.Role)))
            throw new RuleBroken("report-choice", "Choose from the lists how it reached us, what was promised and who is who.");
        return [.. input.Signs.Distinct(StringComparer.Ordinal)];
    }

    private ConcernPerson Person(Id<Concern> concern, PersonInput person) => new()
    {
        Id = Id<ConcernPerson>.New(db.Partnership.Clock),
        ConcernId = concern,
        Role = person.Role,
        Name = person.Name,
        NormalisedName = person.Name?.Plain,
        Born = person.Born,
        Age = Blank(person.Age),
        Phone = person.Phone,
        Address = person.Address,
        Postcode = person.Postcode,
        School = Blank(person.School),
        AddressProtected = person.AddressProtected,
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string About(string about) => about switch
    {
        "me" => "whoever sent it",
        "online" => "something online",
        "adult" => "an adult",
        _ => "a " + about,
    };

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
