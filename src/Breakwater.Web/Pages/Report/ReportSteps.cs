namespace Breakwater.Web.Pages.Report;

/// <summary>The order of the public form's pages, which depends on what was answered, and which answers each holds.</summary>
public static class ReportSteps
{
    public const string First = "danger", Ring = "ring", About = "about", Before = "before", Worry = "worry", Where = "where",
        Who = "who", You = "you", Check = "check", Sent = "sent";

    /// <summary>The pages that these answers lead through.</summary>
    public static IReadOnlyList<string> Path(ReportAnswers a) =>
    [
        First, .. a.Danger == "yes" ? [Ring] : Array.Empty<string>(), About, Before, Worry, Where,
        .. a.Asks(nameof(a.PersonAge)) ? [Who] : Array.Empty<string>(), You, Check,
    ];

    public static string Next(string step, ReportAnswers a)
    {
        if (a.Checked && step is not (First or Ring or About)) return Check;
        var path = Path(a);
        var at = path.ToList().IndexOf(step);
        return at < 0 || at + 1 >= path.Count ? First : path[at + 1];
    }

    public static string? Back(ReportAnswers a)
    {
        var path = Path(a);
        var at = path.ToList().IndexOf(a.Step);
        return at > 0 ? path[at - 1] : null;
    }

    /// <summary>Whether somebody may go to a page by a link: one that they have answered all pages before.</summary>
    public static bool MayGoTo(string step, ReportAnswers a)
    {
        var path = Path(a).ToList();
        return a.Step != Sent && path.IndexOf(step) is var to and >= 0 && (a.Checked || to <= path.IndexOf(a.Step));
    }

    /// <summary>The properties of <see cref="ReportAnswers"/> that a page may change, and no others.</summary>
    public static IReadOnlyList<string> Fields(string step) => step switch
    {
        First => [nameof(ReportAnswers.Danger)],
        About => [nameof(ReportAnswers.About)],
        Worry => [nameof(ReportAnswers.Signs), nameof(ReportAnswers.Words)],
        Where => [nameof(ReportAnswers.Area), nameof(ReportAnswers.Where), nameof(ReportAnswers.Postcode), nameof(ReportAnswers.Seen), nameof(ReportAnswers.When), nameof(ReportAnswers.HowKnown)],
        Who => [nameof(ReportAnswers.PersonName), nameof(ReportAnswers.PersonAge), nameof(ReportAnswers.PersonAddress), nameof(ReportAnswers.PersonSchool)],
        You => [nameof(ReportAnswers.Promise), nameof(ReportAnswers.Name), nameof(ReportAnswers.Phone), nameof(ReportAnswers.Email), nameof(ReportAnswers.Safe), nameof(ReportAnswers.Reply)],
        _ => [],
    };
}
