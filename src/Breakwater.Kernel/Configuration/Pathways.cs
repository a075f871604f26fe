namespace Breakwater.Kernel.Configuration;

/// <summary>A level of need by its local name, and its threshold in words: what has to be there for it.</summary>
public sealed record Level(string Code, string Name, string Threshold);

/// <summary>
/// What a partnership makes of the ways to decide that all share: whom each hands over to here, at which level of need, and under
/// which local name.
/// </summary>
internal static class Pathways
{
    /// <param name="y">The partnership's file.</param>
    /// <param name="agencies">Its agencies.</param>
    /// <param name="shared">The decisions of <c>config/decisions.yaml</c>.</param>
    /// <param name="levels">Its levels of need.</param>
    /// <exception cref="ConfigurationFault">A decision hands over to nobody, or a name is not known.</exception>
    public static List<DecisionRule> Read(Yaml y, IReadOnlyList<Agency> agencies, IReadOnlyList<DecisionRule> shared, IReadOnlyList<Level> levels)
    {
        var own = new Dictionary<string, DecisionRule?>(StringComparer.Ordinal);
        foreach (var pathway in y.Maps("pathways"))
        {
            var code = pathway.OneOf("decision", shared.Select(d => d.Code).ToList());
            var used = pathway.Flag("used", whenMissing: true);
            var rule = shared.First(d => d.Code == code);
            if (pathway.Texts("to").FirstOrDefault(a => agencies.All(known => known.Code != a)) is { } unknown)
                throw pathway.Fault("to", $"\"{unknown}\" is not an agency of this partnership.");
            if (rule.Refers && used && pathway.Texts("to").Count == 0) throw pathway.Fault("to", $"\"{code}\" hands over to a team: say to which agencies.");
            if (!rule.Refers && pathway.Texts("to").Count > 0) throw pathway.Fault("to", $"\"{code}\" hands over to nobody: leave \"to\" out.");
            rule = rule with
            {
                Words = pathway.MaybeText("words") ?? rule.Words,
                ToAgencies = pathway.Texts("to"),
                Level = pathway.Has("level") ? levels.First(l => l.Code == pathway.OneOf("level", levels.Select(k => k.Code).ToList())) : null,
            };
            pathway.Done();
            if (!own.TryAdd(code, used ? rule : null)) throw y.Fault("pathways", $"the decision \"{code}\" stands there twice.");
        }
        if (shared.FirstOrDefault(d => d.Refers && !own.ContainsKey(d.Code)) is { } nowhere)
            throw y.Fault("pathways", $"\"{nowhere.Code}\" hands over to a team, and no pathway says to which agencies here. Add {{ decision: {nowhere.Code}, to: [a code of \"agencies\"] }}, or {{ decision: {nowhere.Code}, used: false }} where nobody decides that.");
        return [.. shared.Select(d => own.TryGetValue(d.Code, out var local) ? local : d).OfType<DecisionRule>()];
    }
}
