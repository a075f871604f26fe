using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Safeguarding.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Breakwater.Web.Hosting;

/// <summary>
/// The background work of a partnership. What is due is a query over its rows, taken under one lease row and done so that
/// doing it twice changes nothing; so any number of nodes may tick, and a node that dies is followed by another.
/// (The log has a keeper of its own: <see cref="LogKeeper"/>.) Mail has a turn and a lease of its own beside the other jobs:
/// however long a mail server takes, no clock waits for it.
/// </summary>
public sealed partial class Ticker(OpenPartnership partnership, MailSender mail, ILogger<Ticker> logger) : BackgroundService
{
    public const string LeaseName = "ticker", MailLease = "mail";

    // Renewed when half of it is over: the other half outlasts a round of mail (see MailSender.Patience).
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1), Hold = TimeSpan.FromSeconds(30), MailHold = TimeSpan.FromMinutes(1);
    private readonly string _node = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));

    // ── The jobs. Add a line: name, how often at most, what to do with a context of its own. ──────────────────────
    private (string Name, TimeSpan Every, Func<SafeguardingDb, CancellationToken, Task> Do)[] Jobs =>
    [
        ("referrals-run-out", TimeSpan.FromSeconds(5), LetReferralsRunOut),
        ("days-to-tell", TimeSpan.FromMinutes(1), RemindToTell),
        ("match-people", TimeSpan.FromSeconds(1), MatchPeople),
        ("late-reviews", TimeSpan.FromMinutes(1), (db, _) => new EscalateReviews(db).Do()),
        ("forget-drafts", TimeSpan.FromMinutes(1), ForgetDrafts),
        ("forget-once-keys", TimeSpan.FromHours(1), ForgetOnceKeys),
        ("warn", TimeSpan.FromDays(1), Warn),
    ];

    private (string Name, TimeSpan Every, Func<SafeguardingDb, CancellationToken, Task> Do)[] Mail => [("send-mail", TimeSpan.FromSeconds(2), mail.SendDue)];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Tick(LeaseName, Hold, Jobs, stoppingToken), Tick(MailLease, MailHold, Mail, stoppingToken));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await using var db = partnership.Safeguarding();
        await Leases.GiveUp(db, LeaseName, _node, cancellationToken);
        await Leases.GiveUp(db, MailLease, _node, cancellationToken);
    }

    private async Task Tick(string lease, TimeSpan hold, (string Name, TimeSpan Every, Func<SafeguardingDb, CancellationToken, Task> Do)[] jobs, CancellationToken stop)
    {
        var lastDone = new Dictionary<string, long>(StringComparer.Ordinal);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (await HoldsLease(lease, hold, stop))
                    foreach (var job in jobs)
                        await RunIfDue(job, lastDone, stop);
                await Task.Delay(Beat, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task RunIfDue((string Name, TimeSpan Every, Func<SafeguardingDb, CancellationToken, Task> Do) job, Dictionary<string, long> lastDone, CancellationToken stop)
    {
        if (lastDone.TryGetValue(job.Name, out var last) && TimeProvider.System.GetElapsedTime(last) < job.Every) return;
        lastDone[job.Name] = TimeProvider.System.GetTimestamp();
        try
        {
            await using var db = partnership.Safeguarding();
            await job.Do(db, stop);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // One job that fails must not stop the others. Type only: messages may quote rows.
            Failed(logger, job.Name, fault.GetType().Name);
        }
    }

    private async Task<bool> HoldsLease(string lease, TimeSpan hold, CancellationToken stop)
    {
        try
        {
            await using var db = partnership.Safeguarding();
            return await Leases.Take(db, lease, _node, hold, stop);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Failed(logger, lease, fault.GetType().Name);
            return false;
        }
    }

    private static Task<int> LetReferralsRunOut(SafeguardingDb db, CancellationToken stop) =>
        new LetReferralsRunOut(db).Do(LawfulStep.Refer.By(Actor.Job("referrals-run-out"), db.Partnership.Configuration.FrontDoors[^1].Agency, db.Partnership.Clock));

    private static Task<int> RemindToTell(SafeguardingDb db, CancellationToken stop) =>
        new RemindToTell(db).Do(LawfulStep.Triage.By(Actor.Job("days-to-tell"), db.Partnership.Configuration.FrontDoors[^1].Agency, db.Partnership.Clock));

    private static Task<int> MatchPeople(SafeguardingDb db, CancellationToken stop) =>
        new MatchNewRecords(db).Do(LawfulStep.Triage.By(Actor.Job("match-people"), db.Partnership.Configuration.FrontDoors[^1].Agency, db.Partnership.Clock), stop: stop);

    private static async Task ForgetDrafts(SafeguardingDb db, CancellationToken stop)
    {
        // With their keys: what was typed and not sent can't be opened again, even from a backup of the rows.
        await new Drafts(db).ForgetExpired(500);
        await new SendSchoolLink(db).ForgetLeftBehind();
        await db.SaveChangesAsync(stop);
    }

    // A form that is sent again after a week is a new sending.
    private static async Task ForgetOnceKeys(SafeguardingDb db, CancellationToken stop)
    {
        var weekAgo = db.Partnership.Clock.Instant().AddDays(-7);
        db.RemoveRange(await db.Set<IdempotencyKey>().Where(k => k.At < weekAgo).Take(2000).ToListAsync(stop));
        await db.SaveChangesAsync(stop);
    }

    private async Task Warn(SafeguardingDb db, CancellationToken stop)
    {
        foreach (var warning in await StartWarning.All(db, partnership.Settings.CheckpointFile, stop)) Warned(logger, warning);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private static partial void Warned(ILogger logger, string warning);

    [LoggerMessage(Level = LogLevel.Error, Message = "The job {Job} failed ({Kind}); it will be tried again.")]
    private static partial void Failed(ILogger logger, string job, string kind);
}
