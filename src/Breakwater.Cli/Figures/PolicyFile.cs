using System.Globalization;
using Breakwater.Disclosure;

namespace Breakwater.Cli.Figures;

/// <summary>Reads a suppression policy: one of those that come with the program, or a file.</summary>
internal static class PolicyFile
{
    public static SuppressionPolicy Read(string nameOrFile)
    {
        var shipped = Shipped();
        if (shipped.TryGetValue(nameOrFile, out var text)) return Parse($"{nameOrFile}.yaml", text);
        if (!File.Exists(nameOrFile)) throw new SpecificationException($"There is no policy '{nameOrFile}': give one of {string.Join(", ", shipped.Keys.Order(StringComparer.Ordinal))}, or a file.");
        return Parse(nameOrFile, null);
    }

    private static Dictionary<string, string> Shipped()
    {
        var assembly = typeof(PolicyFile).Assembly;
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith("policy:", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            found[Path.GetFileNameWithoutExtension(resource["policy:".Length..])] = reader.ReadToEnd();
        }
        return found;
    }

    private static SuppressionPolicy Parse(string file, string? text)
    {
        var root = text is null ? YamlFields.Load(file) : YamlFields.Parse(file, text);
        var fields = new YamlFields(file, root, "a policy", "name", "threshold", "zeros", "width", "attackers", "symbol", "suppress", "secondary",
            "rounding", "midpoint", "group_attributes", "changes", "source", "in_force_from");
        var policy = new SuppressionPolicy
        {
            Name = fields.Text("name") ?? Path.GetFileNameWithoutExtension(file),
            Threshold = fields.Whole("threshold", 0) ?? throw new SpecificationException(file, fields.Line, "a policy needs 'threshold': counts from 1 to it are hidden."),
            Zeros = fields.Choice<ZeroRule>("zeros") ?? ZeroRule.Show,
            Width = fields.Whole("width", 1),
            Symbol = fields.Text("symbol") ?? "c",
            Suppresses = fields.Flag("suppress") ?? true,
            Secondary = fields.Flag("secondary") ?? true,
            RoundingBase = fields.Whole("rounding", 1) ?? 1,
            Midpoint = fields.Flag("midpoint") ?? false,
            GroupAttributes = fields.Words("group_attributes"),
            Changes = fields.Choice<ChangeRule>("changes") ?? ChangeRule.NotRecovered,
        };
        if (policy.Symbol.Length == 0 || long.TryParse(policy.Symbol, CultureInfo.InvariantCulture, out _)) throw new SpecificationException(file, fields.Line, "'symbol' must be a mark that can't be read as a number.");
        var attackers = fields.Items("attackers");
        if (attackers.Count == 0) return policy;
        var asked = Attackers.Outsider;
        foreach (var item in attackers)
        {
            asked |= Enum.GetValues<Attackers>().Where(a => YamlFields.Word(a) == item.ToString()).Cast<Attackers?>().FirstOrDefault()
                ?? throw fields.Wrong(item, $"unknown attacker '{item}'; known are {string.Join(", ", Enum.GetValues<Attackers>().Select(YamlFields.Word))}.");
        }
        return policy with { Attackers = asked };
    }
}
