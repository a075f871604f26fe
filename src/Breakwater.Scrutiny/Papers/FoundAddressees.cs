using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Import.Resolutions;
using Breakwater.Scrutiny.Recommendations;

namespace Breakwater.Scrutiny.Papers;

/// <summary>Whom a part of a resolution asks: what the paper names, what we know, what the reviewer said.</summary>
public static class FoundAddressees
{
    /// <summary>Answer that nobody is asked under a name; and that all who fit are.</summary>
    public const string Nobody = "nobody", All = "all";

    /// <summary>Key of the reviewer's answer for the addressee at <paramref name="at"/>; one past the last is "somebody else".</summary>
    public static string Key(FoundResolution resolution, Atom atom, int at) => $"{ReviewAnswers.AtomKey("who", resolution, atom)}:{at}";

    /// <summary>Those who are to be asked. Unsettled ones stay in the list without a body: they wait on the officer's desk.</summary>
    public static IReadOnlyList<ToAsk> Of(FoundResolution resolution, Atom atom, ReviewAnswers answers, IReadOnlyList<Body> bodies)
    {
        var list = new List<ToAsk>();
        foreach (var (named, at) in atom.Addressees.Select((a, i) => (a, i)))
        {
            var fits = MatchBody.Of(named.Name, named.Kind, bodies);
            var said = answers[Key(resolution, atom, at)];
            if (said == Nobody) continue;
            if (said == All) list.AddRange(fits.Select(f => new ToAsk(named.Name, named.Kind, f.Body.Id, true, named.Onward)));
            else if (bodies.FirstOrDefault(b => b.Slug == said) is { } chosen) list.Add(new ToAsk(named.Name, named.Kind, chosen.Id, true, named.Onward));
            else if (fits is [{ Sure: true } own] && !named.Onward) list.Add(new ToAsk(named.Name, named.Kind, own.Body.Id, true));
            else list.Add(new ToAsk(named.Name, named.Kind, null, false, named.Onward));
        }
        if (bodies.FirstOrDefault(b => b.Slug == answers[Key(resolution, atom, atom.Addressees.Count)]) is { } more) list.Add(new ToAsk(more.Name, "other", more.Id, true));
        return list;
    }
}
