using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Import.Resolutions;
using Breakwater.Scrutiny.Papers;

namespace Breakwater.Web.Pages.Papers;

/// <summary>Beside one part of a resolution: who is meant by a name in the paper, or who else is asked.</summary>
/// <param name="Key">Key of the answer.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Options">Values with their words; the empty one leaves it to the desk.</param>
/// <param name="Chosen">The value that stands.</param>
public sealed record Whom(string Key, string Label, IReadOnlyList<(string Value, string Words)> Options, string Chosen)
{
    public string Id => "c-" + Key.Replace(':', '-');

    public static Whom Of(FoundResolution found, Atom atom, int at, Addressee named, ReviewAnswers answers, IReadOnlyList<Body> bodies)
    {
        var (key, fits) = (FoundAddressees.Key(found, atom, at), MatchBody.Of(named.Name, named.Kind, bodies));
        var options = new List<(string, string)> { ("", fits.Count == 0 ? "Not a body that we hold: settle it on the desk" : "Settle it on the desk") };
        if (fits.Count > 1) options.Add((FoundAddressees.All, "All of: " + string.Join(", ", fits.Select(f => f.Body.Name))));
        options.AddRange(fits.Select(f => (f.Body.Slug, f.Body.Name)));
        options.AddRange(bodies.Where(b => fits.All(f => f.Body.Id != b.Id)).Select(b => (b.Slug, b.Name)));
        options.Add((FoundAddressees.Nobody, "Nobody is asked by these words"));
        return new Whom(key, $"Who is “{named.Name}” ({(named.Onward ? "by way of the one above, " : "")}part {atom.Id})?", options, answers[key] ?? (fits is [{ Sure: true } own] && !named.Onward ? own.Body.Slug : ""));
    }

    public static Whom More(FoundResolution found, Atom atom, ReviewAnswers answers, IReadOnlyList<Body> bodies)
    {
        var key = FoundAddressees.Key(found, atom, atom.Addressees.Count);
        var label = atom.Addressees.Count == 0 ? $"The words name nobody: who is asked (part {atom.Id})?" : $"Somebody else who is asked (part {atom.Id})";
        return new Whom(key, label, [("", atom.Addressees.Count == 0 ? "Not known: leave it open" : "Nobody else"), .. bodies.Select(b => (b.Slug, b.Name))], answers[key] ?? "");
    }
}
