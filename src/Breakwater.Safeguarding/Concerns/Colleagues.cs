using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Outbox;
using Breakwater.Kernel.Workers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// Tells colleagues that something waits: a line on their own page and a mail, both in the transaction of the act that
/// causes them. The line may carry a reference and nothing else of the record; the mail not even that, for it goes to a
/// whole team, and somebody in it may not know of this record.
/// </summary>
public sealed class Colleagues(SafeguardingDb db)
{
    public void Tell(IEnumerable<Worker> whom, string words, string path)
    {
        var (clock, now) = (db.Partnership.Clock, db.Act.At);
        foreach (var worker in whom.DistinctBy(w => w.Id))
        {
            db.Add(new Notice { Id = Id<Notice>.New(clock).Value, WorkerId = worker.Id, Text = words, Path = path, At = now });
            db.Add(new OutboxMail
            {
                Id = Id<OutboxMail>.New(clock).Value,
                To = worker.Email,
                Subject = "Breakwater: something waits for you",
                Body = "Something waits for you. Sign in to Breakwater to read it.\n\nFor safety this e-mail says nothing else.\n",
                DueAt = now,
            });
        }
    }

    public async Task<List<Worker>> Team(string agency, string? team) =>
        await db.Set<Worker>().Where(w => w.Active && w.Agency == agency && (team == null || w.Team == team)).ToListAsync();

    public async Task<Worker?> ById(Id<Worker>? id) =>
        id is { } known ? await db.Set<Worker>().FirstOrDefaultAsync(w => w.Id == known && w.Active) : null;

    /// <summary>
    /// Whom unaccepted work climbs to: step 0 is the hub's duty manager, each further step the next on the partnership's
    /// rota. Null beyond its end, and when nobody on that step is active.
    /// </summary>
    public async Task<Worker?> OnRota(int step)
    {
        if (step >= RotaLength) return null;
        var email = Rota[step].ToUpperInvariant();
        return await db.Set<Worker>().FirstOrDefaultAsync(w => w.Active && w.NormalisedEmail == email);
    }

    public int RotaLength => Rota.Length;

    private string[] Rota => db.Partnership.Configuration.Hub.EmergencyRota.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
