using System.Globalization;
using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Appearance.Fields;
using Breakwater.Web.Words;

namespace Breakwater.Web.Pages.Professional;

/// <summary>What is wrong in a section, by field, each with its own sentence.</summary>
public sealed class ProfessionalFaults(PublicWords words, PartnershipConfiguration configuration, DateOnly today)
{
    private readonly List<(string Field, string Sentence)> _found = [];

    public IReadOnlyList<(string Field, string Sentence)> Of(string section, ProfessionalAnswers a)
    {
        _found.Clear();
        switch (section)
        {
            case Sections.Who: Who(a); break;
            case Sections.Worry: Worry(a); break;
            case Sections.Told: Told(a); break;
            // Somebody half typed in is never left out unseen.
            case Sections.People when a.Adding is not null: Add(nameof(PersonTyped.Name), words["fault.adding"]); break;
            case Sections.Earlier: Length(nameof(a.EarlierWhat), a.EarlierWhat, TypedLimits.Words); break;
            case Sections.Role:
                Length(nameof(a.RoleAnswer), a.RoleAnswer, TypedLimits.Line);
                Length(nameof(a.RoleMore), a.RoleMore, TypedLimits.Words);
                break;
            case Sections.You: You(a); break;
        }
        return [.. _found];
    }

    /// <summary>Somebody who is being added.</summary>
    public IReadOnlyList<(string Field, string Sentence)> Of(PersonTyped p)
    {
        _found.Clear();
        if (p.IsEmpty) Add(nameof(p.Name), words["fault.person"]);
        if (p.Role is not ("parent" or "risk" or "child" or "adult" or "other")) Add(nameof(p.Role), words["fault.Role"]);
        Length(nameof(p.Name), p.Name, TypedLimits.Name);
        Length(nameof(p.Age), p.Age, 40);
        Length(nameof(p.Address), p.Address, TypedLimits.Line);
        Phone(nameof(p.Phone), p.Phone);
        Postcode(nameof(p.Postcode), p.Postcode);
        return [.. _found];
    }

    private void Who(ProfessionalAnswers a)
    {
        if (a.About is not ("child" or "adult" or "place" or "group")) Add(nameof(a.About), words["fault.About"]);
        if (a.About is "child" or "adult" && a is { Name: null, Address: null, Phone: null }) Add(nameof(a.Name), words["fault.who"]);
        if (a.About == "place" && a.Address is null) Add(nameof(a.Address), words["fault.place"]);
        Length(nameof(a.Name), a.Name, TypedLimits.Name);
        Length(nameof(a.Age), a.Age, 40);
        Length(nameof(a.Address), a.Address, TypedLimits.Line);
        Length(nameof(a.School), a.School, TypedLimits.Name);
        Postcode(nameof(a.Postcode), a.Postcode);
        Phone(nameof(a.Phone), a.Phone);
        Day(nameof(a.Born), a.Born);
        if (a.Born.Value is { Year: < 1900 }) Add(nameof(a.Born), words["fault.Born"]);
    }

    private void Worry(ProfessionalAnswers a)
    {
        a.Signs = [.. a.Signs.Distinct().Where(s => configuration.Signs.Any(known => known.Code == s))];
        if (a.HowKnown is not null && !words.Has("how." + a.HowKnown)) a.HowKnown = null;
        if (a.Urgency is not ("now" or "soon" or "routine")) Add(nameof(a.Urgency), words["fault.Urgency"]);
        if (a.Words is null) Add(nameof(a.Words), words["fault.Words"]);
        if (a.Area is null || (a.Area != "unknown" && configuration.AreaOf(a.Area)?.IsValidOn(today) != true)) Add(nameof(a.Area), words["fault.Area"]);
        Length(nameof(a.Words), a.Words, TypedLimits.Words);
        if (a.Asks(nameof(a.OwnWords))) Length(nameof(a.OwnWords), a.OwnWords, TypedLimits.Words);
        Length(nameof(a.Where), a.Where, TypedLimits.Line);
        Day(nameof(a.Seen), a.Seen);
    }

    private void Told(ProfessionalAnswers a)
    {
        a = a.ThatCount();
        if (a.Asks(nameof(a.PersonKnows)) && a.PersonKnows is not ("agrees" or "objects" or "unaware" or "unknown")) Add(nameof(a.PersonKnows), words["fault.PersonKnows"]);
        if (a.Asks(nameof(a.ParentsKnow)) && a.ParentsKnow is not ("agrees" or "objects" or "unaware" or "unknown")) Add(nameof(a.ParentsKnow), words["fault.ParentsKnow"]);
        Length(nameof(a.PersonSays), a.PersonSays, TypedLimits.Words);
        Length(nameof(a.ParentsSay), a.ParentsSay, TypedLimits.Words);
        Length(nameof(a.SafeToContact), a.SafeToContact, TypedLimits.Line);
    }

    private void You(ProfessionalAnswers a)
    {
        if (a.YourName is null) Add(nameof(a.YourName), words["fault.YourName"]);
        Length(nameof(a.YourName), a.YourName, TypedLimits.Name);
        Length(nameof(a.YourRole), a.YourRole, TypedLimits.Name);
        Phone(nameof(a.YourPhone), a.YourPhone);
    }

    private void Day(string field, TypedDate typed)
    {
        if (typed.Fault(words["name." + field]) is { } fault) Add(field, fault);
        else if (typed.Value > today) Add(field, words.Say("fault.future", words["name." + field]));
    }

    private void Phone(string field, string? text)
    {
        if (text is not null && !TypedLimits.IsPhone(text)) Add(field, words["fault.Phone"]);
    }

    private void Postcode(string field, string? text)
    {
        if (text is not null && !TypedLimits.IsPostcode(text)) Add(field, words["fault.Postcode"]);
    }

    private void Length(string field, string? text, int most)
    {
        if (text?.Length > most) Add(field, words.Say("fault.long", words["name." + field], most.ToString("N0", CultureInfo.InvariantCulture), text.Length.ToString("N0", CultureInfo.InvariantCulture)));
    }

    private void Add(string field, string sentence) => _found.Add((field, sentence));
}
