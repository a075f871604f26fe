using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Breakwater.Cli.Figures;

/// <summary>Who the children are a share of: a file of populations beside the specification.</summary>
internal sealed record AskedDenominator(string Name, string File, string Column, long Line);

/// <summary>A table of rates over a named denominator, or of percentages of a coarser figure of the same children.</summary>
internal sealed record AskedRate(string Name, IReadOnlyList<string> Cross, string? Over, IReadOnlyList<string>? ShareOf, long Per, int Decimals, long Least, long Line);

/// <summary>A sentence in a paper: so many children, of which so many.</summary>
internal sealed record AskedSentence(string Name, IReadOnlyDictionary<string, string> Of, IReadOnlyDictionary<string, string> Which, long Line);

/// <summary>The rules of dominance: a contributor's column, n and k of the (n, k) rule, p of the p% rule.</summary>
internal sealed record AskedDominance(string Contributor, int N, decimal K, decimal P, long Line);

/// <summary>What tables.yaml asks for beside tables of counts.</summary>
internal sealed record AskedFigures(IReadOnlyList<AskedDenominator> Denominators, IReadOnlyList<AskedRate> Rates, IReadOnlyList<AskedSentence> Sentences, AskedDominance? Dominance)
{
    public IEnumerable<(string Name, long Line)> Names => Rates.Select(r => (r.Name, r.Line)).Concat(Sentences.Select(s => (s.Name, s.Line)));

    public static AskedFigures Read(string file, YamlFields fields)
    {
        var denominators = fields.Items("denominators").Select(node => ReadDenominator(file, node)).ToList();
        return new AskedFigures(
            denominators,
            [.. fields.Items("rates").Select(node => ReadRate(file, node, denominators))],
            [.. fields.Items("sentences").Select(node => ReadSentence(file, node))],
            fields.Node("dominance") is { } node ? ReadDominance(file, node) : null);
    }

    private static AskedDenominator ReadDenominator(string file, YamlNode node)
    {
        var fields = new YamlFields(file, node, "a denominator", "name", "file", "column");
        string Need(string name) => fields.Text(name) ?? throw fields.Wrong(node, $"a denominator needs '{name}'.");
        return new AskedDenominator(Need("name"), Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, Need("file")), Need("column"), node.Start.Line);
    }

    private static AskedRate ReadRate(string file, YamlNode node, List<AskedDenominator> denominators)
    {
        var fields = new YamlFields(file, node, "a rate", "name", "cross", "over", "share_of", "per", "decimals", "least");
        var cross = fields.Words("cross");
        if (cross.Count == 0) throw fields.Wrong(node, "a rate needs 'cross', the columns that it crosses.");
        var over = fields.Text("over");
        var share = fields.Node("share_of") is null ? null : fields.Words("share_of");
        if ((over is null) == (share is null)) throw fields.Wrong(node, "a rate needs 'over', the name of a denominator, or 'share_of', the columns of the figure it is a percentage of; not both.");
        if (over is not null && denominators.TrueForAll(d => d.Name != over)) throw fields.Wrong(node, $"there is no denominator '{over}'; named are {string.Join(", ", denominators.Select(d => d.Name).DefaultIfEmpty("none"))}.");
        var decimals = fields.Whole("decimals", 0) ?? 1;
        if (decimals > 6) throw fields.Wrong(node, "'decimals' may be 6 at most.");
        return new AskedRate(TablesFile.FileName(fields, node, "rate-" + string.Join("-by-", cross)), cross, over, share, fields.Whole("per", 1) ?? (share is null ? 10_000 : 100), decimals, fields.Whole("least", 1) ?? 1, node.Start.Line);
    }

    private static AskedSentence ReadSentence(string file, YamlNode node)
    {
        var fields = new YamlFields(file, node, "a sentence", "name", "of", "which");
        if (fields.Text("name") is null) throw fields.Wrong(node, "a sentence needs 'name'.");
        if (fields.Node("which") is null) throw fields.Wrong(node, "a sentence needs 'which': the children that it counts, such as {district: Ashmere, sex: female}.");
        return new AskedSentence(TablesFile.FileName(fields, node, ""), Codes(fields, "of"), Codes(fields, "which"), node.Start.Line);
    }

    private static Dictionary<string, string> Codes(YamlFields fields, string name)
    {
        if (fields.Node(name) is not { } node) return [];
        if (node is not YamlMappingNode mapping) throw fields.Wrong(node, $"'{name}' must be a list of 'column: code' fields.");
        return mapping.Children.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString(), StringComparer.Ordinal);
    }

    private static AskedDominance ReadDominance(string file, YamlNode node)
    {
        var fields = new YamlFields(file, node, "'dominance'", "contributor", "n", "k", "p");
        var contributor = fields.Text("contributor") ?? throw fields.Wrong(node, "'dominance' needs 'contributor', the column that says who contributes.");
        return new AskedDominance(contributor, fields.Whole("n", 1) ?? 2, Share(fields, "k") ?? (fields.Node("p") is null ? 0.9m : 1), Share(fields, "p") ?? (fields.Node("k") is null ? 0.1m : 0), node.Start.Line);
    }

    private static decimal? Share(YamlFields fields, string name)
    {
        if (fields.Text(name) is not { } text) return null;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 100
            ? percent / 100
            : throw fields.Wrong(fields.Node(name)!, $"'{name}' must be a percentage above 0 and up to 100, not '{text}'.");
    }
}
