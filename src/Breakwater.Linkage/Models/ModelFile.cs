using System.Globalization;
using Breakwater.Linkage.Blocking;
using Breakwater.Linkage.Comparisons;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Models;

/// <summary>Reads and checks model files (YAML). Every complaint names the file, the line and what would be right.</summary>
public sealed class ModelFile
{
    private const int Version = 1;
    private readonly string file;

    private ModelFile(string file) => this.file = file;

    /// <summary>The model that comes with the library: people, with all the columns it knows.</summary>
    public static LinkModel Person()
    {
        using var stream = typeof(ModelFile).Assembly.GetManifestResourceStream("person.yaml")!;
        using var reader = new StreamReader(stream);
        return Parse("person.yaml", reader.ReadToEnd());
    }

    /// <summary>Reads a model.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="yaml">The text.</param>
    /// <exception cref="ModelException">Something in it is wrong.</exception>
    public static LinkModel Parse(string file, string yaml) => new ModelFile(file).Model(YamlReader.Read(file, yaml));

    private LinkModel Model(YamlNode root)
    {
        Known(root, "version", "name", "fields", "comparisons", "blocking", "training", "clusters", "bands");
        if (Whole(Need(root, "version"), 1, int.MaxValue) != Version)
        {
            throw Wrong(root["version"]!, $"this program reads version {Version}");
        }

        var fields = List(Need(root, "fields")).Select(FieldOf).ToList();
        Unique(fields.Select(f => f.Name), Need(root, "fields"));
        var comparisons = List(Need(root, "comparisons")).Select(n => ComparisonOf(n, fields)).ToList();
        Unique(comparisons.Select(c => c.Name), Need(root, "comparisons"));
        if (comparisons.Count is 0 or > Patterns.Most)
        {
            throw Wrong(Need(root, "comparisons"), $"a model has 1 to {Patterns.Most} comparisons; this has {comparisons.Count}");
        }

        var blocking = Need(root, "blocking");
        Known(blocking, "rules", "spare", "spare_pairs", "limit", "narrower");
        var model = new LinkModel(Text(Need(root, "name")), fields, comparisons, RulesOf(Need(blocking, "rules"), fields));
        var defaults = model;
        var training = root["training"];
        var clusters = root["clusters"];
        var bands = root["bands"];
        Known(training, "random_pairs", "seed");
        Known(clusters, "at", "one_each");
        Known(bands, "same", "probably", "possibly");
        return model with
        {
            SpareRules = blocking["spare"] is { } spare ? RulesOf(spare, fields) : [],
            SparePairs = Number(blocking["spare_pairs"], defaults.SparePairs, 0, 1e12),
            BlockLimit = Whole(blocking["limit"], 2, 100_000, defaults.BlockLimit),
            Narrower = blocking["narrower"] is { } narrower ? [.. List(narrower).Select(t => Term(t, fields))] : [],
            RandomPairs = Whole(training?["random_pairs"], 1000, 100_000_000, defaults.RandomPairs),
            Seed = Whole(training?["seed"], 0, int.MaxValue, defaults.Seed),
            ClusterAt = Number(clusters?["at"], defaults.ClusterAt, 0, 1),
            OneEach = clusters?["one_each"] is { } each ? [.. List(each).Select(n => FieldName(n, fields))] : [],
            Bands = new BandErrors(
                Number(bands?["same"], defaults.Bands.Same, 0, 1),
                Number(bands?["probably"], defaults.Bands.Probably, 0, 1),
                Number(bands?["possibly"], defaults.Bands.Possibly, 0, 1)),
        };
    }

    private FieldSource FieldOf(YamlNode node)
    {
        Known(node, "name", "kind", "columns");
        var kind = Text(Need(node, "kind"));
        if (!Enum.TryParse<FieldKind>(kind.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var parsed) || char.IsAsciiDigit(kind[0]))
        {
            throw Wrong(node["kind"]!, $"there is no field kind '{kind}'. Known: {string.Join(", ", Enum.GetNames<FieldKind>().Select(Snake))}");
        }

        var columns = List(Need(node, "columns")).Select(c => (IReadOnlyList<string>)(c.Items is null ? [Text(c)] : [.. c.Items.Select(Text)])).ToList();
        return columns.Exists(c => c.Count == 0)
            ? throw Wrong(node["columns"]!, "an alternative names no column")
            : new FieldSource(Text(Need(node, "name")), parsed, columns);
    }

