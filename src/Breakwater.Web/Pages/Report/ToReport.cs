using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Words;

namespace Breakwater.Web.Pages.Report;

/// <summary>Turns the answers of the public form into what the use case takes in.</summary>
public static class ToReport
{
    /// <param name="token">The draft's token: the receipt's words are made from it.</param>
    public static ReportInput From(ReportAnswers a, string token, Guid onceKey, PublicWords words)
    {
        a = a.ThatCount();
        var promise = a.Promise switch { "named" => Promise.Named, "confidential" => Promise.Confidential, _ => Promise.Anonymous };
        var known = promise != Promise.Anonymous;
        return new ReportInput(a.ReportedAs!, Channel.PublicForm, promise, a.Words ?? "")
        {
            Area = a.Area is null or "unknown" ? null : a.Area,
            Signs = a.Signs,
            Circumstances = new Circumstances(Place(a), Time(a), a.HowKnown is { } how ? words.Maybe("how." + how) : null),
            People = People(a, promise),
            Urgency = a.Danger == "yes" ? Urgency.Now : Urgency.Routine,
            ReporterKind = a.About == "me" ? "self" : "public",
            Identity = known ? new ReporterIdentity(a.Name, a.Phone, a.Email, null, a.About == "me" ? "the person it is about" : null) : null,
            SafeContact = Safe(a, words),
            WantsReceipt = a.Reply == "receipt",
            ReceiptSecret = token,
            OnceKey = onceKey,
        };
    }

    private static string? Place(ReportAnswers a) => Join(a.Where, a.Postcode?.ToUpperInvariant());

    private static string? Time(ReportAnswers a) => Join(a.Seen.Value is { } day ? LondonTime.Say(day) : null, a.When);

    // One thing first: the way of the receipt, or none. Nobody is rung or written to but in the way that they allowed in their own words.
    private static string Safe(ReportAnswers a, PublicWords words)
    {
        var way = a.Reply == "receipt" ? "safe.receipt" : "safe.none";
        return a.Promise == "anonymous" || a.Safe is null ? words[way] : words.Say(way + ".also", a.Safe);
    }

    private static List<PersonInput> People(ReportAnswers a, Promise promise)
    {
        if (a.About is "place" or "group") return [];
        // Somebody who writes about themselves and wants their name kept apart is not named in the report either.
        var name = a.About == "me" ? (promise == Promise.Named ? a.Name : null) : a.PersonName;
        if (name is null && a is { PersonAge: null, PersonAddress: null, PersonSchool: null } && a.About is not ("me" or "child" or "adult")) return [];
        return [new PersonInput(a.About == "adult" || a.IsOfAge ? PersonRole.AdultAtRisk : PersonRole.ChildAtRisk, name, Age: a.PersonAge, Address: a.PersonAddress, School: a.PersonSchool)];
    }

    private static string? Join(params string?[] parts) => string.Join(". ", parts.OfType<string>()) is { Length: > 0 } text ? text : null;
}
