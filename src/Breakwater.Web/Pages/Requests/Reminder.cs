using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny.Published;
using Breakwater.Scrutiny.Recommendations;

namespace Breakwater.Web.Pages.Requests;

/// <summary>A reminder to copy into a mail: it names the duty where there is one, and says so where there is none.</summary>
public static class Reminder
{
    public static string To(TrackedRequest asked, TrackedAddressee one, DateTime now)
    {
        var due = LondonTime.Say(DateOnly.FromDateTime(LondonTime.Of(one.Served.DueAt.AddSeconds(-1))));
        var duty = one.Served.Basis switch
        {
            StatutoryBasis.NoDuty => "You have no duty to answer. The committee would be glad of one, and the public page says that we asked.",
            StatutoryBasis.HaveRegard => "The law asks you to have regard to the request and sets no day. The committee would be glad to know what you make of it.",
            _ when one.IsOverdue(now) => $"An answer has been due since {due} ({DutyWords.Law(one.Served.Basis).TrimEnd('.')}). Please send it, and say why it is late: the reason is published with it.",
            _ => $"An answer is due by {due} ({DutyWords.Law(one.Served.Basis).TrimEnd('.')}).",
        };
        return $"""
            To {one.Body.Name}

            On {LondonTime.Say(asked.Meeting.Day)} the {asked.Committee.Name} resolved ({asked.Place}, our reference {asked.Request.Reference}):

            {asked.Resolution.Verbatim}

            {duty}
            """;
    }
}
