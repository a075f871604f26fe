using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Access.SignIn;

/// <summary>
/// How somebody proves who they are (pages ask <see cref="WayIn"/>): password, then a code that works once or a recovery code. Wrong
/// tries are counted by e-mail address (known or not) and by where they come from, so that an outsider who types somebody's
/// address shuts out nobody but themselves; the answers are alike and take alike long. Where somebody stands who types is
/// kept as a keyed digest for a day at most, together with the e-mail address, and never for a reporter. Codes typed after
/// the password, and those typed in a session, each have a count of their own: no stranger can reach them. Tries that are
/// counted together take turns; no others wait for them, and what is shut is refused before it takes a turn.
/// </summary>
public sealed class TakeSignIn(SafeguardingDb db)
{
    // A hundred tries sent at once are counted as a hundred.
    private static readonly Turns Waiting = new();

    /// <returns>Who it is, still without a second factor; null: no.</returns>
    public Task<Worker?> Password(string? email, string? password, IPAddress? source)
    {
        var normalised = (email ?? "").Trim().ToUpperInvariant();
        return InTurn($"{normalised}|{Network(source)}", tries => CheckPassword(normalised, password, tries));
    }

    /// <summary>As <see cref="Password"/>, for somebody who is signed in and has to show once more who they are.</summary>
    public Task<Worker?> PasswordAgain(Worker worker, string? password) =>
        InTurn(InSession(worker), tries => CheckPassword(worker.NormalisedEmail, password, tries));

    private async Task<Worker?> CheckPassword(string normalised, string? password, SignInTries tries)
    {
        var worker = await db.Set<Worker>().FirstOrDefaultAsync(w => w.NormalisedEmail == normalised && w.Active);
        if (Passwords.IsRight(worker, password ?? "")) return worker;
        await Count(tries);
        return null;
    }

    /// <summary>Checks the code of somebody's authenticator and uses it up. Saved at once.</summary>
    public Task<bool> Code(Worker worker, string? typed) => InTurn(AfterPassword(worker), tries => CheckCode(worker, typed, tries));

    /// <summary>As <see cref="Code"/>, for somebody who is signed in: no try at the sign-in page counts against it.</summary>
    public Task<bool> CodeAgain(Worker worker, string? typed) => InTurn(InSession(worker), tries => CheckCode(worker, typed, tries));

    private async Task<bool> CheckCode(Worker worker, string? typed, SignInTries tries)
    {
        var secret = await SecretOf(worker);
        var step = secret is null ? null : Totp.Check(secret, typed, db.Partnership.Clock.GetUtcNow(), worker.TotpLastStep);
        if (step is not { } used)
        {
            await Count(tries);
            return false;
        }
        // The version catches the same code sent twice at once: the second finds the row moved on.
        (worker.TotpLastStep, worker.Version) = (used, worker.Version + 1);
        return await Pass(tries);
    }

    /// <summary>Uses a recovery code up, and writes that down.</summary>
    public Task<bool> Recovery(Worker worker, string? typed) => InTurn(AfterPassword(worker), tries => CheckRecovery(worker, typed, tries));

    private async Task<bool> CheckRecovery(Worker worker, string? typed, SignInTries tries)
    {
        if (!RecoveryCodes.Use(worker, typed, db.Partnership.Keys))
        {
            await Count(tries);
            return false;
        }
        worker.Version++;
        db.Begin(LawfulStep.Operate.By(worker.AsActor(), worker.Agency, db.Partnership.Clock));
        db.Record(new RecoveryCodeUsed(worker.Name, RecoveryCodes.Left(worker).Count), worker);
        return await Pass(tries);
    }

    /// <summary>The secret of somebody's authenticator, made when there is none yet. Not confirmed before a code of it was given.</summary>
    public async Task<string> SecretToEnrol(Worker worker)
    {
        if (await SecretOf(worker) is { } secret) return secret;
        secret = Totp.NewSecret();
        worker.TotpSecret = await db.Seal(worker.Id.Value, "workers.totp_secret", secret);
        await db.SaveChangesAsync();
        return secret;
    }

