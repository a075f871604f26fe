using Breakwater.Scrutiny.Published;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Web.Words;

namespace Breakwater.Web.Pages.Asked;

/// <summary>One request as lists show it.</summary>
public sealed record RequestCard(TrackedRequest Asked, PublicWords W, DateTime Now, string? Area, string Root = "/asked/")
{
    public string Path => Root + Asked.Request.Reference;

    /// <summary>The verdict on the outcome, where there is one.</summary>
    public Verdict? Verdict => Asked.Outcomes.Select(o => o.Verdict).LastOrDefault(v => v is not null);

    public string Meta => string.Join(" · ", new[] { Asked.Place, Asked.Request.Topic, Area }.OfType<string>());

    /// <summary>Class of the tag beside an answer: what is good is not louder than what is not.</summary>
    public static string Tone(ShownAnswer shown) => shown switch
    {
        ShownAnswer.Accepted => "bw-answer--yes",
        ShownAnswer.InPrincipleNoActionYet or ShownAnswer.PartlyAccepted => "bw-answer--half",
        ShownAnswer.None or ShownAnswer.BeingRead => "bw-answer--none",
        _ => "bw-answer--no",
    };
}
