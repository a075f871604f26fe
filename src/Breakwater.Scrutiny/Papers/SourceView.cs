using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Papers;

/// <summary>A stretch of the paper's running text; <paramref name="Anchor"/> is its offset in the file where an element begins there.</summary>
public sealed record SourceStretch(int? Anchor, string Text);

/// <summary>The paper as it reads, cut where elements begin, so that each result can point at its place.</summary>
public static class SourceView
{
    /// <param name="source">The decoded paper.</param>
    /// <param name="offsets">Offsets in the file at which something was found.</param>
    public static IReadOnlyList<SourceStretch> Of(SourceText source, IEnumerable<int> offsets)
    {
        var wanted = new Queue<int>(offsets.Distinct().Order());
        var (running, stretches, from, anchor) = (source.Running, new List<SourceStretch>(), 0, (int?)null);
        for (var at = 0; at < running.Length && wanted.Count > 0; at++)
        {
            if (running.StartOf(at) < wanted.Peek()) continue;
            if (at > from) stretches.Add(new SourceStretch(anchor, running.Text[from..at]));
            (from, anchor) = (at, wanted.Dequeue());
            // Two that begin at one place share it.
            while (wanted.Count > 0 && wanted.Peek() <= running.StartOf(at)) stretches.Add(new SourceStretch(wanted.Dequeue(), ""));
        }
        if (from < running.Length) stretches.Add(new SourceStretch(anchor, running.Text[from..]));
        return stretches;
    }
}
