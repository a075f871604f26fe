using System.Globalization;
using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Words;

namespace Breakwater.Web.Pages.Report;

/// <summary>What is wrong with an answer, by the field that it stands in, each with its own sentence.</summary>
public sealed class ReportFaults(PublicWords words, PartnershipConfiguration configuration, DateOnly today)
{
    private readonly List<(string Field, string Sentence)> _found = [];

    public static IReadOnlyList<(string Field, string Sentence)> Of(string step, ReportAnswers a, PublicWords words, PartnershipConfiguration configuration, DateOnly today)
    {
        var faults = new ReportFaults(words, configuration, today);
        foreach (var one in step == ReportSteps.Check ? ReportSteps.Path(a).Where(s => s != ReportSteps.Check) : [step]) faults.Look(one, a);
        return faults._found;
    }

    private void Look(string step, ReportAnswers a)
    {
        switch (step)
        {
            case ReportSteps.First:
                OneOf(nameof(a.Danger), a.Danger, ["yes", "no"]);
                break;
            case ReportSteps.About:
                OneOf(nameof(a.About), a.About, PartnershipFile.AboutKinds);
                break;
            case ReportSteps.Worry:
                a.Signs = [.. a.Signs.Distinct().Where(s => configuration.Signs.Any(known => known.Code == s))];
                if (a.Words is null && a.Signs.Count == 0) Add(nameof(a.Words), words["fault.worry"]);
                Length(nameof(a.Words), a.Words, TypedLimits.Words);
                break;
            case ReportSteps.Where:
                Place(a);
                break;
            case ReportSteps.Who:
                Person(a.ThatCount());
                break;
            case ReportSteps.You:
                Reporter(a);
                break;
        }
    }

    private void Person(ReportAnswers a)
    {
        Length(nameof(a.PersonName), a.PersonName, TypedLimits.Name);
        Length(nameof(a.PersonAge), a.PersonAge, 40);
        Length(nameof(a.PersonAddress), a.PersonAddress, TypedLimits.Line);
        Length(nameof(a.PersonSchool), a.PersonSchool, TypedLimits.Name);
    }

    private void Place(ReportAnswers a)
    {
        if (a.Area is not (null or "unknown") && configuration.AreaOf(a.Area)?.IsValidOn(today) != true) Add(nameof(a.Area), words["fault.Area"]);
        // Not among the choices: nobody typed that on the page, so there is no field to say it at.
        if (a.HowKnown is not null && !words.Has("how." + a.HowKnown)) a.HowKnown = null;
        Length(nameof(a.Where), a.Where, TypedLimits.Line);
        Length(nameof(a.When), a.When, TypedLimits.Line);
        if (a.Postcode is not null && !TypedLimits.IsPostcode(a.Postcode)) Add(nameof(a.Postcode), words["fault.Postcode"]);
        if (a.Seen.Fault(words[words.For("name.Seen", a.About)]) is { } fault) Add(nameof(a.Seen), fault);
        else if (a.Seen.Value > today) Add(nameof(a.Seen), words[words.For("fault.future", a.About)]);
        if (a.About == "place" && a is { Where: null, Postcode: null }) Add(nameof(a.Where), words["fault.where.place"]);
    }

    private void Reporter(ReportAnswers a)
    {
        OneOf(nameof(a.Promise), a.Promise, ["anonymous", "confidential", "named"], a.SpokenTo);
        OneOf(nameof(a.Reply), a.Reply, ["receipt", "none"], a.SpokenTo);
        if (a.Promise is "confidential" or "named")
        {
            if (a is { Name: null, Phone: null, Email: null }) Add(nameof(a.Name), words[words.For("fault.name", a.SpokenTo)]);
            Length(nameof(a.Name), a.Name, TypedLimits.Name);
            Length(nameof(a.Safe), a.Safe, TypedLimits.Line);
            if (a.Phone is not null && !TypedLimits.IsPhone(a.Phone)) Add(nameof(a.Phone), words["fault.Phone"]);
            if (a.Email is not null && !TypedLimits.IsEmail(a.Email)) Add(nameof(a.Email), words["fault.Email"]);
        }
    }

    private void OneOf(string field, string? value, IReadOnlyList<string> known, string? about = null)
    {
        if (value is null || !known.Contains(value)) Add(field, words[words.For("fault." + field, about)]);
    }

    private void Length(string field, string? text, int most)
    {
        if (text?.Length > most) Add(field, words.Say("fault.long", words["name." + field], most.ToString("N0", CultureInfo.InvariantCulture), text.Length.ToString("N0", CultureInfo.InvariantCulture)));
    }

    private void Add(string field, string sentence) => _found.Add((field, sentence));
}
