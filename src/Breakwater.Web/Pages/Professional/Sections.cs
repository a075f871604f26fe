namespace Breakwater.Web.Pages.Professional;

/// <summary>The sections of the professional form: which there are, what each holds, which have to be filled in.</summary>
public static class Sections
{
    public const string Who = "who", Worry = "worry", Told = "told", People = "people", Earlier = "earlier", Role = "role", You = "you";

    private static readonly string[] RoleKinds = ["education", "police", "health", "housing", "youth justice", "fire", "probation", "charity"];

    /// <summary>In the order of the list. What a kind of agency is not asked, it does not see.</summary>
    public static IReadOnlyList<string> For(string agencyKind, bool hasAccount) =>
    [
        .. hasAccount ? Array.Empty<string>() : [You], Who, Worry, Told, .. RoleKinds.Contains(agencyKind) ? [Role] : Array.Empty<string>(), People, Earlier,
    ];

    public static bool IsNeeded(string section) => section is Who or Worry or Told or You;

    public static IReadOnlyList<string> Fields(string section) => section switch
    {
        Who => [nameof(ProfessionalAnswers.About), nameof(ProfessionalAnswers.Name), nameof(ProfessionalAnswers.Born), nameof(ProfessionalAnswers.Age), nameof(ProfessionalAnswers.Address), nameof(ProfessionalAnswers.Postcode), nameof(ProfessionalAnswers.School), nameof(ProfessionalAnswers.Phone)],
        Worry => [nameof(ProfessionalAnswers.Urgency), nameof(ProfessionalAnswers.Words), nameof(ProfessionalAnswers.OwnWords), nameof(ProfessionalAnswers.Signs), nameof(ProfessionalAnswers.Area), nameof(ProfessionalAnswers.Where), nameof(ProfessionalAnswers.Seen), nameof(ProfessionalAnswers.HowKnown)],
        Told => [nameof(ProfessionalAnswers.PersonKnows), nameof(ProfessionalAnswers.PersonSays), nameof(ProfessionalAnswers.ParentsKnow), nameof(ProfessionalAnswers.ParentsSay), nameof(ProfessionalAnswers.SafeToContact)],
        Earlier => [nameof(ProfessionalAnswers.Earlier), nameof(ProfessionalAnswers.EarlierWhat)],
        Role => [nameof(ProfessionalAnswers.RoleAnswer), nameof(ProfessionalAnswers.RoleMore)],
        You => [nameof(ProfessionalAnswers.YourName), nameof(ProfessionalAnswers.YourRole), nameof(ProfessionalAnswers.YourPhone)],
        _ => [],
    };
}
