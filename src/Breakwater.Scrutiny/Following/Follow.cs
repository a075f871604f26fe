using System.Buffers.Text;
using System.Security.Cryptography;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Following;

/// <summary>Mail about what a committee asked, with a question first: nobody gets mail that somebody else wished for them.</summary>
public sealed class Follow(ScrutinyDb db)
{
    private static readonly TimeSpan NotSooner = TimeSpan.FromMinutes(10);

    /// <summary>Asks the address whether it wants this. The answer on screen is the same whether it is known already or not.</summary>
    /// <returns>The token of the mail's link, for the demonstration's screen; null when no mail goes out.</returns>
    public async Task<string?> Ask(Act act, string? email, string? follows, string site)
    {
        var address = (email ?? "").Trim();
        if (address.Length is < 6 or > 200 || address.Count(c => c == '@') != 1 || address.Contains(' ', StringComparison.Ordinal) || !address[address.IndexOf('@', StringComparison.Ordinal)..].Contains('.', StringComparison.Ordinal))
            throw new RuleBroken("follower-address", "Enter an e-mail address, such as name@example.org.");
        var wish = string.IsNullOrWhiteSpace(follows) || follows.Length > 100 ? "all" : follows;
        var digest = db.Partnership.Keys.Hmac("follower wish", address.ToUpperInvariant() + "\n" + wish);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        db.Begin(act);
        var follower = await db.Followers.FirstOrDefaultAsync(f => f.WishDigest == digest);
        if (follower is { Gets: true } || follower?.AskedAt > act.At - NotSooner) return null;
        if (follower is null)
        {
            var id = Id<Follower>.New(db.Partnership.Clock);
            db.Add(follower = new Follower
            {
                Id = id,
                Address = await db.Seal(id.Value, "followers.address", address),
                WishDigest = digest,
                TokenDigest = Digest(token),
                Follows = wish,
                Site = site,
                AskedAt = act.At,
            });
        }
        (follower.TokenDigest, follower.AskedAt) = (Digest(token), act.At);
        db.Add(new OutboxMail
        {
            Id = Id<OutboxMail>.New(db.Partnership.Clock).Value,
            To = address,
            Subject = "Do you want these mails?",
            Body = $"Somebody asked us to write to this address when there is news on what the committee asked.\n\nIf it was you, open this link within three days:\n{site}/asked/follow/{token}\n\nIf it wasn't, do nothing: we won't write again.\n",
            DueAt = act.At,
        });
        db.Record(new FollowingAsked(wish), follower);
        await db.SaveChangesAsync();
        return token;
    }

    /// <summary>The wish behind the link in the question; null when there is none.</summary>
    public Task<Follower?> Find(string token)
    {
        var digest = Digest(token);
        return db.Followers.FirstOrDefaultAsync(f => f.TokenDigest == digest);
    }

    public async Task Confirm(Act act, Follower follower)
    {
        db.Begin(act);
        follower.Confirm(act.At);
        db.Record(new FollowingConfirmed(follower.Follows), follower);
        await db.SaveChangesAsync();
    }

    /// <summary>Ends the mails of whoever holds this stop link. True when there was something to end.</summary>
    public async Task<bool> Stop(Act act, string token)
    {
        if (token.Split('.') is not [var id, _] || !Id<Follower>.TryParse(id, null, out var known)) return false;
        if (await db.Followers.FirstOrDefaultAsync(f => f.Id == known) is not { } follower || StopToken(db.Partnership.Keys, follower) != token) return false;
        db.Begin(act);
        follower.End(act.At);
        db.Record(new FollowingEnded(follower.Follows), follower);
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>Signed, not stored: each mail carries it and any of them stops all.</summary>
    internal static string StopToken(KeyDirectory keys, Follower follower) =>
        $"{follower.Id}.{Base64Url.EncodeToString(keys.Hmac("follower stop", follower.Id.ToString()).AsSpan(0, 18))}";

    private byte[] Digest(string token) => db.Partnership.Keys.Hmac("follower token", token);
}
