using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Words;

namespace Breakwater.Web.Pages.Professional;

/// <summary>Turns a professional's answers into what the use case takes in.</summary>
public static class ToProfessionalReport
{
    public static ReportInput From(ProfessionalAnswers a, Channel channel, PublicWords words)
    {
        a = a.ThatCount();
        // Nobody is named in a report about a place or a group: what stands in the boxes for a person is kept as text.
        var unnamed = a.About is "place" or "group";
        var place = unnamed ? Join(a.Address, a.Postcode?.ToUpperInvariant()) : null;
        return new ReportInput(a.About!, channel, Promise.Named, a.Words!)
        {
            Area = a.Area == "unknown" ? null : a.Area,
            Signs = a.Signs,
            Urgency = a.Urgency switch { "now" => Safeguarding.Concerns.Urgency.Now, "soon" => Safeguarding.Concerns.Urgency.Soon, _ => Safeguarding.Concerns.Urgency.Routine },
            Circumstances = new Circumstances(
                unnamed ? Join(place, a.Where, Rest(a, words)) : a.Where,
                a.Seen.Value is { } day ? LondonTime.Say(day) : null,
                a.HowKnown is { } how ? words.Maybe("how." + how) : null,
                a.SafeToContact,
                Knows(a.PersonKnows, a.PersonSays, words),
                Knows(a.ParentsKnow, a.ParentsSay, words),
                Join(a.Earlier is { } earlier ? words.Maybe("earlier." + earlier) : null, a.EarlierWhat),
                Join(a.RoleAnswer, a.RoleMore),
                a.OwnWords),
            Place = place ?? a.Where,
            People = People(a),
        };
    }

    private static string? Rest(ProfessionalAnswers a, PublicWords words)
    {
        return Join(Said("name", a.Name), Said("born", a.Born.Value is { } born ? LondonTime.Say(born) : null), Said("age", a.Age), Said("school", a.School), Said("phone", a.Phone));

        string? Said(string box, string? typed) => typed is null ? null : words.Say("said." + box, typed);
    }

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

    // What was typed stands in quotation marks, so that nobody takes it for what was chosen.
    private static string? Knows(string? answer, string? says, PublicWords words) => Join(answer is null ? null : words.Maybe("knows." + answer), says is null ? null : $"“{says}”");

    private static string? Join(params string?[] parts) => string.Join(". ", parts.OfType<string>()) is { Length: > 0 } text ? text : null;
}
