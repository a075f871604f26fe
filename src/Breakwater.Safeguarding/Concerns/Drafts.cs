using System.Security.Cryptography;
using System.Text.Json;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// What somebody is typing and has not sent: on the server only, sealed under a key of its own, for as long as the form
/// says. It is found by a token that only the browser (or a link, or a signed-in person) has: the row's id is a keyed
/// digest of it, so that the database alone leads back to nobody. To forget a draft destroys its key with it.
/// </summary>
public sealed class Drafts(SafeguardingDb db)
{
    /// <summary>How long a draft of somebody with an account is kept after it was last saved.</summary>
    public static readonly TimeSpan ForStaff = TimeSpan.FromDays(7);
    private const string Place = "drafts.content";

    /// <summary>256 random bits, hexadecimal: what the cookie holds, and nothing else.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>What was typed, or null when it was sent, forgotten or has run out.</summary>
    public async Task<T?> Find<T>(string form, string token) where T : class
    {
        var draft = await Row(form, token);
        if (draft is null || draft.ExpiresAt <= db.Partnership.Clock.Instant()) return null;
        return JsonSerializer.Deserialize<T>((await db.Unseal(draft.Id, Place, draft.Content))!);
    }

    /// <summary>All that is kept of a form, of whomever: whose, until when and what, the first to run out first. Two statements, however many there are.</summary>
    public async Task<IReadOnlyList<(string? Owner, DateTime Until, T Typed)>> AllOf<T>(string form) where T : class
    {
        var now = db.Partnership.Clock.Instant();
        var drafts = await db.Set<Draft>().AsNoTracking().Where(d => d.Form == form && d.ExpiresAt > now).OrderBy(d => d.ExpiresAt).ToListAsync();
        if (drafts.Count == 0) return [];
        var ids = drafts.ConvertAll(d => d.Id);
        foreach (var key in await db.Set<RecordKey>().AsNoTracking().Where(k => ids.Contains(k.RecordId) && k.Class == KeyClass.Content).ToListAsync()) db.Know(key);
        var all = new List<(string?, DateTime, T)>(drafts.Count);
        foreach (var draft in drafts) all.Add((draft.OwnerKey, draft.ExpiresAt, JsonSerializer.Deserialize<T>((await db.Unseal(draft.Id, Place, draft.Content))!)!));
        return all;
    }

    /// <summary>Keeps what was typed for <paramref name="life"/> from now; saved with whatever the caller saves.</summary>
    public async Task Keep<T>(string form, string token, T typed, TimeSpan life, string? owner = null) where T : class
    {
        var draft = await Row(form, token);
        var id = draft?.Id ?? IdOf(form, token);
        var content = await db.Seal(id, Place, JsonSerializer.Serialize(typed));
        var until = db.Partnership.Clock.Instant() + life;
        if (draft is not null)
        {
            (draft.Content, draft.ExpiresAt) = (content, until);
            return;
        }
        db.Add(new Draft { Id = id, Form = form, OwnerKey = owner, Content = content, ExpiresAt = until });
    }

    /// <summary>How many drafts of a form somebody has.</summary>
    public Task<int> CountOf(string form, string owner)
    {
        var now = db.Partnership.Clock.Instant();
        return db.Set<Draft>().CountAsync(d => d.Form == form && d.OwnerKey == owner && d.ExpiresAt > now);
    }

    /// <summary>Somebody's own drafts of a form, the one that was saved last first.</summary>
    public async Task<IReadOnlyList<T>> AllOf<T>(string form, string owner) where T : class
    {
        var now = db.Partnership.Clock.Instant();
        var drafts = await db.Set<Draft>().AsNoTracking().Where(d => d.Form == form && d.OwnerKey == owner && d.ExpiresAt > now).OrderByDescending(d => d.ExpiresAt).ToListAsync();
        var all = new List<T>(drafts.Count);
        foreach (var draft in drafts) all.Add(JsonSerializer.Deserialize<T>((await db.Unseal(draft.Id, Place, draft.Content))!)!);
        return all;
    }

    /// <summary>Deletes a draft and its key; saved with whatever the caller saves.</summary>
    public async Task Forget(string form, string token)
    {
        if (await Row(form, token) is { } draft) await Remove(draft);
    }

    /// <summary>
    /// Deletes drafts that have run out, up to <paramref name="most"/> of them; saved with whatever the caller saves. Returns how
    /// many. For one alone at a time, the ticker: two who delete the same row at once are in each other's way.
    /// </summary>
    public async Task<int> ForgetExpired(int most = 50)
    {
        var now = db.Partnership.Clock.Instant();
        var old = await db.Set<Draft>().Where(d => d.ExpiresAt <= now).OrderBy(d => d.ExpiresAt).Take(most).ToListAsync();
        foreach (var draft in old) await Remove(draft);
        return old.Count;
    }

    private async Task Remove(Draft draft)
    {
        db.Remove(draft);
        if (await db.Set<RecordKey>().FirstOrDefaultAsync(k => k.RecordId == draft.Id && k.Class == KeyClass.Content) is { } key) db.Remove(key);
    }

    private async Task<Draft?> Row(string form, string token)
    {
        var id = IdOf(form, token);
        return await db.Set<Draft>().FirstOrDefaultAsync(d => d.Id == id && d.Form == form);
    }

    private Guid IdOf(string form, string token) => new(db.Partnership.Keys.Hmac("draft " + form, token).AsSpan(0, 16));
}
