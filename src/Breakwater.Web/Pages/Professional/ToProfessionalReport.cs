using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Words;

namespace Breakwater.Web.Pages.Professional;

/// <summary>Turns a professional's answers into what the use case takes in.</summary>
public static class ToProfessionalReport
{
    public static ReportInput From(ProfessionalAnswers a, Channel channel, PublicWords words) =>
        new(a.About!, channel, Promise.Named, a.Words!)
        {
            Area = a.Area == "unknown" ? null : a.Area,
            Signs = a.Signs,
            Urgency = a.Urgency switch { "now" => Safeguarding.Concerns.Urgency.Now, "soon" => Safeguarding.Concerns.Urgency.Soon, _ => Safeguarding.Concerns.Urgency.Routine },
            Circumstances = new Circumstances(
                a.Where ?? (a.About == "place" ? Join(a.Address, a.Postcode) : null),
                a.Seen.Value is { } day ? LondonTime.Say(day) : null,
                a.HowKnown is { } how ? words.Maybe("how." + how) : null,
                a.SafeToContact,
                Knows(a.PersonKnows, a.PersonSays, words),
                Knows(a.ParentsKnow, a.ParentsSay, words),
                Join(a.Earlier is { } earlier ? words.Maybe("earlier." + earlier) : null, a.EarlierWhat),
                Join(a.RoleAnswer, a.RoleMore)),
            People = People(a),
        };

    private static List<PersonInput> People(ProfessionalAnswers a)
    {
        var people = a.People.ConvertAll(p => new PersonInput(
            p.Role switch { "parent" => PersonRole.ParentOrCarer, "risk" => PersonRole.SaidToPoseRisk, "child" => PersonRole.ChildAtRisk, "adult" => PersonRole.AdultAtRisk, _ => PersonRole.Other },
            p.Name, Age: p.Age, Phone: p.Phone, Address: p.Address, Postcode: p.Postcode));
        if (a.About is "child" or "adult")
        {
            people.Insert(0, new PersonInput(a.About == "child" ? PersonRole.ChildAtRisk : PersonRole.AdultAtRisk,
                a.Name, a.Born.Value, a.Age, a.Phone, a.Address, a.Postcode, a.School));
        }
        return people;
    }

    private static string? Knows(string? answer, string? says, PublicWords words) => Join(answer is null ? null : words.Maybe("knows." + answer), says);

    private static string? Join(params string?[] parts) => string.Join(". ", parts.OfType<string>()) is { Length: > 0 } text ? text : null;
}
