using Breakwater.Kernel.Configuration;

namespace Breakwater.Kernel.Access;

/// <summary>One thing that can be done, in words, and who may do it: for each role the relations that suffice.</summary>
public sealed record Ability(string Code, string Words, IReadOnlyDictionary<string, Relations> Grants, IReadOnlyList<string> RestrictedToo)
{
    /// <summary>Whether it is done to somebody's record: any role has it by a relation to one. What is for anyone alone is for pages that are nobody's record.</summary>
    public bool IsOnRecords => Grants.Values.Any(g => (g & ~Relations.Anyone) != Relations.None);

    /// <summary>Under which relations somebody with these roles has this ability.</summary>
    public Relations For(IEnumerable<string> roles)
    {
        var all = Relations.None;
        foreach (var role in roles) all |= Grants.GetValueOrDefault(role);
        return all;
    }

    /// <summary>Under which of these relations it reaches restricted records as well: only by the roles under restricted_too.</summary>
    public Relations ForRestricted(IEnumerable<string> roles) => For(roles.Where(r => RestrictedToo.Contains(r, StringComparer.Ordinal)));
}

/// <summary>
/// The one table of who may do what: <c>config/abilities.yaml</c>, written so that a safeguarding lead can read it.
/// The program reads it and nothing else grants anything.
/// </summary>
public sealed class AbilityTable
{
    private static readonly (string Name, Relations Relation)[] Columns =
    [
        ("own", Relations.Own), ("team", Relations.Team), ("agency", Relations.Agency), ("shared", Relations.Shared),
        ("accepted", Relations.Accepted), ("past_worker", Relations.PastWorker), ("break_glass", Relations.BreakGlass), ("anyone", Relations.Anyone),
    ];

    private readonly Dictionary<string, Ability> _abilities;

    private AbilityTable(IReadOnlyList<CodedItem> roles, Dictionary<string, Ability> abilities, string digest) => (Roles, _abilities, Digest) = (roles, abilities, digest);

    /// <summary>SHA-256 of the table as it was read, in hexadecimal.</summary>
    public string Digest { get; }

    public IReadOnlyList<CodedItem> Roles { get; }

    public IEnumerable<Ability> All => _abilities.Values;

    public Ability this[string code] => _abilities.TryGetValue(code, out var ability) ? ability
        : throw new KeyNotFoundException($"The ability \"{code}\" is not in config/abilities.yaml.");

    public bool Knows(string code) => _abilities.ContainsKey(code);

    /// <summary>The same table with the names that roles bear in a partnership; a role that isn't among them keeps its own.</summary>
    public AbilityTable Named(IReadOnlyDictionary<string, string> local) =>
        local.Count == 0 ? this : new AbilityTable(Roles.Select(r => r with { Words = local.GetValueOrDefault(r.Code, r.Words) }).ToList(), _abilities, Digest);

    /// <exception cref="ConfigurationFault">Which line, why.</exception>
    public static AbilityTable Load(string file)
    {
        var y = Yaml.Load(file);
        var roles = y.Maps("roles").Select(r =>
        {
            var role = new CodedItem(r.Text("code"), r.Text("words"), null);
            r.Done();
            return role;
        }).ToList();
        var codes = roles.ConvertAll(r => r.Code);
        var abilities = new Dictionary<string, Ability>(StringComparer.Ordinal);
        foreach (var a in y.Maps("abilities"))
        {
            var grants = new Dictionary<string, Relations>(StringComparer.Ordinal);
            foreach (var (column, relation) in Columns)
                foreach (var role in Known(a, column, codes))
                    grants[role] = grants.GetValueOrDefault(role) | relation;
            var ability = new Ability(a.Text("code"), a.Text("words"), grants, Known(a, "restricted_too", codes));
            a.Done();
            if (!abilities.TryAdd(ability.Code, ability)) throw a.Fault("code", $"the ability \"{ability.Code}\" stands there twice.");
        }
        y.Done();
        return new AbilityTable(roles, abilities, y.Digest);
    }

    private static IReadOnlyList<string> Known(Yaml y, string column, List<string> roles)
    {
        var named = y.Texts(column);
        if (named is ["everybody"]) return roles;
        var unknown = named.FirstOrDefault(r => !roles.Contains(r));
        return unknown is null ? named : throw y.Fault(column, $"\"{unknown}\" is not a role of this table.");
    }
}
