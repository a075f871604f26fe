using Breakwater.Disclosure;

namespace Breakwater.Cli.Figures;

/// <summary>Watches a column for codes that a reader would take for one another, with the line in which each came first.</summary>
internal sealed class LookAlikes(CellsFile file, string column)
{
    private readonly Dictionary<string, (string Code, long? Line)> _bySkeleton = new(StringComparer.Ordinal)
    {
        [CodeSkeleton.Of(Dimension.Total)] = (Dimension.Total, null),
    };

    private readonly HashSet<string> _known = new(StringComparer.Ordinal) { Dimension.Total };

    /// <summary>Notes a code that isn't in a line of the file, such as one of an earlier release.</summary>
    public void AddKnown(string code)
    {
        _known.Add(code);
        _bySkeleton.TryAdd(CodeSkeleton.Of(code), (code, null));
    }

    /// <summary>Takes the code of a line; throws when it looks like another one.</summary>
    public void Require(string code, long line)
    {
        if (!_known.Add(code)) return;
        if (code.Any(char.IsControl)) throw file.Wrong(line, $"the code '{code}' in column '{column}' holds a control character, such as a tab; take it out.");
        if (_bySkeleton.TryAdd(CodeSkeleton.Of(code), (code, line))) return;
        var (other, before) = _bySkeleton[CodeSkeleton.Of(code)];
        var where = before is { } known ? $"in line {known}" : other == Dimension.Total ? "which is kept for sums" : "which is known from elsewhere (an earlier release, or the cells)";
        throw file.Wrong(line, $"column '{column}' has '{code}' here and '{other}' {where}; the two {CodeSkeleton.Difference(other, code)}. Write one code in one way.");
    }
}
