using Breakwater.Web.Appearance.Fields;

namespace Breakwater.Web.Pages.Professional;

/// <summary>
/// A professional's report as typed so far: one draft, its sections filled in in any order. Ethnicity, health, faith and
/// immigration status are not asked at this stage.
/// </summary>
public sealed class ProfessionalAnswers
{
    /// <summary>child, adult, place or group.</summary>
    public string? About { get; set; }

    public string? Name { get; set; }

    public TypedDate Born { get; set; } = new();

    public string? Age { get; set; }

    public string? Address { get; set; }

    public string? Postcode { get; set; }

    public string? School { get; set; }

    public string? Phone { get; set; }

    /// <summary>now, soon or routine.</summary>
    public string? Urgency { get; set; }

    public string? Words { get; set; }

    /// <summary>What the child or adult said, word for word.</summary>
    public string? OwnWords { get; set; }

    public List<string> Signs { get; set; } = [];

    public string? Area { get; set; }

    public string? Where { get; set; }

    public TypedDate Seen { get; set; } = new();

    /// <summary>saw, child, told or records.</summary>
    public string? HowKnown { get; set; }

    /// <summary>agrees, objects, unaware or unknown; for the person and for the parents.</summary>
    public string? PersonKnows { get; set; }

    public string? PersonSays { get; set; }

    public string? ParentsKnow { get; set; }

    public string? ParentsSay { get; set; }

    public string? SafeToContact { get; set; }

    public List<PersonTyped> People { get; set; } = [];

    /// <summary>Somebody who was typed in and isn't among them yet.</summary>
    public PersonTyped? Adding { get; set; }

    public string? Earlier { get; set; }

    public string? EarlierWhat { get; set; }

    /// <summary>The answer to what is asked of this kind of agency only.</summary>
    public string? RoleAnswer { get; set; }

    public string? RoleMore { get; set; }

    // Only from somebody without an account.
    public string? YourName { get; set; }

    public string? YourRole { get; set; }

    public string? YourPhone { get; set; }

    /// <summary>Sections that were saved at least once.</summary>
    public List<string> Saved { get; set; } = [];

    /// <summary>
    /// Whether this is asked about this kind. What isn't is neither drawn nor judged nor sent; the draft keeps it, so that
    /// nothing is lost to whoever chooses the kind again.
    /// </summary>
    public bool Asks(string field) => field switch
    {
        nameof(OwnWords) or nameof(PersonKnows) or nameof(PersonSays) or nameof(SafeToContact) => About is not ("place" or "group"),
        nameof(ParentsKnow) or nameof(ParentsSay) => About is not ("adult" or "place" or "group"),
        _ => true,
    };

    /// <summary>The answers to what is asked about this kind, and to nothing else.</summary>
    public ProfessionalAnswers ThatCount()
    {
        var answers = (ProfessionalAnswers)MemberwiseClone();
        answers.OwnWords = Asked(nameof(OwnWords), OwnWords);
        answers.PersonKnows = Asked(nameof(PersonKnows), PersonKnows);
        answers.PersonSays = Asked(nameof(PersonSays), PersonSays);
        answers.SafeToContact = Asked(nameof(SafeToContact), SafeToContact);
        answers.ParentsKnow = Asked(nameof(ParentsKnow), ParentsKnow);
        answers.ParentsSay = Asked(nameof(ParentsSay), ParentsSay);
        return answers;
    }

    private string? Asked(string field, string? answer) => Asks(field) ? answer : null;
}

/// <summary>Somebody else who plays a part.</summary>
public sealed class PersonTyped
{
    /// <summary>parent, risk, child, adult or other.</summary>
    public string? Role { get; set; }

    public string? Name { get; set; }

    public string? Age { get; set; }

    public string? Phone { get; set; }

    public string? Address { get; set; }

    public string? Postcode { get; set; }

    public bool IsEmpty => this is { Name: null, Age: null, Phone: null, Address: null, Postcode: null };
}