    /// <summary>Confirms the authenticator by its first code, and gives recovery codes. Null: the code was wrong.</summary>
    public async Task<IReadOnlyList<string>?> Enrol(Worker worker, string? typed)
    {
        if (!await Code(worker, typed)) return null;
        worker.TotpConfirmed = true;
        worker.Version++;
        var codes = RecoveryCodes.Give(worker, db.Partnership.Keys);
        db.Begin(LawfulStep.Operate.By(worker.AsActor(), worker.Agency, db.Partnership.Clock));
        db.Record(new SecondFactorSet(worker.Name), worker);
        await db.SaveChangesAsync();
        return codes;
    }

    /// <summary>Sets a password after it was found good, and ends every session.</summary>
    /// <param name="worker">Whose it is.</param>
    /// <param name="password">What it is from now on.</param>
    /// <param name="act">Of whoever sets it for them; null: they set it themselves.</param>
    public async Task SetPassword(Worker worker, string password, Act? act = null)
    {
        worker.PasswordHash = Passwords.Hash(worker, password);
        worker.SecurityStamp = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        worker.Version++;
        await EndSessions(worker.Id, except: null);
        db.Begin(act ?? LawfulStep.Operate.By(worker.AsActor(), worker.Agency, db.Partnership.Clock));
        db.Record(new PasswordSet(db.Act.Actor.Name), worker);
        await db.SaveChangesAsync();
    }

    /// <summary>Ends somebody's sessions, save one. The caller saves.</summary>
    public async Task EndSessions(Id<Worker> worker, Id<Session>? except)
    {
        foreach (var session in await db.Set<Session>().Where(s => s.WorkerId == worker && s.EndedAt == null).ToListAsync())
            if (session.Id != except) session.EndedAt = Now;
    }

    // What is shut is asked twice: before the turn, so that it costs nobody a wait or a hash, and in it, for those sent at once.
    private async Task<T?> InTurn<T>(string counted, Func<SignInTries, Task<T?>> check)
    {
        var (key, now) = (Convert.ToHexStringLower(db.Partnership.Keys.Hmac("sign-in", counted)[..16]), Now);
        if (await db.Set<SignInTries>().AnyAsync(t => t.Key == key && t.ShutUntil > now)) return default;
        return await Waiting.Take(key, async () =>
        {
            var tries = await TriesOf(key);
            return tries.IsShut(Now) ? default : await check(tries);
        });
    }

    private static string AfterPassword(Worker worker) => worker.Id + "|after password";

    private static string InSession(Worker worker) => worker.Id + "|in session";

    // Of an IPv6 address the network: a household has 2^64 addresses to guess from.
    private static string Network(IPAddress? source) => source is null ? "-" : source.IsIPv4MappedToIPv6 ? source.MapToIPv4().ToString()
        : source.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(source.GetAddressBytes().AsSpan(0, 8)) : source.ToString();

    private DateTime Now => db.Partnership.Clock.Instant();

    private Task<string?> SecretOf(Worker worker) => db.Unseal(worker.Id.Value, "workers.totp_secret", worker.TotpSecret);

    private async Task<bool> Pass(SignInTries tries)
    {
        if (db.Entry(tries).State != EntityState.Detached) db.Remove(tries);
        return await Saved();
    }

    // As they stand now, and not as this request read them before its turn.
    private async Task<SignInTries> TriesOf(string key)
    {
        foreach (var read in db.ChangeTracker.Entries<SignInTries>().ToList()) read.State = EntityState.Detached;
        return await db.Set<SignInTries>().FirstOrDefaultAsync(t => t.Key == key) ?? new SignInTries { Key = key, At = Now };
    }

    // Turns are taken within one node, so the count is made in the store. What came with the form (its key) is saved besides.
    private async Task Count(SignInTries tries)
    {
        await SignInTries.Count(db, tries.Key);
        await Saved();
        await DropOld(tries.Key);
    }

    // What is a day old, a few at a time: addresses that somebody made up don't pile up. Saved by itself, for somebody else may be
    // dropping the same.
    private async Task DropOld(string but)
    {
        var old = Now.AddDays(-1);
        var gone = await db.Set<SignInTries>().Where(t => t.At < old && t.Key != but).Take(20).ToListAsync();
        if (gone.Count == 0) return;
        db.RemoveRange(gone);
        await Saved();
    }

    private async Task<bool> Saved()
    {
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (Exception quicker) when (quicker is DbUpdateConcurrencyException or Kernel.Storage.SecondWriter)
        {
            db.GiveUp();
            return false;
        }
    }
}
