using Breakwater.Disclosure;

namespace Breakwater.Cli.Figures;

/// <summary>"Of 41 children, 12 …": two figures, and the rest of 29 that every reader works out.</summary>
internal sealed record SentenceFigures(string Name, IReadOnlyList<string> Of, IReadOnlyList<string> Which)
{
    public IEnumerable<ReleaseFigure> Figures =>
        [new ReleaseFigure(Name, Of), new ReleaseFigure(Name, Which), new ReleaseFigure(Name, Of, Without: Which)];

    public static SentenceFigures Make(TablesFile file, AskedSentence asked, InnerTable inner)
    {
        var (of, which) = (Coordinates(file, asked, inner, asked.Of), Coordinates(file, asked, inner, asked.Of.Concat(asked.Which.Where(pair => !asked.Of.ContainsKey(pair.Key)))));
        foreach (var (column, code) in asked.Which)
            if (asked.Of.TryGetValue(column, out var whole) && whole != code) throw file.Wrong(asked.Line, $"the sentence '{asked.Name}' counts {column} '{code}' among {column} '{whole}'.");
        var (all, some) = (inner.CellsAt(of), inner.CellsAt(which));
        if (some.Count == all.Count) throw file.Wrong(asked.Line, $"the sentence '{asked.Name}' counts the same children twice: 'which' must say more than 'of'.");
        return new SentenceFigures(asked.Name, of, which);
    }

    private static string[] Coordinates(TablesFile file, AskedSentence asked, InnerTable inner, IEnumerable<KeyValuePair<string, string>> codes)
    {
        var columns = inner.Columns.ToList();
        var coordinates = columns.ConvertAll(_ => Dimension.Total).ToArray();
        foreach (var (column, code) in codes)
        {
            if (!columns.Contains(column)) throw file.Wrong(asked.Line, $"the sentence '{asked.Name}' names the column '{column}'; the columns are {string.Join(", ", columns)}.");
            var dimension = inner.Dimensions[inner.DimensionOf(column)];
            var start = columns.IndexOf(dimension.Name);
            var level = columns.IndexOf(column) - start - 1;
            var member = level < 0 ? dimension.Codes.ToList().IndexOf(code) : dimension.Levels[level].GroupOf.ToList().IndexOf(code);
            if (member < 0) throw file.Wrong(asked.Line, $"the sentence '{asked.Name}' names {column} '{code}', which the cells don't have.");
            coordinates[columns.IndexOf(column)] = code;
            for (var k = Math.Max(0, level); k < dimension.Levels.Count; k++)
                if (level < 0 || dimension.Levels[k].Chain == dimension.Levels[level].Chain) coordinates[start + 1 + k] = dimension.Levels[k].GroupOf[member];
        }
        return coordinates;
    }
}
