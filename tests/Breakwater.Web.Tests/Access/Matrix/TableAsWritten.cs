using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Workers;
using Breakwater.Testing;

namespace Breakwater.Web.Tests.Access.Matrix;

/// <summary>
/// config/abilities.yaml read by the test on its own, and the answer that it gives for one person and one planted record.
/// Shares nothing with the program's rule but the file.
/// </summary>
public sealed class TableAsWritten
{
    private static readonly string[] Columns = ["own", "team", "agency", "shared", "accepted", "past_worker", "break_glass", "anyone", "restricted_too"];
    private readonly Dictionary<(string Ability, string Column), IReadOnlyList<string>> _cells = [];

    public TableAsWritten()
    {
        var file = Yaml.Load(RunningBreakwater.Config("abilities.yaml"));
        Roles = file.Maps("roles").Select(r => r.Text("code")).ToList();
        foreach (var ability in file.Maps("abilities"))
            foreach (var column in Columns)
                _cells[(ability.Text("code"), column)] = ability.Texts(column) is ["everybody"] ? Roles : ability.Texts(column);
    }

    public IReadOnlyList<string> Roles { get; }

    public IEnumerable<string> Abilities => _cells.Keys.Select(k => k.Ability).Distinct();

    public bool Knows(string ability) => _cells.ContainsKey((ability, "own"));

    public bool Grants(string role, string ability, string relation) => Cell(ability, relation).Contains(role);

    public bool HasAtAll(string role, string ability) => Columns.Any(c => c != "restricted_too" && Cell(ability, c).Contains(role));

    public bool HasAtAll(Worker person, string ability) => person.RoleList.Any(r => HasAtAll(r, ability));

    /// <summary>Whether the table lets this person do this to that concern.</summary>
    public bool Opens(Worker person, PlantedConcern concern, string ability)
    {
        if (concern.Conflicts.Contains(person.Id)) return false;
        var named = concern.Named.Contains(person.Id);
        if (concern.Handling == "sealed" && !named) return false;
        return person.RoleList.Any(role => Standing(person, concern).Any(relation =>
            Cell(ability, relation).Contains(role)
            && (concern.Handling == "open" || named || relation is "own" or "accepted" || (concern.Handling == "restricted" && Cell(ability, "restricted_too").Contains(role)))));
    }

    /// <summary>Whether the table lets this person do this to that referral.</summary>
    public bool Opens(Worker person, PlantedReferral referral, string ability)
    {
        var concern = referral.Concern;
        if (concern.Conflicts.Contains(person.Id)) return false;
        var named = concern.Named.Contains(person.Id);
        if (concern.Handling == "sealed" && !named) return false;
        var standing = new List<string>();
        if (referral.AcceptedBy == person.Id) standing.Add("own");
        if (referral.ToAgency == person.Agency && referral.ToTeam == person.Team && !referral.Ended) standing.Add("team");
        if (concern.Agency == person.Agency) standing.Add("agency");
        if (concern.Agency == person.Agency && concern.Team == person.Team) standing.Add("shared");
        // Whoever holds a restricted concern has its referrals too.
        var held = concern.Holder == person.Id && concern.Agency == person.Agency && concern.Team == person.Team;
        return person.RoleList.Any(role => standing.Exists(relation => Cell(ability, relation).Contains(role)
            && (concern.Handling == "open" || named || relation == "own" || (relation == "shared" && held) || Cell(ability, "restricted_too").Contains(role))));
    }

    /// <summary>Whether this person answers that check: their agency or their team of it was asked, and the concern isn't kept from them.</summary>
    public bool Answers(Worker person, PlantedCheck check) =>
        check.Agency == person.Agency && (check.Team is null || check.Team == person.Team) && !check.Concern.Conflicts.Contains(person.Id)
        && person.RoleList.Any(r => Cell("answer_check", "agency").Contains(r))
        && (check.Concern.Handling == "open" || check.Concern.Named.Contains(person.Id)
            || (check.Concern.Handling == "restricted" && (check.Answerer == person.Id || check.Concern.Holder == person.Id
                || person.RoleList.Any(r => Cell("answer_check", "agency").Contains(r) && Cell("answer_check", "restricted_too").Contains(r)))));

    private static IEnumerable<string> Standing(Worker person, PlantedConcern concern)
    {
        if (concern.Holder == person.Id) yield return "own";
        if (concern.Agency == person.Agency && concern.Team == person.Team) yield return "team";
        if (concern.Agency == person.Agency) yield return "agency";
        if (concern.Shares.Exists(s => s.Agency == person.Agency && (s.Team is null || s.Team == person.Team)) || concern.Named.Contains(person.Id)) yield return "shared";
        if (concern.AcceptedBy == person.Id) yield return "accepted";
        if (concern.Past.Contains(person.Id)) yield return "past_worker";
        yield return "anyone";
    }

    private IReadOnlyList<string> Cell(string ability, string column) => _cells.GetValueOrDefault((ability, column)) ?? [];
}
