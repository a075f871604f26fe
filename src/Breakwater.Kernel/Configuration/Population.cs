using System.Globalization;

namespace Breakwater.Kernel.Configuration;

/// <summary>Residents by area, year and age band: public figures with their source, and the denominators of rates.</summary>
/// <param name="Source">Who published them, and which release.</param>
/// <param name="LastChecked">When somebody last held them against the source.</param>
/// <param name="Bands">Ages, rising and without overlap.</param>
/// <param name="Counts">One entry for each area and year.</param>
public sealed record Population(string Source, DateOnly LastChecked, IReadOnlyList<AgeBand> Bands, IReadOnlyList<PopulationCount> Counts)
{
    /// <summary>The years that any area has.</summary>
    public IEnumerable<int> Years => Counts.Select(c => c.Year).Distinct().Order();

    /// <summary>Residents of one area, of these ages, in the middle of that year.</summary>
    /// <param name="area">Code of an area.</param>
    /// <param name="year">Year of the estimate: a rate takes that of its own year.</param>
    /// <param name="from">Youngest age.</param>
    /// <param name="to">Oldest age, included; null for "and older".</param>
    /// <exception cref="PopulationMissing">There is no figure for it; the message says what to fill in.</exception>
    public long Of(string area, int year, int from, int? to)
    {
        var count = Counts.FirstOrDefault(c => c.Area == area && c.Year == year)
            ?? throw new PopulationMissing(string.Create(CultureInfo.InvariantCulture, $"There is no population of {area} in {year}. Add it under \"population\" in the partnership's file: a rate needs that of its own year."));
        var within = Bands.Index().Where(b => b.Item.From >= from && (to is null || b.Item.To <= to)).ToList();
        var whole = within.Count > 0 && within[0].Item.From == from && within[^1].Item.To == to
            && within.Zip(within.Skip(1)).All(pair => pair.First.Item.To + 1 == pair.Second.Item.From);
        return whole ? within.Sum(b => (long)count.Persons[b.Index])
            : throw new PopulationMissing($"The age bands ({string.Join(", ", Bands)}) don't make up ages {new AgeBand(from, to)}. Give \"bands\" that begin at {from} and end at {(to is null ? "the oldest" : to)}.");
    }

    internal static Population Read(Yaml y, IReadOnlyList<Area> areas)
    {
        var bands = y.Texts("bands").Select(text => AgeBand.Parse(text) ?? throw y.Fault("bands", $"\"{text}\" should be ages such as 0-4, or 18+ for the last.")).ToList();
        if (bands.Count == 0) throw y.Fault("bands", "name the age bands, such as [0-4, 5-9, 10-14, 15-17, 18+].");
        if (bands.Zip(bands.Skip(1)).Any(pair => pair.First.To is not { } last || last >= pair.Second.From)) throw y.Fault("bands", "the age bands should rise and not overlap; only the last may be open, such as 18+.");
        var counts = y.Maps("counts").Select(entry => ReadCount(entry, areas, bands)).ToList();
        if (counts.Count == 0) throw y.Fault("counts", "give at least one area with its year and persons.");
        var twice = counts.GroupBy(c => (c.Area, c.Year)).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw y.Fault("counts", $"{twice.Key.Area} in {twice.Key.Year} stands there twice.");
        var population = new Population(y.Text("source"), y.Day("last_checked"), bands, counts);
        y.Done();
        return population;
    }

    private static PopulationCount ReadCount(Yaml y, IReadOnlyList<Area> areas, List<AgeBand> bands)
    {
        var persons = y.Texts("persons").Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw y.Fault("persons", $"\"persons\" should list whole numbers and holds \"{text}\".")).ToList();
        if (persons.Count != bands.Count) throw y.Fault("persons", $"\"persons\" holds {persons.Count} numbers and there are {bands.Count} age bands.");
        var count = new PopulationCount(y.OneOf("area", areas.Select(a => a.Code).ToList()), y.Number("year", 1900, 2200), persons);
        y.Done();
        return count;
    }
}

/// <summary>Ages from one to another, both included; null: and older.</summary>
public sealed record AgeBand(int From, int? To)
{
    /// <summary>Reads <c>5-9</c>, <c>17</c> or <c>18+</c>; null when it is none of these.</summary>
    public static AgeBand? Parse(string text)
    {
        static int? Age(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age <= 130 ? age : null;
        if (text.EndsWith('+')) return Age(text[..^1]) is { } open ? new AgeBand(open, null) : null;
        var ends = text.Split('-');
        return ends.Length <= 2 && Age(ends[0]) is { } from && Age(ends[^1]) is { } to && from <= to ? new AgeBand(from, to) : null;
    }

    public override string ToString() => To is not { } to ? $"{From}+" : to == From ? $"{From}" : $"{From}-{to}";
}

/// <summary>Residents of an area in the middle of a year, one number for each age band.</summary>
public sealed record PopulationCount(string Area, int Year, IReadOnlyList<int> Persons);

/// <summary>A rate was asked for and there is nothing to divide by.</summary>
public sealed class PopulationMissing(string message) : InvalidOperationException(message);
