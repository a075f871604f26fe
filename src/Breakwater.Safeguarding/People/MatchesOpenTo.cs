using Breakwater.Kernel.Access;
using Breakwater.Safeguarding.Concerns;

namespace Breakwater.Safeguarding.People;

/// <summary>
/// Which matches, persons and source records somebody may reach: a record when its concern is open to them, a match when
/// both of its records are, a person when at least two of its records are (and then those, and no others): that one record
/// was recognised in another would itself tell somebody of a record that they may not open.
/// </summary>
public static class OpenMatches
{
    public static IQueryable<PossibleMatch> MatchesOpenTo(this SafeguardingDb db, Viewer viewer, Ability open)
    {
        var concerns = db.OpenTo(viewer, open).Select(c => c.Id);
        return db.Matches.Where(m => concerns.Contains(m.LaterConcernId) && concerns.Contains(m.EarlierConcernId));
    }

    /// <summary>
    /// Joins that somebody else judged and that wait for the viewer's name as the second. There are few, so each is looked up among
    /// what is open to the viewer, rather than in a list of all of it.
    /// </summary>
    public static IQueryable<PossibleMatch> JoinsToConfirm(this SafeguardingDb db, Viewer viewer, Ability open)
    {
        var (me, concerns) = (viewer.WorkerId, db.OpenTo(viewer, open));
        return db.Matches.Where(m => m.Status == MatchStatus.AwaitingSecondName && m.JudgedBy != me
            && concerns.Any(c => c.Id == m.LaterConcernId) && concerns.Any(c => c.Id == m.EarlierConcernId));
    }

    public static IQueryable<SourceRecord> RecordsOpenTo(this SafeguardingDb db, Viewer viewer, Ability open)
    {
        var concerns = db.OpenTo(viewer, open).Select(c => c.Id);
        return db.SourceRecords.Where(r => concerns.Contains(r.ConcernId));
    }

    public static IQueryable<Person> PersonsOpenTo(this SafeguardingDb db, Viewer viewer, Ability open)
    {
        var records = db.RecordsOpenTo(viewer, open);
        return db.Persons.Where(p => records.Count(r => r.PersonId == p.Id) >= 2);
    }

    /// <summary>
    /// Matches about which somebody is still to be asked: not those whose records are one person already, nor those whose
    /// persons were told apart by another pair of their records.
    /// </summary>
    public static IQueryable<PossibleMatch> StillOpen(this IQueryable<PossibleMatch> matches, SafeguardingDb db)
    {
        var records = db.SourceRecords;
        return matches.Where(m => m.Status != MatchStatus.Joined && m.Status != MatchStatus.ToldApart)
            .Where(m => !records.Any(a => a.Id == m.LaterId && a.PersonId != null && records.Any(b => b.Id == m.EarlierId && b.PersonId == a.PersonId)))
            .Where(m => !(from d in db.Matches
                          join x in records on d.LaterId equals x.Id
                          join y in records on d.EarlierId equals y.Id
                          from a in records
                          from b in records
                          where d.Status == MatchStatus.ToldApart && a.Id == m.LaterId && b.Id == m.EarlierId
                              && (((x.Id == a.Id || x.PersonId == a.PersonId) && (y.Id == b.Id || y.PersonId == b.PersonId))
                                  || ((x.Id == b.Id || x.PersonId == b.PersonId) && (y.Id == a.Id || y.PersonId == a.PersonId)))
                          select d.Id).Any());
    }
}
