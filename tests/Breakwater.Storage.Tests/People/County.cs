using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests.People;

/// <summary>Short ways to bring people into an empty partnership and to have them compared.</summary>
internal static class County
{
    public static async Task<Concern> Names(this EmptyPartnership county, params PersonInput[] people)
    {
        await using var db = county.Db();
        return (await new ReportConcern(db).Do(county.Act(county.Hub), new ReportInput("child", Channel.Telephone, Promise.Confidential, "Somebody is worried.") { Area = "ashmere", People = people })).Concern;
    }

    public static async Task Compare(this EmptyPartnership county, PersonModel? model = null)
    {
        await using var db = county.Db();
        while (await new MatchNewRecords(db, model).Do(LawfulStep.Triage.By(Actor.Job("match-people"), "csc", county.Clock)) > 0)
        {
        }
    }

    public static PersonInput Child(string name, string? born = null, string? phone = null, string? address = null, string? postcode = null) =>
        new(PersonRole.ChildAtRisk, name, born is null ? null : DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture), null, phone, address, postcode);

    public static async Task<SourceRecord> RecordOf(this EmptyPartnership county, Concern concern)
    {
        await using var db = county.Db();
        return await db.SourceRecords.AsNoTracking().SingleAsync(r => r.ConcernId == concern.Id);
    }

    /// <summary>Who stands with whom, and what each person's picks are: all that a join can change.</summary>
    public static async Task<string> Standing(this EmptyPartnership county)
    {
        await using var db = county.Db();
        var records = await db.SourceRecords.AsNoTracking().OrderBy(r => r.Id).Select(r => new { r.Id, r.PersonId }).ToListAsync();
        var picks = await db.Persons.AsNoTracking().OrderBy(p => p.Id).Where(p => db.SourceRecords.Any(r => r.PersonId == p.Id)).Select(p => p.Id.ToString() + p.Picks).ToListAsync();
        return string.Join('\n', records.Select(r => $"{r.Id} {r.PersonId}").Concat(picks));
    }

    public static async Task<PossibleMatch> Match(this EmptyPartnership county, Concern one, Concern other)
    {
        await using var db = county.Db();
        return await db.Matches.AsNoTracking().SingleAsync(m => (m.LaterConcernId == one.Id && m.EarlierConcernId == other.Id) || (m.LaterConcernId == other.Id && m.EarlierConcernId == one.Id));
    }

    public static async Task Judge(this EmptyPartnership county, Id<PossibleMatch> id, Func<JudgeMatch, PossibleMatch, Task> judge)
    {
        await using var db = county.Db();
        await judge(new JudgeMatch(db), await db.Matches.SingleAsync(m => m.Id == id));
    }

    /// <summary>One judges the same, another confirms.</summary>
    public static async Task<Person> Join(this EmptyPartnership county, Concern one, Concern other, IReadOnlyDictionary<string, Guid>? picks = null)
    {
        var match = await county.Match(one, other);
        await county.Judge(match.Id, (j, m) => j.Same(county.Act(county.Hub), county.Hub, m, m.Version, "Same school, same mother."));
        await using var db = county.Db();
        var judged = await db.Matches.SingleAsync(m => m.Id == match.Id);
        return await new ConfirmMatch(db).Do(county.Act(county.Manager), county.Manager, judged, judged.Version, picks ?? new Dictionary<string, Guid>());
    }

    public static async Task<IReadOnlyList<string>> TakeApart(this EmptyPartnership county, Id<Person> id, string reason = "Two cousins of one name.")
    {
        await using var db = county.Db();
        var person = await db.Persons.SingleAsync(p => p.Id == id);
        return await new TakeApart(db).Do(county.Act(county.Manager), county.Manager, person, person.Version, reason);
    }
}
