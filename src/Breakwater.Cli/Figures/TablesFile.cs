using Breakwater.Disclosure;
using YamlDotNet.RepresentationModel;

namespace Breakwater.Cli.Figures;

/// <summary>A dimension as the specification asks for it: its column and its hierarchies, fine to coarse.</summary>
internal sealed record AskedDimension(string Name, IReadOnlyList<IReadOnlyList<string>> Hierarchies, long Line);

/// <summary>A table as the specification asks for it.</summary>
internal sealed record AskedTable(string Name, IReadOnlyList<string> Cross, bool Totals, long Line);

/// <summary>The periods of a rolling release.</summary>
internal sealed record AskedPeriods(string Column, IReadOnlyList<string> Covers, string? From, string? To, long Line);

/// <summary>tables.yaml: what is to be published.</summary>
internal sealed record TablesFile(
    string File, string? Release, Relation? Relation, AskedPeriods? Periods, IReadOnlyList<AskedDimension> Dimensions, IReadOnlyList<AskedTable> Tables, AskedFigures Figures)
{
    public static TablesFile Read(string file)
    {
        var fields = new YamlFields(file, YamlFields.Load(file), "the specification", "release", "relation", "period", "dimensions", "tables", "denominators", "rates", "sentences", "dominance");
        var dimensions = fields.Items("dimensions").Select(item => ReadDimension(file, item)).ToList();
        foreach (var twice in dimensions.GroupBy(d => d.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            throw new SpecificationException(file, twice.Last().Line, $"the dimension '{twice.Key}' is named twice.");
        var tables = fields.Items("tables").Select(item => ReadTable(file, item)).ToList();
        var figures = AskedFigures.Read(file, fields);
        if (tables.Count + figures.Rates.Count + figures.Sentences.Count == 0) throw new SpecificationException(file, fields.Line, "'tables' is missing: name at least one table.");
        foreach (var twice in tables.Select(t => (t.Name, t.Line)).Concat(figures.Names).GroupBy(t => t.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            throw new SpecificationException(file, twice.Last().Line, $"the table '{twice.Key}' is named twice.");
        var relation = fields.Choice<Relation>("relation");
        var periods = fields.Node("period") is { } node ? ReadPeriods(file, node) : null;
        if (relation == Disclosure.Relation.Periods && periods is null) throw new SpecificationException(file, fields.Line, "'relation: periods' needs a 'period' field.");
        return new TablesFile(file, fields.Text("release"), relation, periods, dimensions, tables, figures);
    }

    public SpecificationException Wrong(long line, string message) => new(File, line, message);

    private static AskedDimension ReadDimension(string file, YamlNode node)
    {
        if (node is YamlScalarNode { Value: { } plain }) return new AskedDimension(plain, [], node.Start.Line);
        var fields = new YamlFields(file, node, "a dimension", "name", "hierarchy", "hierarchies");
        var name = fields.Text("name") ?? throw fields.Wrong(node, "a dimension needs 'name'.");
        var chains = new List<IReadOnlyList<string>>();
        if (fields.Node("hierarchy") is not null) chains.Add(fields.Words("hierarchy"));
        foreach (var item in fields.Items("hierarchies"))
        {
            chains.Add(item is YamlSequenceNode list
                ? [.. list.Children.Select(column => column.ToString())]
                : [item.ToString()]);
        }
        return new AskedDimension(name, chains, node.Start.Line);
    }

    private static AskedTable ReadTable(string file, YamlNode node)
    {
        var fields = new YamlFields(file, node, "a table", "name", "cross", "totals");
        var cross = fields.Words("cross");
        if (cross.Count == 0) throw fields.Wrong(node, "a table needs 'cross', the columns that it crosses.");
        return new AskedTable(FileName(fields, node, string.Join("-by-", cross)), cross, fields.Flag("totals") ?? true, node.Start.Line);
    }

    /// <summary>The name of a table, which becomes a file name.</summary>
    internal static string FileName(YamlFields fields, YamlNode node, string otherwise)
    {
        var given = fields.Text("name");
        var name = given ?? string.Concat(otherwise.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));
        return name.Length == 0 || name.StartsWith('.') || name.Any(letter => !char.IsLetterOrDigit(letter) && letter is not ('-' or '_' or '.'))
            ? throw fields.Wrong(node, $"the table name '{name}' becomes a file name: use letters, digits, '-' and '_'.")
            : name;
    }

    private static AskedPeriods ReadPeriods(string file, YamlNode node)
    {
        var fields = new YamlFields(file, node, "'period'", "column", "covers", "from", "to");
        var column = fields.Text("column") ?? throw fields.Wrong(node, "'period' needs 'column'.");
        var covers = fields.Words("covers");
        if (covers.Count == 0 && (fields.Text("from") is null || fields.Text("to") is null)) throw fields.Wrong(node, "'period' needs 'covers', or 'from' and 'to'.");
        return new AskedPeriods(column, covers, fields.Text("from"), fields.Text("to"), node.Start.Line);
    }
}
