using System.Globalization;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>The hub sends a school a link for one report, or takes it back. The mail names no child and nobody else.</summary>
public sealed class SendSchoolLink(SafeguardingDb db)
{
    /// <summary>Returns the token: it stands in the mail, until that has gone, and is stored nowhere else.</summary>
    /// <param name="address">Makes the link's address of a token.</param>
    /// <exception cref="RuleBroken">School or e-mail address is missing or can't be right.</exception>
    public async Task<string> Do(Act act, Viewer viewer, string? school, string? email, Func<string, string> address)
    {
        if (Faults(school, email).FirstOrDefault() is { } fault) throw fault;
        var name = TypedLimits.Tidy(school)!;
        db.Begin(act);
        var token = Drafts.NewToken();
        var link = new SchoolLink
        {
            Id = Id<SchoolLink>.New(db.Partnership.Clock),
            School = name,
            Email = email!.Trim(),
            TokenDigest = OpenSchoolLink.Digest(db.Partnership.Keys, "token", token),
            SentBy = viewer.WorkerId,
            Agency = viewer.Agency,
            SentAt = act.At,
            ExpiresAt = act.At + SchoolLink.Life,
        };
        db.Add(link);
        db.Add(Mail(db, link, "Your link to write to us",
            $"{db.Partnership.Configuration.Hub.Name} sends you this link, so that you can write to us safely.\n\nOpen it. We then send a code to this address, and you type it in:\n{address(token)}\n\n"
            + $"The link works until {LondonTime.Say(link.ExpiresAt)}, once.\nIf you don't know why it came, ring us on {db.Partnership.Configuration.Hub.Phone}.\nIf somebody is in danger now, ring 999.\n"));
        db.Record(new SchoolLinkSent(viewer.Name, name), link);
        await db.SaveChangesAsync();
        return token;
    }

    /// <summary>All that is wrong with what was typed.</summary>
    public static IEnumerable<RuleBroken> Faults(string? school, string? email)
    {
        if (TypedLimits.Tidy(school) is not { Length: <= TypedLimits.Name }) yield return new RuleBroken("school-name", $"Enter the school's name, up to {TypedLimits.Name} characters.");
        if (email is null || !TypedLimits.IsEmail(email)) yield return new RuleBroken("school-email", "Enter the school's e-mail address, such as office@school.example.");
    }

    /// <summary>Takes a link back. What was typed behind it and not sent is deleted with its key, in the same transaction.</summary>
    /// <exception cref="RuleBroken">It is over already.</exception>
    public async Task Revoke(Act act, Viewer viewer, SchoolLink link)
    {
        if (!link.Works(act.At)) throw new RuleBroken("school-link-over", "This link is used, has run out or was taken back already.");
        db.Begin(act);
        link.Revoke(act.At);
        await new Drafts(db).Forget(SchoolLink.DraftForm, link.DraftToken);
        db.Record(new SchoolLinkRevoked(viewer.Name, link.School), link);
        await db.SaveChangesAsync();
    }

    /// <summary>
    /// Deletes what a browser kept in the very moment in which its link was used or taken back, and which nobody can reach any
    /// more; saved with whatever the caller saves. For the ticker.
    /// </summary>
    public async Task ForgetLeftBehind()
    {
        var hourAgo = db.Partnership.Clock.Instant().AddHours(-1);
        var over = await db.SchoolLinks.AsNoTracking().Where(l => l.RevokedAt > hourAgo || l.UsedAt > hourAgo).ToListAsync();
        foreach (var link in over) await new Drafts(db).Forget(SchoolLink.DraftForm, link.DraftToken);
    }

    internal static OutboxMail Mail(SafeguardingDb db, SchoolLink link, string subject, string body) => new()
    {
        Id = Id<OutboxMail>.New(db.Partnership.Clock).Value,
        To = link.Email,
        Subject = string.Create(CultureInfo.InvariantCulture, $"{subject} ({db.Partnership.Configuration.Hub.Name})"),
        Body = body,
        DueAt = db.Partnership.Clock.Instant(),
    };
}
