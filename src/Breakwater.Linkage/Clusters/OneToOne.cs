using Breakwater.Linkage.Scoring;

namespace Breakwater.Linkage.Clusters;

/// <summary>A link between two sets, and whether a person has to decide because a rival is nearly as strong.</summary>
public sealed record Link(ScoredPair Pair, bool Decide);

/// <summary>Links two sets without duplicates of their own: each record is linked at most once, the likeliest pairs first.</summary>
public static class OneToOne
{
    /// <summary>Chooses the links.</summary>
    /// <param name="pairs">All scored pairs.</param>
    /// <param name="atLeast">Lowest probability of a link.</param>
    /// <param name="rival">A second candidate at or above this probability makes a link one for a person to decide.</param>
    public static IReadOnlyList<Link> Choose(IEnumerable<ScoredPair> pairs, double atLeast, double rival)
    {
        var ordered = pairs.Where(p => p.Probability >= Math.Min(atLeast, rival)).OrderByDescending(p => p.LogOdds).ThenBy(p => p.A).ThenBy(p => p.B).ToList();
        var strong = new Dictionary<int, int>();
        foreach (var pair in ordered.Where(p => p.Probability >= rival))
        {
            strong[pair.A] = strong.GetValueOrDefault(pair.A) + 1;
            strong[pair.B] = strong.GetValueOrDefault(pair.B) + 1;
        }

        var taken = new HashSet<int>();
        var links = new List<Link>();
        foreach (var pair in ordered.Where(p => p.Probability >= atLeast))
        {
            if (!taken.Contains(pair.A) && !taken.Contains(pair.B))
            {
                taken.Add(pair.A);
                taken.Add(pair.B);
                links.Add(new Link(pair, strong.GetValueOrDefault(pair.A) > 1 || strong.GetValueOrDefault(pair.B) > 1));
            }
        }

        return links;
    }
}
