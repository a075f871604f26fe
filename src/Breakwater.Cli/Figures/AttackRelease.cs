using System.Globalization;
using System.Text;
using System.Text.Json;
using Breakwater.Disclosure;
using Breakwater.Disclosure.Rates;

namespace Breakwater.Cli.Figures;

/// <summary>Works out the bounds of every hidden figure from publish/ and the ledger's public file. Exit code 1 when one is given away.</summary>
internal static class AttackRelease
{
    public static int Run(string folder, string? ledgerFolder, TextWriter output)
    {
        var publish = Path.Combine(folder, "publish");
        var (columns, release) = ReadRelease(publish);
        var earlier = ledgerFolder is null ? LedgerFolder.OpenCopy(Path.Combine(publish, "earlier.jsonl")) : LedgerFolder.Open(ledgerFolder);
        var place = earlier.Releases.FindIndex(known => known.Release == release.Name);
        var later = place < 0 ? [] : earlier.Releases.Skip(place + 1).ToList();
        var before = place < 0 ? earlier.Releases : [.. earlier.Releases.Take(place)];
        var first = release.Relation == Relation.Independent ? before.Count : Math.Max(0, before.FindLastIndex(r => r.Relation == Relation.Independent));
        var until = later.FindIndex(r => r.Relation == Relation.Independent);
        var chain = before.Skip(first).Select(r => r.ToPast()).Append(release).Concat((until < 0 ? later : later.Take(until)).Select(r => r.ToPast())).ToList();

        var newest = later.Count > 0 && until != 0 ? later[(until < 0 ? later.Count : until) - 1].ToDimensions() : columns;
        var shape = new InnerTable(newest, new long[InnerTable.Size(newest)]);
        var timeline = Timeline.Of([.. chain.Select(r => new Snapshot(r.Name, r.Relation, r.Periods, null))], shape.CellCount, null, shape.Describe);
        var intervals = IntervalAttack.Bounds(ReleaseMatrix.OfPublic(shape, timeline, chain));

        var text = new StringBuilder();
        Csv.Append(text, ["release", "table", .. shape.Columns, "least", "most"]);
        var exact = 0;
        var hidden = 0;
        foreach (var interval in intervals)
        {
            // The rest of a sentence is no secret in itself; it matters when it comes out as a count that the rules hide.
            if (!interval.Row.HiddenBefore && !(interval.IsExact && release.Policy.HidesCount(interval.Least))) continue;
            foreach (var figure in interval.Row.Figures)
            {
                hidden++;
                if (interval.IsExact) exact++;
                Csv.Append(text, [figure.Release, figure.Table, .. figure.Coordinates, interval.Least.ToString(CultureInfo.InvariantCulture), interval.Most?.ToString(CultureInfo.InvariantCulture) ?? ""]);
            }
        }
        output.Write(text);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# {hidden} hidden figures in {chain.Count} releases; {exact} given away exactly."));
        return exact == 0 ? 0 : 1;
    }

    private static (IReadOnlyList<Dimension> Dimensions, PastRelease Release) ReadRelease(string publish)
    {
        var file = Path.Combine(publish, "release.json");
        if (!File.Exists(file)) throw new SpecificationException($"{file} is missing: this isn't a folder that 'figures protect' wrote.");
        ReleaseRecord record;
        try
        {
            record = ReleaseRecord.Parse(File.ReadAllText(file));
        }
        catch (JsonException fault)
        {
            throw new SpecificationException(file, (fault.LineNumber ?? 0) + 1, fault.Message);
        }
        var dimensions = record.ToDimensions();
        var columns = dimensions.SelectMany(d => d.Columns).ToList();
        var figures = new List<FigureRecord>();
        foreach (var table in record.Tables)
        {
            var csv = CellsFile.Read(Path.Combine(publish, $"{table}.csv"));
            var places = columns.ConvertAll(csv.Column);
            var (value, denominator) = (csv.Column("value"), csv.Column("denominator"));
            var rate = record.Rates?.FirstOrDefault(r => r.Table == table);
            if (value < 0 || places.Contains(-1) || (rate is not null && denominator < 0)) throw new SpecificationException(csv.Name, 1, "a column is missing.");
            foreach (var (line, fields) in csv.Rows)
            {
                string[] coordinates = [.. places.Select(place => fields[place])];
                if (rate is null) figures.Add(new FigureRecord(table, coordinates, fields[value].Length == 0 ? null : csv.Count(line, fields[value])));
                else figures.AddRange(OfRate(record.Policy, rate, columns, coordinates, fields[denominator].Length == 0 ? null : csv.Count(line, fields[denominator]), fields[value]));
            }
        }
        figures.AddRange(record.Withheld ?? []);
        return (dimensions, (record with { Figures = figures }).ToPast());
    }

    // A percentage gives its whole away too; without a denominator there is nothing to work from.
    private static IEnumerable<FigureRecord> OfRate(SuppressionPolicy policy, RateRecord rate, List<string> columns, string[] coordinates, long? denominator, string value)
    {
        if (rate.Of is not null) yield return new FigureRecord(rate.Table, [.. coordinates.Select((code, k) => rate.Of.Contains(columns[k]) ? code : Dimension.Total)], denominator);
        if (denominator is not > 0) yield break;
        var range = value.Length == 0 ? ((long Least, long Most)?)null : new PrintedRate(rate.Per, rate.Decimals).CountsBehind(value, denominator.Value, policy);
        yield return new FigureRecord(rate.Table, coordinates, null, range is { } r ? [r.Least, r.Most] : null);
    }
}
