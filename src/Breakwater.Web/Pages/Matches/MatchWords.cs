using Breakwater.Linkage.Scoring;
using Breakwater.Safeguarding.People;

namespace Breakwater.Web.Pages.Matches;

/// <summary>Bands, states and evidence as the pages say them.</summary>
public static class MatchWords
{
    public static string Short(Band band) => band switch
    {
        Band.Same => "Same",
        Band.Probably => "Probably the same",
        _ => "Possibly the same",
    };

    public static string Colour(Band band) => band switch
    {
        Band.Same => "govuk-tag--green",
        Band.Probably => "govuk-tag--turquoise",
        _ => "govuk-tag--yellow",
    };

    public static string Stands(MatchStatus status) => status switch
    {
        MatchStatus.Waiting => "nobody has judged it yet",
        MatchStatus.NotSure => "somebody looked and was not sure",
        MatchStatus.AwaitingSecondName => "judged the same; a second name is needed",
        MatchStatus.Joined => "joined",
        _ => "told apart",
    };

    public static string Differs(Likeliness likeliness) => likeliness switch
    {
        Likeliness.Same => "Same",
        Likeliness.Differs => "Differs",
        _ => "Not known on both sides",
    };

    /// <summary>The strongest evidence for and against, in one sentence.</summary>
    public static string InWords(Explanation why)
    {
        var rows = SideBySide.Evidence(why);
        var (yes, no) = (rows.Where(r => r.For).Take(3).ToList(), rows.Where(r => !r.For).Take(2).ToList());
        var text = yes.Count == 0 ? "Little speaks for it" : string.Join(", ", yes.Select((r, i) => i == 0 ? r.Words : Small(r.Words)));
        return text + (no.Count == 0 ? "." : ". Against it: " + string.Join(", ", no.Select(r => Small(r.Words))) + ".");
    }

    private static string Small(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
