using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Breakwater.Web.Hosting;

/// <summary>
/// Keeps the log while the program runs: gives facts their places twice a second, signs a checkpoint each minute and when
/// the program stops. Any number of nodes may run it; the lease lets one of them work.
/// </summary>
public sealed partial class LogKeeper(OpenPartnership partnership, ILogger<LogKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400), SignEvery = TimeSpan.FromMinutes(1), LongestLease = TimeSpan.FromSeconds(12);
    private readonly string _node = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));
    private readonly Sequencer _sequencer = new();
    private readonly CheckpointKeeper _checkpoints = new(partnership.Partnership, partnership.Settings.CheckpointFile);
    private bool _keeps;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var clock = partnership.Partnership.Clock;
        var signed = clock.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var db = partnership.Safeguarding();
                var placed = await Place(db, stoppingToken);
                if (placed is not null && clock.GetElapsedTime(signed) >= SignEvery)
                {
                    await _checkpoints.Sign(db, _sequencer, stoppingToken);
                    signed = clock.GetTimestamp();
                }
                await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                // The log waits, requests don't: facts lie safe until they have their places. Type only: messages may quote rows.
                Failed(logger, fault.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(2), clock, CancellationToken.None);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await using var db = partnership.Safeguarding();
        // A node that was killed holds the lease for ten seconds more: it is waited for. One that lives renews it, and signs by itself.
        var (held, since) = (await Leases.Until(db, Sequencer.LeaseName, cancellationToken), TimeProvider.System.GetTimestamp());
        while (await Place(db, cancellationToken) is null)
        {
            if (await Leases.Until(db, Sequencer.LeaseName, cancellationToken) != held || TimeProvider.System.GetElapsedTime(since) > LongestLease) return;
            await Task.Delay(Pause, cancellationToken);
        }
        await _checkpoints.Sign(db, _sequencer, cancellationToken);
        await Leases.GiveUp(db, Sequencer.LeaseName, _node, cancellationToken);
    }

    // Whoever takes the log over, and lacks the file into which it was signed until now, says so.
    private async Task<int?> Place(PartnershipDb db, CancellationToken stop)
    {
        var placed = await _sequencer.Place(db, _node, stop);
        var takesOver = placed is not null && !_keeps;
        _keeps = placed is not null;
        // Not cut short by a stop: it is asked once.
        if (takesOver && await _checkpoints.FileEndsTooSoon(db, CancellationToken.None)) TookOver(logger, StartWarning.SignedElsewhere(partnership.Settings.CheckpointFile));
        return placed;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "This server keeps the log from now on. {Warning}")]
    private static partial void TookOver(ILogger logger, string warning);

    [LoggerMessage(Level = LogLevel.Error, Message = "The log could not be kept for a moment ({Kind}); it will be tried again.")]
    private static partial void Failed(ILogger logger, string kind);
}
