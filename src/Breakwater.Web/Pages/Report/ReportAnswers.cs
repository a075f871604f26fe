using System.Globalization;
using Breakwater.Web.Appearance.Fields;

namespace Breakwater.Web.Pages.Report;

/// <summary>
/// What somebody has typed into the public form so far, as typed and also when it is wrong: a draft keeps it all, so that
/// a fault, a refresh or a lost line loses nothing.
/// </summary>
public sealed class ReportAnswers
{
    /// <summary>The step that they see: a name of <see cref="ReportSteps"/>.</summary>
    public string Step { get; set; } = ReportSteps.First;

    /// <summary>True once they have seen all answers together: a changed answer then leads straight back there.</summary>
    public bool Checked { get; set; }

    /// <summary>yes or no.</summary>
    public string? Danger { get; set; }

    /// <summary>me, child, adult, place, group or online.</summary>
    public string? About { get; set; }

    public List<string> Signs { get; set; } = [];

    public string? Words { get; set; }

    public string? Area { get; set; }

    public string? Where { get; set; }

    public string? Postcode { get; set; }

    public TypedDate Seen { get; set; } = new();

    public string? When { get; set; }

    public string? HowKnown { get; set; }

    public string? PersonName { get; set; }

    public string? PersonAge { get; set; }

    public string? PersonAddress { get; set; }

    public string? PersonSchool { get; set; }

    /// <summary>anonymous, confidential or named.</summary>
    public string? Promise { get; set; }

    public string? Name { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Safe { get; set; }

    /// <summary>receipt or none.</summary>
    public string? Reply { get; set; }

    /// <summary>What is left once it was sent: where to show the receipt again if the line broke, whose numbers stand there, no word of the report.</summary>
    public ReportAnswers AfterSending() => new() { Step = ReportSteps.Sent, About = ReportedAs, Area = Area, Reply = Reply };

    /// <summary>
    /// Whether this is asked about this kind of worry. What isn't is neither drawn nor judged nor sent; the draft keeps it, so
    /// that nothing is lost to whoever chooses the kind again.
    /// </summary>
    public bool Asks(string field) => field switch
    {
        nameof(PersonName) or nameof(PersonAddress) => About is not ("me" or "place" or "group"),
        nameof(PersonAge) => About is not ("place" or "group"),
        nameof(PersonSchool) => About is not ("adult" or "place" or "group"),
        nameof(HowKnown) => Ways.Count > 0,
        _ => true,
    };

    /// <summary>The answers to what is asked about this kind of worry, and to nothing else.</summary>
    public ReportAnswers ThatCount()
    {
        var answers = (ReportAnswers)MemberwiseClone();
        answers.PersonName = Asked(nameof(PersonName), PersonName);
        answers.PersonAge = Asked(nameof(PersonAge), PersonAge);
        answers.PersonAddress = Asked(nameof(PersonAddress), PersonAddress);
        answers.PersonSchool = Asked(nameof(PersonSchool), PersonSchool);
        answers.HowKnown = HowKnown is { } how && Ways.Contains(how) ? how : null;
        return answers;
    }

    /// <summary>The ways of knowing that are offered.</summary>
    internal IReadOnlyList<string> Ways => About switch
    {
        "me" => [],
        "child" => ["saw", "child", "told", "online", "guess"],
        "adult" => ["saw", "person", "told", "online", "guess"],
        _ => ["saw", "told", "online", "guess"],
    };

    /// <summary>The kind of worry that the report is stored and routed by: somebody of age who writes about themselves is an adult at risk.</summary>
    internal string? ReportedAs => IsAdultThemselves ? "adult" : About;

    /// <summary>Whom the words speak to once the age is known: "self" for somebody of age who writes about themselves, else the kind of worry.</summary>
    internal string? SpokenTo => IsAdultThemselves ? "self" : About;

    /// <summary>Somebody of age writes about themselves.</summary>
    internal bool IsAdultThemselves => About == "me" && IsOfAge;

    /// <summary>
    /// The age that was typed is a grown-up's ("58", "about 60"). Where it holds no number or several ("17, nearly 18", a date of
    /// birth), or one that is no age, nobody is taken for an adult: the children's door reads it.
    /// </summary>
    internal bool IsOfAge =>
        string.Concat((PersonAge ?? "").Select(c => char.IsAsciiDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var only]
        && int.TryParse(only, NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age is >= 18 and <= 120;

    private string? Asked(string field, string? answer) => Asks(field) ? answer : null;
}
