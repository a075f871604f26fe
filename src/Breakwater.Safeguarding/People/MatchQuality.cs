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
        async Task<Dictionary<string, int>> Of(IQueryable<PossibleMatch> matches) => await db.SourceRecords
            .Where(r => matches.Any(m => m.LaterId == r.Id || m.EarlierId == r.Id)).GroupBy(group).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var (matched, same, apart) = (await Of(likely), await Of(db.Matches.Where(m => m.Status == MatchStatus.Joined)), await Of(db.Matches.Where(m => m.Status == MatchStatus.ToldApart)));
        return plain.ConvertAll(p => new Row(p.Key, p.Records, p.Born, p.Phone, p.Address, matched.GetValueOrDefault(p.Key), same.GetValueOrDefault(p.Key), apart.GetValueOrDefault(p.Key)));
    }

    private static List<GroupQuality> Groups(List<Row> rows, Func<string, string> name)
    {
        static int? Share(int part, int of) => of < Fewest ? null : (int)Math.Round(100.0 * part / of);
        return [.. rows.OrderBy(r => r.Group, StringComparer.Ordinal).Select(r => new GroupQuality(name(r.Group), r.Records,
            Share(r.Born, r.Records), Share(r.Phone, r.Records), Share(r.Address, r.Records), Share(r.Matched, r.Records), r.Same + r.Apart, Share(r.Apart, r.Same + r.Apart)))];
    }
}
