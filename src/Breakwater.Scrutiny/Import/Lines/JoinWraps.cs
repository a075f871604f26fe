using System.Text.RegularExpressions;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Lines;

/// <summary>
/// Joins lines that one sentence was broken over. Sure cases only: the next line begins with a small letter and the
/// last one did not end; or the paper is wrapped at a fixed width and the line before is full.
/// </summary>
public static partial class JoinWraps
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^[A-Z][\w /'’()&,-]{1,45}:(\s|$)", Plain, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"^(\d{1,4}(\.\d{1,3})?[.)]?|\d{1,4}/\d{2}(\d{2})?\.?|\d{1,3}\.[A-Z]{2,5}\d{1,3}\.?|\(\d{1,3}\)|\(?[a-z][.)]|\(?[ivx]{1,5}[.)]|[·•▪●◦\uF0B7])$", Plain, 1000)]
    private static partial Regex MarkerAlone();

    public static IReadOnlyList<Block> Of(IReadOnlyList<Line> lines, bool printed = false)
    {
        var width = WrapWidth(lines);
        var blocks = new List<Block>();
        var open = new List<Line>();
        var blank = true;
        var openedAfterBlank = true;
        foreach (var line in lines)
        {
            if (line.IsBlank)
            {
                blank = true;
                continue;
            }

            if (open.Count > 0 && Continues(open, line, blank, width, printed))
            {
                open.Add(line);
            }
            else
            {
                Close(blocks, open, openedAfterBlank);
                open = [line];
                openedAfterBlank = blank;
            }

            blank = false;
        }

        Close(blocks, open, openedAfterBlank);
        return blocks;
    }

    private static bool Continues(List<Line> open, Line line, bool blank, int width, bool printed)
    {
        var last = open[^1].Text.Text;
        var next = line.Text.Text;
        if (MarkerAlone().IsMatch(last) && open.Count == 1)
            return FindMarker.In(next) == Marker.None && !MarkerAlone().IsMatch(next);
        if (line.Tabbed || last.Contains('\t', StringComparison.Ordinal) || next.Contains('\t', StringComparison.Ordinal))
            return false;
        if (FindMarker.In(next) != Marker.None || MarkerAlone().IsMatch(next))
            return false;
        var ended = last[^1] is '.' or ';' or ':' or '?' or '!' or '”' or '"';
        if (!ended && char.IsLower(next[0]) && last.Length > 20 && !next.StartsWith("and\t", StringComparison.Ordinal))
            return true;
        if (blank || width == 0 || Label().IsMatch(next))
            return false;
        // Wrapped at a fixed width: the line is full when the next word would not have fitted.
        var word = next.IndexOf(' ', StringComparison.Ordinal) is var space && space > 0 ? space : next.Length;
        // In print the letters differ in width: a line that does not end a sentence may be full some letters sooner.
        var slack = printed && !ended ? 14 : 4;
        return open[^1].Indent + last.Length + 1 + word > width - slack && last.Any(char.IsLower) == next.Any(char.IsLower);
    }

    /// <summary>The column at which the paper was wrapped by a machine, or 0 where each paragraph is one line.</summary>
    private static int WrapWidth(IReadOnlyList<Line> lines)
    {
        var lengths = lines.Where(line => !line.IsBlank).Select(line => line.Indent + line.Text.Length).Order().ToList();
        if (lengths.Count < 8)
            return 0;
        var longest = lengths[^1];
        var nearlyFull = lengths.Count(length => length > longest * 0.8);
        return longest <= 140 && nearlyFull >= lengths.Count / 4 ? lengths[(int)(lengths.Count * 0.97)] : 0;
    }

    private static void Close(List<Block> blocks, List<Line> open, bool blankBefore)
    {
        if (open.Count == 0)
            return;
        var text = new MappedTextBuilder();
        foreach (var line in open)
        {
            if (text.Length > 0)
                text.AppendMade(" ", line.Text.StartOf(0));
            text.Append(line.Text);
        }

        var whole = text.Build();
        var alone = MarkerAlone().IsMatch(open[0].Text.Text);
        var marker = alone ? Alone(open[0].Text.Text) : FindMarker.In(whole.Text);
        blocks.Add(new Block(whole.Slice(marker.Length).Trim(), marker, whole.Span, open[0].Number, open[0].Indent, open[0].Tabbed, blankBefore));
    }

    private static Marker Alone(string line)
    {
        // A bare number on a line of its own is as good as one with a full stop.
        var marker = FindMarker.In(line + (char.IsDigit(line[^1]) && line.All(char.IsDigit) ? ". X" : " X"));
        return marker with { Length = line.Length };
    }
}
