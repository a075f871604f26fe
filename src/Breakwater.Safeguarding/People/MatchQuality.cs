using Breakwater.Kernel.Personal;
using Breakwater.Linkage.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.People;

/// <summary>How well matching works for one group of records. Shares are of <paramref name="Records"/>; null: too few to say.</summary>
/// <param name="Judged">Matches that somebody judged, same or different.</param>
/// <param name="Wrong">Of those judged, told apart.</param>
public sealed record GroupQuality(string Group, int Records, int? BornKnown, int? PhoneKnown, int? AddressKnown, int? Matched, int Judged, int? Wrong);

/// <summary>
/// Whether matching serves everybody alike: how much is known of people, how often records find another, how often people
/// told a match apart, by age and by the agency that owns the record. Numbers only; shares of few records are left out.
/// </summary>
public sealed class MatchQuality(SafeguardingDb db)
{
    /// <summary>Groups smaller than this say nothing, and would say too much about somebody.</summary>
    public const int Fewest = 10;

    public async Task<IReadOnlyList<GroupQuality>> ByAgency() =>
        Groups(await Counts(r => r.OwningAgency), code => db.Partnership.Configuration.AgencyOf(code).Name);

    /// <summary>By age today; "not known" is a group of its own, and the one most easily missed.</summary>
    public async Task<IReadOnlyList<GroupQuality>> ByAge()
    {
        var today = DateOnly.FromDateTime(db.Partnership.Clock.GetUtcNow().UtcDateTime);
        BirthDate Before(int years) => BirthDate.Of(today.AddYears(-years))!;
        var (ten, thirteen, sixteen, eighteen, twentyFive) = (Before(10), Before(13), Before(16), Before(18), Before(25));
        return Groups(await Counts(r => r.Born == null ? "7 Not known" : r.Born > ten ? "1 Under 10" : r.Born > thirteen ? "2 10 to 12" : r.Born > sixteen ? "3 13 to 15"
            : r.Born > eighteen ? "4 16 and 17" : r.Born > twentyFive ? "5 18 to 24" : "6 25 and over"), name => name[2..]);
    }

    private sealed record Row(string Group, int Records, int Born, int Phone, int Address, int Matched, int Same, int Apart);

    private sealed class Tally
    {
        public required int Kind { get; init; }

        public required string Group { get; init; }

        public required int Count { get; init; }
    }

    private async Task<List<Row>> Counts(System.Linq.Expressions.Expression<Func<SourceRecord, string>> group)
    {
        var plain = await db.SourceRecords.GroupBy(group).Select(g => new
        {
            g.Key,
            Records = g.Count(),
            Born = g.Count(r => r.Born != null),
            Phone = g.Count(r => r.Phone != null),
            Address = g.Count(r => r.Address != null || r.Postcode != null),
        }).ToListAsync();
        var likely = db.Matches.Where(m => m.Band == Band.Same || m.Band == Band.Probably);
        IQueryable<Tally> Of(int kind, IQueryable<PossibleMatch> matches) => db.SourceRecords
            .Where(r => matches.Any(m => m.LaterId == r.Id || m.EarlierId == r.Id)).GroupBy(group).Select(g => new Tally { Kind = kind, Group = g.Key, Count = g.Count() });
        var tallies = await Of(0, likely).Concat(Of(1, db.Matches.Where(m => m.Status == MatchStatus.Joined))).Concat(Of(2, db.Matches.Where(m => m.Status == MatchStatus.ToldApart))).ToListAsync();
        int Count(int kind, string name) => tallies.Find(t => t.Kind == kind && t.Group == name)?.Count ?? 0;
        return plain.ConvertAll(p => new Row(p.Key, p.Records, p.Born, p.Phone, p.Address, Count(0, p.Key), Count(1, p.Key), Count(2, p.Key)));
    }

    private static List<GroupQuality> Groups(List<Row> rows, Func<string, string> name)
    {
        static int? Share(int part, int of) => of < Fewest ? null : (int)Math.Round(100.0 * part / of);
        return [.. rows.OrderBy(r => r.Group, StringComparer.Ordinal).Select(r => new GroupQuality(name(r.Group), r.Records,
            Share(r.Born, r.Records), Share(r.Phone, r.Records), Share(r.Address, r.Records), Share(r.Matched, r.Records), r.Same + r.Apart, Share(r.Apart, r.Same + r.Apart)))];
    }
}
