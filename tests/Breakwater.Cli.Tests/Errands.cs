using System.Net;
using AngleSharp.Html.Dom;
using Breakwater.Testing;

namespace Breakwater.Cli.Tests;

/// <summary>A form that is filled in and ready to be sent.</summary>
/// <param name="Path">Where it is sent.</param>
/// <param name="Fields">All that is sent, hidden fields too.</param>
/// <param name="LeadsTo">How the address begins to which whoever sent it is led once it is taken.</param>
internal sealed record FilledForm(string Path, (string Name, string Value)[] Fields, string LeadsTo);

/// <summary>Opens a form and fills it in with these words, by which it is known again; what has to be there first is made by requests too.</summary>
internal delegate Task<FilledForm> Errand(Visitor sender, string words);

/// <summary>What a <see cref="Writer"/> may write.</summary>
internal static class Errands
{
    /// <summary>A councillor passes on a worry.</summary>
    public static async Task<FilledForm> PassesOn(Visitor councillor, string words) => Filled(
        await councillor.Get("/pass-on"), "form:has([name='Input.Words'])", "/pass-on", "/pass-on", ("Input.About", "place"), ("Input.Area", "wellcombe"), ("Input.Words", words));

    /// <summary>An officer logs a call.</summary>
    public static async Task<FilledForm> LogsACall(Visitor officer, string words) => Filled(
        await officer.Get("/concerns/log"), "form:has([name='Input.Narrative'])", "/concerns/log", "/concerns/",
        ("Input.Channel", "Telephone"), ("Input.About", "place"), ("Input.Area", "wellcombe"), ("Input.Narrative", words));

    /// <summary>Somebody without an account reports, through every page up to the one that sends.</summary>
    public static async Task<FilledForm> Reports(Visitor resident, string words)
    {
        // What was sent, or stayed half-written when the server died, is left behind by "Exit this page".
        await resident.Get("/leave");
        var page = await resident.Get("/report");
        foreach (var answers in new (string, string)[][]
        {
            [("Answers.Danger", "no")], [("Answers.About", "place")], [], [("Answers.Words", words)],
            [("Answers.Area", "wellcombe"), ("Answers.Where", "by the park")], [("Answers.Promise", "anonymous"), ("Answers.Reply", "receipt")],
        })
            page = await resident.Get(await Sent(resident, "/report", answers));
        return Filled(page, "form:has([name=step][value=check])", "/report", "/report");
    }

    /// <summary>An officer decides on a concern that was logged for it.</summary>
    public static async Task<FilledForm> Decides(Visitor officer, string words)
    {
        var concern = await Logged(officer);
        return Filled(await officer.Get(concern), "form[action$='/decide']:has([name='In.Decision'])", concern + "/decide", concern, ("In.Decision", "advice"), ("In.Words", words));
    }

    /// <summary>A social worker accepts what <paramref name="officer"/> has just offered with these words.</summary>
    public static Errand Accepts(Visitor officer) => async (socialWorker, words) =>
    {
        var concern = await Logged(officer);
        await officer.Get(concern);
        await Sent(officer, concern + "/decide", ("In.Decision", "family-help"), ("In.Team", "csc/exploitation"), ("In.Words", words));
        var referral = (await officer.Get(concern)).Page.QuerySelector("a[href^='/referrals/']").ShouldNotBeNull().GetAttribute("href")!;
        return Filled(await socialWorker.Get(referral), "form[action$='/accept']", referral + "/accept", referral);
    };

    /// <summary>A nurse answers the check that waits longest; <paramref name="officer"/> has just asked for another, so that one does.</summary>
    public static Errand AnswersACheck(Visitor officer) => async (nurse, words) =>
    {
        var concern = await Logged(officer);
        await officer.Get(concern);
        await Sent(officer, concern + "/ask", ("In.Agencies", "health"), ("In.Who", "Bryn Holloway"));
        var check = (await nurse.Get("/checks")).Page.QuerySelector("a[href^='/checks/']").ShouldNotBeNull().GetAttribute("href")!;
        return Filled(await nurse.Get(check), "form:has([name=Words])", check, "/checks", ("Answer", "HeldAndShared"), ("Words", words));
    };

    private static async Task<string> Logged(Visitor officer)
    {
        await officer.Get("/concerns/log");
        return await Sent(officer, "/concerns/log", ("Input.Channel", "Telephone"), ("Input.About", "child"), ("Input.Narrative", "A neighbour rang about a car."), ("Input.TakeIt", "true"));
    }

    /// <summary>Sends a form of the page opened last; where it leads.</summary>
    private static async Task<string> Sent(Visitor who, string path, params (string Name, string Value)[] fields)
    {
        var answer = await who.Post(path, fields);
        answer.Status.ShouldBe(HttpStatusCode.Redirect, $"{path}: {answer.Words}");
        return answer.Location!;
    }

    private static FilledForm Filled(Answer page, string form, string path, string leadsTo, params (string Name, string Value)[] fields)
    {
        page.Status.ShouldBe(HttpStatusCode.OK, "the session must outlive the server");
        var hidden = page.Page.QuerySelector(form).ShouldNotBeNull($"{form} at {page.Path}").QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(i => (Name: i.Name!, i.Value));
        return new FilledForm(path, [.. hidden.Where(h => !Array.Exists(fields, f => f.Name == h.Name)), .. fields], leadsTo);
    }
}
