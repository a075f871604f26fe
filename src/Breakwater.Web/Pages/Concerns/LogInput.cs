using System.ComponentModel.DataAnnotations;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Appearance.Fields;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>What the page for a concern that one was told can hold: one page, two minutes.</summary>
public sealed class LogInput
{
    [Required(ErrorMessage = "Choose how it reached you")]
    public Channel? Channel { get; set; }

    [Required(ErrorMessage = "Choose who or what it is about")]
    public string? About { get; set; }

    [StringLength(20000, ErrorMessage = "What was said must be 20,000 characters or fewer")]
    public string? Narrative { get; set; }

    /// <summary>What the child (or adult) whom it is about said, word for word: it alone is enough where they rang themselves.</summary>
    public string? OwnWords { get; set; }

    [StringLength(60000, ErrorMessage = "The e-mail must be 60,000 characters or fewer")]
    public string? Original { get; set; }

    /// <summary>When it reached the partnership, if that was before now.</summary>
    [Display(Name = "The day on which it reached us"), NotInFuture]
    public TypedDate CameOn { get; set; } = new();

    [StringLength(10, ErrorMessage = "Enter the time at which it reached us, such as 17:40")]
    public string? CameAt { get; set; }

    public string? Area { get; set; }

    [StringLength(200, ErrorMessage = "The place must be 200 characters or fewer")]
    public string? Where { get; set; }

    [StringLength(200, ErrorMessage = "When must be 200 characters or fewer")]
    public string? When { get; set; }

    public string? HowKnown { get; set; }

    [StringLength(200, ErrorMessage = "The name must be 200 characters or fewer")]
    public string? Name { get; set; }

    [Display(Name = "Their date of birth"), NotInFuture]
    public TypedDate Born { get; set; } = new();

    [StringLength(40, ErrorMessage = "The age must be 40 characters or fewer")]
    public string? Age { get; set; }

    [StringLength(40, ErrorMessage = "The phone number must be 40 characters or fewer")]
    public string? Phone { get; set; }

    [StringLength(300, ErrorMessage = "The address must be 300 characters or fewer")]
    public string? Address { get; set; }

    [StringLength(12, ErrorMessage = "The postcode must be 12 characters or fewer")]
    public string? Postcode { get; set; }

    /// <summary>Their address must not become known: no match, copy or pointer shows it.</summary>
    public bool AddressProtected { get; set; }

    [StringLength(200, ErrorMessage = "The school must be 200 characters or fewer")]
    public string? School { get; set; }

    /// <summary>Whether it is safe to ring or write to them, or to their family: agencies that are asked and teams that it goes to read it.</summary>
    [StringLength(TypedLimits.Line, ErrorMessage = "Whether it is safe to ring or write must be 500 characters or fewer")]
    public string? SafeToContact { get; set; }

    [StringLength(200, ErrorMessage = "The name must be 200 characters or fewer")]
    public string? OtherName { get; set; }

    public PersonRole? OtherRole { get; set; }

    public List<string> Signs { get; set; } = [];

    public Promise Promise { get; set; } = Promise.Named;

    [StringLength(200, ErrorMessage = "Their name must be 200 characters or fewer")]
    public string? CallerName { get; set; }

    [StringLength(60, ErrorMessage = "Their number must be 60 characters or fewer")]
    public string? CallerPhone { get; set; }

    [StringLength(200, ErrorMessage = "This must be 200 characters or fewer")]
    public string? SafeContact { get; set; }

    public bool Urgent { get; set; }

    public bool TakeIt { get; set; }

    /// <summary>Purpose and basis when somebody chose "change".</summary>
    public string? Purpose { get; set; }

    public string? Basis { get; set; }

    public bool SaysNothing => (Blank(Narrative) ?? Blank(OwnWords)) is null;

    /// <summary>The report that this page makes, logged at <paramref name="now"/>.</summary>
    public ReportInput Report(DateTime now) => new(About!, Channel!.Value, Promise, Narrative ?? "")
    {
        ReceivedAt = CameIn.At(CameOn.Value, CameAt, now),
        Area = Blank(Area),
        Signs = Signs,
        Circumstances = new Circumstances(Blank(Where), Blank(When), Blank(HowKnown), SafeForFamily(), OwnWords: Blank(OwnWords)),
        People = [.. People()],
        Urgency = Urgent ? Urgency.Now : Urgency.Routine,
        ReporterKind = "caller",
        Identity = Promise == Promise.Anonymous || (Blank(CallerName) ?? Blank(CallerPhone) ?? Blank(Original)) is null ? null
            : new ReporterIdentity(Blank(CallerName), Blank(CallerPhone), null, null, null) { Original = Blank(Original) },
        SafeContact = Blank(SafeContact),
    };

    // In the very words of whoever told us it would be taken for theirs alone, and reach nobody who is asked.
    private string? SafeForFamily() => Blank(SafeToContact) is { } family && family == Blank(SafeContact) ? $"{(About == "adult" ? "The adult" : "The family")}: {family}" : Blank(SafeToContact);

    private IEnumerable<PersonInput> People()
    {
        var role = About == "adult" ? PersonRole.AdultAtRisk : About is "place" or "group" or "online" ? PersonRole.Other : PersonRole.ChildAtRisk;
        if (new[] { Name, Age, Phone, Address, Postcode, School }.Any(t => Blank(t) is not null) || Born.Value is not null)
            yield return new PersonInput(role, Blank(Name), Born.Value, Blank(Age), Blank(Phone), Blank(Address), Blank(Postcode), Blank(School), AddressProtected);
        if (Blank(OtherName) is { } other) yield return new PersonInput(OtherRole ?? PersonRole.Other, other);
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
