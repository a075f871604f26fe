using System.Text.RegularExpressions;
using Breakwater.Kernel.Workers;
using Breakwater.Testing;

namespace Breakwater.Web.Tests.Access.Matrix;

/// <summary>Looks for planted words in an answer (its body and where it redirects to) and says which of them this person must not see.</summary>
public sealed partial class Leaks
{
    private readonly TableAsWritten _table;
    private readonly Dictionary<int, PlantedConcern> _byNumber;
    private readonly Dictionary<string, PlantedConcern> _byReference = new(StringComparer.Ordinal);
    private readonly ILookup<int, PlantedReferral> _referrals;
    private readonly ILookup<int, PlantedCheck> _checks;

    public Leaks(TableAsWritten table, Planted planted)
    {
        (_table, _byNumber) = (table, planted.Concerns.ToDictionary(c => c.Number));
        (_referrals, _checks) = (planted.Referrals.ToLookup(r => r.Concern.Number), planted.Checks.ToLookup(c => c.Concern.Number));
        foreach (var concern in planted.Concerns) _byReference[concern.Reference] = concern;
        foreach (var referral in planted.Referrals) _byReference[referral.Reference] = referral.Concern;
    }

    /// <summary>How many planted words were seen by people who may: the test must see something, or it proves nothing.</summary>
    public int Allowed { get; private set; }

    /// <summary>In how many answers something that must never be seen was looked for.</summary>
    public int NeverLooked { get; private set; }

    /// <summary>Of which kinds those were.</summary>
    public HashSet<string> Kinds { get; } = [];

    /// <param name="person">Who asked; null for somebody who isn't signed in.</param>
    /// <param name="ability">What the endpoint needs.</param>
    /// <param name="echoes">Words that the page may repeat, each as often as it stands here, because they were typed there.</param>
    public IEnumerable<string> In(Answer answer, Worker? person, string? ability, IReadOnlyList<string>? echoes = null)
    {
        var text = answer.Text + "\n" + answer.Location;
        foreach (var echo in echoes ?? [])
            if (text.IndexOf(echo, StringComparison.Ordinal) is var at and >= 0) text = text.Remove(at, echo.Length);
        foreach (var leak in person is null ? [] : Never(text, person)) yield return $"{leak} at {answer.Path}";
        foreach (var (kind, number) in Marks().Matches(text).Select(m => (m.Groups["kind"].Value.ToLowerInvariant(), int.Parse(m.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture))).Distinct())
            if (person is not null && MaySee(person, _byNumber[number], kind, ability))
            {
                Allowed++;
                Kinds.Add(kind);
            }
            else yield return $"{person?.Name ?? "nobody"} saw {kind}mark{number}z ({_byNumber[number].Relation}) at {answer.Path}";
        foreach (var reference in References().Matches(text).Select(m => m.Value).Distinct())
            if (_byReference.TryGetValue(reference, out var concern))
                if (person is not null && MaySee(person, concern, "reference", ability)) Allowed++;
                else yield return $"{person?.Name ?? "nobody"} saw {reference} ({concern.Relation}) at {answer.Path}";
    }

    /// <summary>What tests/never.yaml says that nobody of this role ever sees, whatever the table grants.</summary>
    public IEnumerable<string> Never(string text, Worker person)
    {
        if (person.RoleList is not [var role] || Matrix.Never.Lines.Find(l => l.Role == role) is not { SeesNo.Count: > 0 } line) yield break;
        NeverLooked++;
        foreach (var kind in line.SeesNo.Where(k => k != "reference"))
            if (text.Contains(kind + "mark", StringComparison.OrdinalIgnoreCase)) yield return $"{person.Name} saw {kind}mark, which is never theirs,";
        if (line.SeesNo.Contains("reference") && _byNumber.Values.FirstOrDefault(c => (c.BroughtBy != person.Id || c.Conflicts.Contains(person.Id)) && text.Contains(c.Reference, StringComparison.Ordinal)) is { } seen)
            yield return $"{person.Name} saw {seen.Reference}, which is never theirs,";
    }

    private bool MaySee(Worker person, PlantedConcern concern, string kind, string? ability)
    {
        bool Concern(string code) => _table.Opens(person, concern, code);
        bool Referral() => _referrals[concern.Number].Any(r => _table.Opens(person, r, "open_referral"));
        bool Check() => _checks[concern.Number].Any(c => _table.Answers(person, c));
        var byEndpoint = ability is not null && Concern(ability) && _table.HasAtAll(person, "open_concern");
        return kind switch
        {
            "narr" => Concern("open_concern"),
            "home" => Concern("open_concern") && Concern("protect_address"),
            "name" => Concern("open_concern") || Concern("list_concerns") || Referral() || byEndpoint,
            "sum" => Referral() || Concern("open_concern"),
            "check" => Check() || Concern("open_concern"),
            "reference" => Concern("open_concern") || Concern("list_concerns") || Referral() || Check() || byEndpoint
                || (ability is "see_access" && Concern("see_access"))
                // What somebody reported themselves: its reference and a plain status, nothing of what is in it.
                || (concern.BroughtBy == person.Id && !concern.Conflicts.Contains(person.Id) && _table.HasAtAll(person, "follow_own_report")),
            _ => false,
        };
    }

    [GeneratedRegex("(?<kind>narr|name|home|ident|sum|check)mark(?<number>[0-9]+)z", RegexOptions.IgnoreCase)]
    private static partial Regex Marks();

    [GeneratedRegex("\\b[CR]-[0-9A-Z]{4}-[0-9A-Z]{5}\\b")]
    private static partial Regex References();
}
