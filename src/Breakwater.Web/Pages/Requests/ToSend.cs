using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Published;
using Breakwater.Scrutiny.Recommendations;

namespace Breakwater.Web.Pages.Requests;

/// <summary>One addressee who has not been asked yet: sure, with the duty that follows, or to be settled first.</summary>
/// <param name="Asked">The request.</param>
/// <param name="Of">Whom the words ask.</param>
/// <param name="Body">The body that is meant; null while an officer must say.</param>
/// <param name="Fits">Bodies that the words may mean.</param>
public sealed record ToSend(TrackedRequest Asked, ToAsk Of, Body? Body, IReadOnlyList<Body> Fits)
{
    public bool IsSure => Body is not null && Of.Sure;

    /// <summary>What the clock will be, in words.</summary>
    public string Duty => Body is null ? "" : DutyWords.Of(ResponseClocks.For(Asked.Request.Ground, Body.Duties));

    public static IReadOnlyList<ToSend> For(TrackedRequest asked, IReadOnlyList<Body> bodies) => asked.Request.ToAsk.Select(t =>
        new ToSend(asked, t, bodies.FirstOrDefault(b => b.Id == t.BodyId), t.BodyId is null ? MatchBody.Of(t.Name, t.Kind, bodies).Select(m => m.Body).ToList() : [])).ToList();

    public static string Say(IReadOnlyList<(Body Body, bool Mailed)> asked) =>
        $"Asked: {string.Join(", ", asked.Select(a => a.Body.Name).Distinct())}. " + (asked.Count(a => a.Mailed) is var mailed and > 0
            ? $"{mailed} of {asked.Count} got a link to answer by; the others have no e-mail address here, so send it to them."
            : "Nobody of them has an e-mail address here: send it to them by letter or by a link.");
}
