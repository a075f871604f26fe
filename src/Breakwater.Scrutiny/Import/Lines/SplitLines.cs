using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Lines;

/// <summary>
/// Cuts running text into lines and evens out its spaces: the non-breaking and the other spaces of typography count
/// as a space, several count as one, invisible characters go. Two copies of a paper that differ only in these give
/// the same lines.
/// </summary>
public static class SplitLines
{
    public static IReadOnlyList<Line> Of(MappedText running, bool columns)
    {
        var lines = new List<Line>();
        var start = 0;
        var number = 1;
        var page = 1;
        for (var at = 0; at <= running.Length; at++)
        {
            var character = at < running.Length ? running.Text[at] : '\n';
            if (character is not ('\n' or '\r' or '\f' or '\u2028' or '\u2029' or '\u0085' or '\v'))
                continue;
            lines.Add(One(running, start, at, number++, page, columns));
            if (character == '\f')
                page++;
            if (character == '\r' && at + 1 < running.Length && running.Text[at + 1] == '\n')
                at++;
            start = at + 1;
        }

        return lines;
    }

    private static Line One(MappedText running, int from, int to, int number, int page, bool columns)
    {
        var output = new MappedTextBuilder();
        var indent = 0;
        var tabbed = false;
        for (var at = from; at < to; at++)
        {
            var character = running.Text[at];
            if (character is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF')
                continue;
            if (!char.IsWhiteSpace(character))
            {
                output.Append(character, running.StartOf(at), running.EndOf(at));
                continue;
            }

            var run = at;
            var tab = false;
            while (at < to && char.IsWhiteSpace(running.Text[at]))
                tab |= running.Text[at++] == '\t';
            at--;
            // In a PDF's layout a wide gap is the edge of a column.
            tab |= columns && at + 1 - run >= 4 && output.Length > 6;
            if (output.Length == 0)
                (indent, tabbed) = (at + 1 - run, tab);
            else
                output.Append(tab ? '\t' : ' ', running.StartOf(run), running.EndOf(at));
        }

        return new Line(output.Build().Trim(), number, indent, tabbed, page);
    }
}
