using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny.Committees;

namespace Breakwater.Scrutiny.Recommendations;

public enum ResponseCategory
{
    Accepted,

    /// <summary>Counts as accepted only with an action and a day; else it is shown as not accepted yet.</summary>
    AcceptedInPrinciple,
    PartlyAccepted,
    Rejected,

    /// <summary>"We have taken note." A reason is owed why nothing follows.</summary>
    Noted,

    /// <summary>Somebody else must answer; they are named.</summary>
    NotOurs,
}

/// <summary>How an answer is shown and counted.</summary>
public enum ShownAnswer
{
    /// <summary>No answer.</summary>
    None,
    Accepted,
    InPrincipleNoActionYet,
    PartlyAccepted,
    Rejected,
    Noted,
    NotOurs,

    /// <summary>An answer came and an officer is reading it; the public sees no word of it yet.</summary>
    BeingRead,
}

/// <summary>An addressee's answer to one request, as received.</summary>
/// <param name="Category">What it amounts to.</param>
/// <param name="Words">The answer's own words.</param>
/// <param name="Reason">Owed for partly accepted, rejected, noted and not ours.</param>
/// <param name="Action">What will be done.</param>
/// <param name="ActionBy">By when.</param>
/// <param name="RedirectTo">Who must answer instead.</param>
/// <param name="ReceivedAt">UTC instant.</param>
/// <param name="From">Name and office of whoever answered.</param>
/// <param name="ReadBy">The officer who read it before it became public; null while nobody has.</param>
/// <param name="KeptBack">Why its words stay out of the public page though it was read; null where they are public.</param>
/// <param name="Late">Why it is late, as the addressee typed it; it joins the clock once the answer was read.</param>
public sealed record Response(
    ResponseCategory Category,
    string Words,
    string? Reason,
    string? Action,
    DateOnly? ActionBy,
    Id<Body>? RedirectTo,
    DateTime ReceivedAt,
    string From,
    string? ReadBy = null,
    string? KeptBack = null,
    string? Late = null)
{
    /// <summary>What somebody must look at in it.</summary>
    public IReadOnlyList<Published.HarmMark> Marks => Published.WordsForPublic.Marks(Words, Reason, Action, From, Late);

    /// <summary>As the public may read it: where the words are kept back, the reason for that stands in their place.</summary>
    public Response Public => KeptBack is null ? this : this with { Words = KeptBack, Reason = null, Late = null, Action = Action is null ? null : KeptBack, From = "" };

    public bool HasActionAndDay => !string.IsNullOrWhiteSpace(Action) && ActionBy is not null;

    public ShownAnswer Shown => Category switch
    {
        ResponseCategory.Accepted => ShownAnswer.Accepted,
        ResponseCategory.AcceptedInPrinciple => HasActionAndDay ? ShownAnswer.Accepted : ShownAnswer.InPrincipleNoActionYet,
        ResponseCategory.PartlyAccepted => ShownAnswer.PartlyAccepted,
        ResponseCategory.Rejected => ShownAnswer.Rejected,
        ResponseCategory.Noted => ShownAnswer.Noted,
        _ => ShownAnswer.NotOurs,
    };

    /// <summary>True where totals count it as accepted.</summary>
    public bool CountsAsAccepted => Shown == ShownAnswer.Accepted;

    /// <exception cref="RuleBroken">A reason, the words or the other body is missing.</exception>
    public Response Checked()
    {
        if (string.IsNullOrWhiteSpace(Words))
            throw new RuleBroken("response-words", "Give the answer in its own words.");
        if (Category is ResponseCategory.PartlyAccepted or ResponseCategory.Rejected or ResponseCategory.Noted or ResponseCategory.NotOurs && string.IsNullOrWhiteSpace(Reason))
            throw new RuleBroken("response-reason", "Say why. The committee is owed a reason unless its request is accepted.");
        if (Category == ResponseCategory.NotOurs && RedirectTo is null)
            throw new RuleBroken("response-redirect", "Say whose it is, so that they can be asked.");
        return this;
    }
}
