using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Committees;

/// <summary>What an officer may say of a body. What it was asked before keeps its clock, whatever changes here.</summary>
public sealed record BodyDetails(
    string Name,
    BodyKind Kind,
    Jurisdiction Jurisdiction = Jurisdiction.England,
    Id<Body>? Parent = null,
    Duties Duties = Duties.None,
    bool CrimeAndDisorder = false,
    Numbering Numbering = Numbering.Continuous,
    DateOnly? AnnualMeeting = null,
    string? Office = null,
    string? Email = null);

/// <summary>Corrects what is known of a body, or ends it: committees are renamed, merged and dissolved.</summary>
public sealed class ChangeBody(ScrutinyDb db)
{
    /// <exception cref="RuleBroken">There is one of that name, or it can't be what it says.</exception>
    public async Task Do(Act act, string by, Body body, int version, BodyDetails details)
    {
        PartnershipDb.Expect(body, version);
        db.Begin(act);
        var (name, before) = (details.Name.Trim(), body.Name);
        if (name.Length == 0) throw new RuleBroken("body-name", "Give the body its name.");
        if (await db.Bodies.AnyAsync(b => b.Id != body.Id && b.Name == name)) throw new RuleBroken("body-twice", $"There is a body called {name} already.");
        (body.Name, body.Kind, body.Jurisdiction, body.ParentId, body.Duties) = (name, details.Kind, details.Jurisdiction, details.Parent, details.Duties);
        (body.IsCrimeAndDisorderCommittee, body.Numbering, body.AnnualMeeting) = (details.CrimeAndDisorder, details.Numbering, details.AnnualMeeting);
        (body.Office, body.Email) = (Trimmed(details.Office), Trimmed(details.Email));
        body.Check();
        db.Record(new BodyChanged(by, before == name ? name : $"{before} (now {name})"), body);
        await db.SaveChangesAsync();
    }

    /// <summary>The body is no more after this day. Its seats end with it.</summary>
    public async Task End(Act act, string by, Body body, int version, DateOnly? lastDay)
    {
        PartnershipDb.Expect(body, version);
        db.Begin(act);
        if (lastDay is not { } day) throw new RuleBroken("body-last-day", "Say which day was its last.");
        if (body.EndedOn is not null) throw new RuleBroken("body-ended", "This body has ended already.");
        body.EndedOn = day;
        foreach (var seat in await db.Memberships.Where(m => m.BodyId == body.Id && m.To == null).ToListAsync()) seat.End(day < seat.From ? seat.From : day);
        db.Record(new BodyEnded(by, body.Name, LondonTime.Say(day)), body);
        await db.SaveChangesAsync();
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
