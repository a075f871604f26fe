namespace Breakwater.Scrutiny.Committees;

/// <summary>A body that a paper may mean. <paramref name="Sure"/>: it gives the body's own name, and nothing else fits.</summary>
public sealed record MatchedBody(Body Body, bool Sure);

/// <summary>
/// Which of the bodies that we know a paper means. Its own name is sure; an office ("the Cabinet Member") or a group
/// ("the districts") is a proposal that an officer looks at.
/// </summary>
public static class MatchBody
{
    /// <param name="named">As the paper names them.</param>
    /// <param name="kind">The importer's kind of addressee, such as "police" or "districts".</param>
    /// <param name="bodies">The bodies that there are.</param>
    public static IReadOnlyList<MatchedBody> Of(string named, string kind, IReadOnlyList<Body> bodies)
    {
        var slug = AddBody.SlugOf(named);
        if (bodies.Where(b => b.Slug == slug || AddBody.SlugOf(b.Name) == slug).ToList() is [var own]) return [new MatchedBody(own, Sure: true)];
        var fits = bodies.Where(b => Fits(b, kind, named)).ToList();
        // A group may mean several; of a single one it is a guess as soon as two fit.
        return kind == "districts" || fits.Count == 1 ? fits.ConvertAll(b => new MatchedBody(b, Sure: false)) : [];
    }

    private static bool Fits(Body body, string kind, string named) => kind switch
    {
        "cabinetMember" or "executive" => body.Duties.HasFlag(Duties.OwnExecutive),
        "police" => Says(body, "police") || Says(body, "constabulary"),
        "commissioner" => Says(body, "commissioner"),
        "government" => Says(body, named),
        "fire" => Says(body, "fire") && !Says(body, "commissioner"),
        "probation" => Says(body, "probation"),
        "health" => Says(body, "integrated care board") || Says(body, "nhs"),
        "districts" => (Says(body, "district") || Says(body, "borough")) && Says(body, "council"),
        _ => named.Length > 8 && Says(body, named),
    };

    private static bool Says(Body body, string word) => body.Name.Contains(word, StringComparison.OrdinalIgnoreCase);
}
