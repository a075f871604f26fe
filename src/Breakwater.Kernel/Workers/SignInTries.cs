using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Kernel.Workers;

/// <summary>
/// Wrong tries at one e-mail address from one place, whether it has an account or not: the same row is written either way,
/// so that neither the answer nor its time says which addresses exist. <see cref="Key"/> is an HMAC of both together; it
/// goes after a day. Tries after the password and in a session are counted by worker instead.
/// </summary>
public sealed class SignInTries : IOutsideTheRule
{
    /// <summary>Five wrong tries shut the address for half an hour to where they came from: at most ten guesses an hour from one place.</summary>
    public const int Most = 5;

    public static readonly TimeSpan Shut = TimeSpan.FromMinutes(30);

    public required string Key { get; init; }

    public int Wrong { get; set; }

    public DateTime? ShutUntil { get; set; }

    public required DateTime At { get; set; }

    public bool IsShut(DateTime now) => ShutUntil > now;

    /// <summary>
    /// Counts one wrong try, by one statement: what several nodes count in the same moment is counted by each. Nothing is added
    /// to what is shut, and what was shut begins at one.
    /// </summary>
    public static async Task Count(PartnershipDb db, string key)
    {
        var now = db.Partnership.Clock.Instant();
        var until = now + Shut;
        await db.Turn.Take(CancellationToken.None);
        try
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO sign_in_tries AS t ("Key", "Wrong", "At") VALUES ({key}, 1, {now})
                ON CONFLICT ("Key") DO UPDATE SET
                    "Wrong" = CASE WHEN t."ShutUntil" > {now} THEN t."Wrong" WHEN t."ShutUntil" IS NULL THEN t."Wrong" + 1 ELSE 1 END,
                    "ShutUntil" = CASE WHEN t."ShutUntil" > {now} THEN t."ShutUntil" WHEN t."ShutUntil" IS NULL AND t."Wrong" + 1 >= {Most} THEN {until} END,
                    "At" = {now}
                """);
        }
        finally
        {
            db.Turn.Give();
        }
    }
}

/// <summary>A one-time link by which somebody sets their first (or next) password. Only the digest of its key is stored.</summary>
public sealed class Invitation : IOutsideTheRule
{
    public static readonly TimeSpan Good = TimeSpan.FromHours(48);

    public required string Digest { get; init; }

    public required Ids.Id<Worker> WorkerId { get; init; }

    public required DateTime Until { get; init; }

    public DateTime? UsedAt { get; set; }
}
