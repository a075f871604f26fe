using System.Text.Json;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.People;

/// <summary>
/// The second pair of eyes. Only here are records joined, by somebody other than who judged them the same; what stood
/// where before is kept with the join.
/// </summary>
public sealed class ConfirmMatch(SafeguardingDb db)
{
    /// <param name="picks">Attribute → source record of this person; may be empty.</param>
    /// <exception cref="RuleBroken">The same person judged it, or others told these people apart.</exception>
    public async Task<Person> Do(Act act, Viewer viewer, PossibleMatch match, int version, IReadOnlyDictionary<string, Guid> picks)
    {
        PartnershipDb.Expect(match, version);
        if (match.Status != MatchStatus.AwaitingSecondName || match.JudgedBy is not { } judge) throw new RuleBroken("confirm-nothing", "Nobody has judged these two to be one person yet.");
        if (judge == viewer.WorkerId) throw new RuleBroken("confirm-self", "You judged this yourself. The second name has to be somebody else's.");
        var reason = await db.Unseal(match.Id.Value, "matches.reason", match.Reason) ?? "";
        db.Begin(act with { Reason = reason });

        var (later, earlier) = (await RecordOf(match.LaterId), await RecordOf(match.EarlierId));
        var (mine, theirs) = (await With(earlier), await With(later));
        await RefuseIfToldApart(mine, theirs);
        var person = await PersonOf(earlier) ?? await PersonOf(later) ?? New(act);
        var moved = mine.Concat(theirs).DistinctBy(r => r.Id).Where(r => r.PersonId != person.Id).ToList();
        var merge = new PersonMerge
        {
            Id = Id<PersonMerge>.New(db.Partnership.Clock),
            PersonId = person.Id,
            OtherId = moved.Select(r => r.PersonId).FirstOrDefault(p => p is not null),
            MatchId = match.Id,
            Moved = JsonSerializer.Serialize(moved.ConvertAll(r => new MovedRecord(r.Id.Value, r.PersonId?.Value))),
            PicksBefore = person.Picks,
            JudgedBy = judge,
            ConfirmedBy = viewer.WorkerId,
            At = act.At,
            Reason = await db.Seal(person.Id.Value, "merges.reason", reason),
            Agency = match.ReasonAgency ?? act.Agency,
            Regime = match.ReasonRegime,
        };
        db.Add(merge);
        foreach (var record in moved) record.PersonId = person.Id;
        var all = mine.Concat(theirs).Select(r => r.Id.Value).ToHashSet();
        person.Pick(person.PickedFrom.Concat(picks.Where(p => all.Contains(p.Value))).GroupBy(p => p.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal));
        match.Settle(MatchAct.Joined);
        await Tell(match, viewer, judge, person);
        await db.SaveChangesAsync();
        return person;
    }

    public async Task SendBack(Act act, Viewer viewer, PossibleMatch match, int version, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("confirm-reason", "Say why you don't confirm it: whoever judged it has to know what is missing.");
        PartnershipDb.Expect(match, version);
        if (match.JudgedBy == viewer.WorkerId) throw new RuleBroken("confirm-self", "You judged this yourself. The second name has to be somebody else's.");
        db.Begin(act with { Reason = reason.Trim() });
        match.Settle(MatchAct.SentBack);
        db.Record(new MatchSentBack(viewer.Name), match);
        await db.SaveChangesAsync();
    }

    private async Task Tell(PossibleMatch match, Viewer viewer, Id<Worker> judge, Person person)
    {
        var name = await db.Set<Worker>().Where(w => w.Id == judge).Select(w => w.Name).FirstOrDefaultAsync() ?? "a colleague";
        var fact = new PersonJoined(viewer.Name, name, person.Reference);
        db.Record(fact, person);
        db.Record(fact, match);
        foreach (var concern in await db.Concerns.Where(c => c.Id == match.LaterConcernId || c.Id == match.EarlierConcernId).ToListAsync())
            db.Record(new PersonInConcernJoined(viewer.Name, name), concern);
    }

    private Task<SourceRecord> RecordOf(Id<SourceRecord> id) => db.SourceRecords.SingleAsync(r => r.Id == id);

    /// <summary>The record and all that are one person with it.</summary>
    private async Task<List<SourceRecord>> With(SourceRecord record) =>
        record.PersonId is { } person ? await db.SourceRecords.Where(r => r.PersonId == person).ToListAsync() : [record];

    private async Task<Person?> PersonOf(SourceRecord record) =>
        record.PersonId is { } person ? await db.Persons.SingleAsync(p => p.Id == person) : null;

    private Person New(Act act)
    {
        var person = new Person { Id = Id<Person>.New(db.Partnership.Clock), Reference = Reference.New('P'), MadeAt = act.At };
        db.NewKey(person.Id.Value);
        db.Add(person);
        return person;
    }

    private async Task RefuseIfToldApart(List<SourceRecord> mine, List<SourceRecord> theirs)
    {
        var (a, b) = (mine.ConvertAll(r => r.Id), theirs.ConvertAll(r => r.Id));
        if (await db.Matches.AnyAsync(m => m.Status == MatchStatus.ToldApart && ((a.Contains(m.LaterId) && b.Contains(m.EarlierId)) || (b.Contains(m.LaterId) && a.Contains(m.EarlierId)))))
            throw new RuleBroken("confirm-told-apart", "Somebody told two records of these people apart. That has to be settled first: open that question again, with what is new.");
    }
}
