using System.Security.Cryptography;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Access.SignIn;

/// <summary>A link that works once and for two days, by which somebody sets a password. Only its digest is stored.</summary>
public sealed class Invite(SafeguardingDb db)
{
    /// <summary>Makes a link for somebody; older ones stop working. The caller saves.</summary>
    public async Task<string> LinkFor(Worker worker)
    {
        db.RemoveRange(await db.Set<Invitation>().Where(i => i.WorkerId == worker.Id).ToListAsync());
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        db.Add(new Invitation { Digest = Digest(key), WorkerId = worker.Id, Until = db.Partnership.Clock.Instant() + Invitation.Good });
        return $"{db.Partnership.Address}/welcome?key={key}";
    }

    /// <summary>Whom a link is for, while it is good.</summary>
    public async Task<Worker?> Who(string? key)
    {
        var (digest, now) = (Digest(key ?? ""), db.Partnership.Clock.Instant());
        return await (from i in db.Set<Invitation>()
                      join w in db.Set<Worker>() on i.WorkerId equals w.Id
                      where i.Digest == digest && i.UsedAt == null && i.Until > now && w.Active
                      select w).FirstOrDefaultAsync();
    }

    /// <summary>The link was used. The caller saves.</summary>
    public async Task Use(string key)
    {
        var digest = Digest(key);
        (await db.Set<Invitation>().SingleAsync(i => i.Digest == digest)).UsedAt = db.Partnership.Clock.Instant();
    }

    private string Digest(string key) => Convert.ToHexStringLower(db.Partnership.Keys.Hmac("invitation", key));
}
