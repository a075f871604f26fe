using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Letters;
using Breakwater.Scrutiny.Published;
using Breakwater.Web.Access;
using Breakwater.Web.Hosting;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Asked;

/// <summary>One request with its words, answers, progress and outcome: a page to hold up in a meeting.</summary>
[OpenToAll, SameForAll]
public sealed class OneModel(ScrutinyDb db, WordShelf shelf) : PageModel
{
    public PublicWords W { get; } = shelf["asked"];

    public TrackedRequest Asked { get; private set; } = null!;

    public IReadOnlyList<(Letter Letter, string To)> Letters { get; private set; } = [];

    public DateTime Now { get; } = db.Partnership.Clock.Instant();

    public string? Area => db.Partnership.Configuration.Areas.FirstOrDefault(a => a.Code == Asked.Request.Area)?.Name;

    public async Task<IActionResult> OnGet(string reference)
    {
        var bodies = await db.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Id);
        if (Kernel.Ids.Reference.Read(reference) is not { } whole || await new ReadTracker(db, bodies: bodies).One(whole) is not { } asked) return new NotOpen(db.Partnership.Configuration.Hub);
        Asked = asked;
        var sent = await db.Letters.AsNoTracking().Where(l => l.SentAt != null).ToListAsync();
        Letters = sent.Where(l => l.Quotes.Contains(asked.Request.Id)).Select(l => (l, bodies[l.ToBody].Name)).ToList();
        return Page();
    }

    /// <summary>What is to be said of an addressee's clock, in a sentence.</summary>
    public string Clock(TrackedAddressee one)
    {
        var clock = one.Served.Clock;
        var (sent, due) = (LondonTime.Say(Day(clock.Start)), LondonTime.Say(Day(clock.Due.AddSeconds(-1))));
        if (one.Served.Basis == Scrutiny.Recommendations.StatutoryBasis.NoDuty) return W.Say("noduty.sent", sent);
        if (one.Served.Basis == Scrutiny.Recommendations.StatutoryBasis.HaveRegard) return W.Say("regard.sent", sent);
        if (!one.IsLate(Now)) return W.Say("served", sent) + " " + W.Say("due.by", due);
        return clock.MetOn is { } met
            ? W.Say("late.answered", Appearance.SpokenTime.Length(met - clock.Due)) + " " + (clock.LateReason is { } reason ? W.Say("late.reason", reason) : W["late.noreason"])
            : W.Say("overdue.since", due) + " " + (clock.LateReason is { } given ? W.Say("late.reason", given) : W["late.noreason"]);
    }

    public static DateOnly Day(DateTime instant) => DateOnly.FromDateTime(LondonTime.Of(instant));
}
