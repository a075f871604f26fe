using System.Globalization;
using System.Security.Cryptography;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Keys;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// A school opens its link: a code goes to the address that the link went to, is typed once, and ties the link to one
/// browser for two hours. A forwarded or intercepted link alone opens nothing.
/// </summary>
public sealed class OpenSchoolLink(SafeguardingDb db)
{
    /// <summary>The link that works for this token, or null: used, run out, taken back and never sent are one answer.</summary>
    public async Task<SchoolLink?> Find(string token)
    {
        var digest = Digest(db.Partnership.Keys, "token", token);
        var link = await db.SchoolLinks.FirstOrDefaultAsync(l => l.TokenDigest == digest);
        return link is not null && link.Works(db.Partnership.Clock.Instant()) ? link : null;
    }

    /// <summary>Whether the code was typed in this browser, not too long ago.</summary>
    public bool IsOpenIn(SchoolLink link, string? browser) => link.OpenUntil > db.Partnership.Clock.Instant() && WasOpenedIn(link, browser);

    /// <summary>
    /// Whether the code was typed in this browser last, however long ago: what is sent from there is still taken in, and
    /// nothing is shown.
    /// </summary>
    public bool WasOpenedIn(SchoolLink link, string? browser) => browser is not null && link.BrowserDigest is { } known
        && CryptographicOperations.FixedTimeEquals(known, Digest(db.Partnership.Keys, "browser", browser));

    /// <summary>Sends a fresh code of six digits; an earlier one stops working. Returns it for the demonstration's screen.</summary>
    /// <exception cref="RuleBroken">One was sent less than a minute ago.</exception>
    public async Task<string> SendCode(SchoolLink link)
    {
        var act = Begin(link);
        if (link.CodeUntil - SchoolLink.CodeLife > act.At.AddMinutes(-1))
            throw new RuleBroken("school-code-soon", "We sent a code less than a minute ago. Mail can be slow: look again, then ask for another.");
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", CultureInfo.InvariantCulture);
        link.SendCode(Digest(db.Partnership.Keys, "code", link.Id + code), act.At);
        db.Add(SendSchoolLink.Mail(db, link, "Your code", $"Your code is {code}. It works for {SchoolLink.CodeLife.TotalMinutes:0} minutes, once.\nNobody from us will ever ask you for it.\n"));
        db.Record(new SchoolCodeSent(link.School), link);
        await db.SaveChangesAsync();
        return code;
    }

    /// <summary>Types the code; returns what the browser has to keep.</summary>
    /// <exception cref="RuleBroken">It is wrong, too old, or was tried too often.</exception>
    public async Task<string> TypeCode(SchoolLink link, string? code)
    {
        var act = Begin(link);
        if (link.CodeTries >= SchoolLink.MostTries) throw new RuleBroken("school-code-tries", $"That was tried too often. Ring {db.Partnership.Configuration.Hub.Phone} for a new link.");
        if (link.CodeDigest is null || link.CodeUntil <= act.At) throw new RuleBroken("school-code-old", "This code has run out. Ask for a new one.");
        var typed = new string((code ?? "").Where(char.IsAsciiDigit).ToArray());
        if (!CryptographicOperations.FixedTimeEquals(link.CodeDigest, Digest(db.Partnership.Keys, "code", link.Id + typed)))
        {
            link.TryCode();
            db.Record(new SchoolCodeTried(link.School), link);
            await db.SaveChangesAsync();
            throw new RuleBroken("school-code-wrong", "That is not the code we sent. Check the newest mail from us.");
        }
        var browser = Drafts.NewToken();
        link.OpenIn(Digest(db.Partnership.Keys, "browser", browser), act.At);
        db.Record(new SchoolLinkOpened(link.School), link);
        await db.SaveChangesAsync();
        return browser;
    }

    internal static byte[] Digest(KeyDirectory keys, string what, string value) => keys.Hmac("school link " + what, value);

    private Act Begin(SchoolLink link)
    {
        var act = LawfulStep.Triage.By(Actor.Reporter, link.Agency, db.Partnership.Clock);
        db.Begin(act);
        return act;
    }
}
