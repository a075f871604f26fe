using System.Globalization;
using Breakwater.Linkage.Comparisons;
using Breakwater.Linkage.Records;
using Breakwater.Linkage.Scoring;

namespace Breakwater.Cli.Link;

/// <summary>Pairs with their probability and band, the likeliest first.</summary>
internal static class PairsFile
{
    public static void Write(FileInfo to, RecordSet records, PairScorer scorer, IEnumerable<ScoredPair> pairs, Bands bands)
    {
        using var writer = new StreamWriter(to.FullName) { NewLine = "\n" };
        writer.WriteLine("id_a,id_b,probability,band");
        var memos = scorer.NewMemos();
        foreach (var pair in pairs.OrderByDescending(p => p.LogOdds).ThenBy(p => p.A).ThenBy(p => p.B))
        {
            var band = BandOf(pair, scorer, memos, bands);
            if (band != Band.No)
            {
                writer.WriteLine(CsvLine.Of(records.KeyOf(pair.A), records.KeyOf(pair.B), pair.Probability.ToString("0.000000", CultureInfo.InvariantCulture), InWords(band)));
            }
        }
    }

    public static Band BandOf(ScoredPair pair, PairScorer scorer, LevelMemo[] memos, Bands bands) =>
        bands.Of(pair.Probability) is var band && band == Band.Same ? bands.Of(pair.Probability, scorer.NameAlone(pair.A, pair.B, memos)) : band;

    public static string InWords(Band band) => band switch
    {
        Band.Same => "same",
        Band.Probably => "probably",
        Band.Possibly => "possibly",
        _ => "no",
    };
}
