using Breakwater.Linkage.Models;

namespace Breakwater.Linkage.Scoring;

/// <summary>What a pair is called: from certain to no match.</summary>
public enum Band
{
    No,
    Possibly,
    Probably,
    Same,
}

/// <summary>
/// The lowest probability of each band. They follow from the error that the model file allows, not from looking at scores: going down
/// from the likeliest pair, a band ends where the expected share of wrong pairs among all so far would pass its limit.
/// </summary>
public sealed record Bands(double Same, double Probably, double Possibly)
{
    /// <summary>Finds the limits for the pairs of a run.</summary>
    public static Bands From(IEnumerable<ScoredPair> pairs, BandErrors errors)
    {
        double wrong = 0, same = 1, probably = 1;
        var n = 0;
        foreach (var pair in pairs.Select(p => p.Probability).Where(p => p >= errors.Possibly).OrderDescending())
        {
            wrong += 1 - pair;
            n++;
            same = wrong <= errors.Same * n ? pair : same;
            probably = wrong <= errors.Probably * n ? pair : probably;
        }

        // Nothing is called certain below even odds, however good its company.
        return new Bands(Math.Max(0.9, same), Math.Max(0.5, probably), errors.Possibly);
    }

    /// <summary>The band of an explained pair.</summary>
    public Band Of(Explanation why) => Of(why.Probability, why.NameAlone);

    /// <summary>The band of a pair. A name alone is never "same": two people may bear the rarest.</summary>
    public Band Of(double probability, bool nameAlone) => Of(probability) is var band && band == Band.Same && nameAlone ? Band.Probably : band;

    /// <summary>The band of a probability.</summary>
    public Band Of(double probability) =>
        probability >= Same ? Band.Same : probability >= Probably ? Band.Probably : probability >= Possibly ? Band.Possibly : Band.No;
}