    private ComparisonSpec ComparisonOf(YamlNode node, List<FieldSource> fields)
    {
        Known(node, "kind", "name", "fields", "shared_at_home");
        var kind = Text(Need(node, "kind"));
        var definition = ComparisonKinds.Find(kind)
            ?? throw Wrong(node["kind"]!, $"there is no comparison kind '{kind}'. Known: {string.Join(", ", ComparisonKinds.Names)}");
        var roles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (role, field) in Need(node, "fields").Entries ?? throw Wrong(node["fields"]!, "write 'fields: {role: field}'"))
        {
            if (!definition.Roles.Contains(role))
            {
                throw Wrong(field, $"'{kind}' has no role '{role}'. Its roles: {string.Join(", ", definition.Roles)}");
            }

            roles.Add(role, FieldName(field, fields));
        }

        if (!definition.AnyRole && !roles.ContainsKey(definition.Roles[0]))
        {
            throw Wrong(node["fields"]!, $"'{kind}' needs a field for '{definition.Roles[0]}'");
        }

        double? shared = node["shared_at_home"] is null ? null : Number(node["shared_at_home"], 0, 0, 1);
        return new ComparisonSpec(kind, node["name"] is { } name ? Text(name) : kind, roles, shared);
    }

    private List<BlockingRule> RulesOf(YamlNode node, List<FieldSource> fields)
    {
        var rules = List(node).Select(rule => new BlockingRule([.. List(rule).Select(t => Term(t, fields))])).ToList();
        return rules.Count <= 32 ? rules : throw Wrong(node, "at most 32 rules");
    }

    private BlockingTerm Term(YamlNode node, List<FieldSource> fields)
    {
        var term = BlockingTerm.Parse(Text(node));
        if (!fields.Exists(f => f.Name == term.Field))
        {
            throw Wrong(node, $"there is no field '{term.Field}' in this model");
        }

        return term.IsKnown ? term : throw Wrong(node, $"'{term.Part}' is no part of a field. Known: a digit, year, yearmonth, monthday, sound, root, sector, district");
    }

    private string FieldName(YamlNode node, List<FieldSource> fields)
    {
        var name = Text(node);
        return fields.Exists(f => f.Name == name) ? name : throw Wrong(node, $"there is no field '{name}' in this model. It has: {string.Join(", ", fields.Select(f => f.Name))}");
    }

    private ModelException Wrong(YamlNode node, string reason) => new(file, node.Line, reason);

    private YamlNode Need(YamlNode node, string key) => node[key] ?? throw Wrong(node, $"'{key}' is missing");

    private List<YamlNode> List(YamlNode node) => node.Items ?? throw Wrong(node, "a list is expected here");

    private string Text(YamlNode node) => node.Scalar is { Length: > 0 } s ? s : throw Wrong(node, "a word is expected here");

    private int Whole(YamlNode? node, int least, int most, int otherwise = 0) => (int)Number(node, otherwise, least, most);

    private double Number(YamlNode? node, double otherwise, double least, double most) =>
        node is null ? otherwise
        : double.TryParse(node.Scalar, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && n >= least && n <= most ? n
        : throw Wrong(node, $"'{node.Scalar}' is not a number from {least} to {most}");

    private void Known(YamlNode? node, params string[] keys)
    {
        if (node is null)
        {
            return;
        }

        foreach (var (key, value) in node.Entries ?? throw Wrong(node, "'key: value' lines are expected here"))
        {
            if (!keys.Contains(key))
            {
                throw Wrong(value, $"'{key}' is not known here. Known: {string.Join(", ", keys)}");
            }
        }
    }

    private void Unique(IEnumerable<string> names, YamlNode node)
    {
        var twice = names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw Wrong(node, $"the name '{twice.Key}' is given twice");
        }
    }

    private static string Snake(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
