namespace Breakwater.Scrutiny.Import.Sources;

/// <summary>
/// Text made readable (spaces evened out, entities decoded, wraps joined) that still knows, for every one of its
/// characters, where that character stood in the file. Slices share the map, so a slice costs only its string.
/// </summary>
public sealed class MappedText
{
    private readonly int[] starts;
    private readonly int[] ends;
    private readonly int origin;

    internal MappedText(string text, int[] starts, int[] ends, int origin = 0)
    {
        Text = text;
        this.starts = starts;
        this.ends = ends;
        this.origin = origin;
    }

    public string Text { get; }

    public int Length => Text.Length;

    /// <summary>Text that is its own source: offset n of the text is offset n of the file.</summary>
    public static MappedText Of(string text)
    {
        var from = new int[text.Length];
        var to = new int[text.Length];
        for (var at = 0; at < text.Length; at++)
        {
            from[at] = at;
            to[at] = at + 1;
        }

        return new MappedText(text, from, to);
    }

    public int StartOf(int index) => starts[origin + index];

    public int EndOf(int index) => ends[origin + index];

    /// <summary>The stretch of the file from which the whole text came.</summary>
    public SourceSpan Span => SpanOf(0, Length);

    public SourceSpan SpanOf(int index, int length)
    {
        if (length <= 0)
            return new SourceSpan(index < Length ? StartOf(index) : Length == 0 ? 0 : EndOf(Length - 1), 0);
        var offset = StartOf(index);
        return new SourceSpan(offset, Math.Max(0, EndOf(index + length - 1) - offset));
    }

    public MappedText Slice(int index, int length) =>
        new(Text.Substring(index, length), starts, ends, origin + index);

    public MappedText Slice(int index) => Slice(index, Length - index);

    public MappedText Trim()
    {
        var first = 0;
        var last = Length;
        while (first < last && char.IsWhiteSpace(Text[first]))
            first++;
        while (last > first && char.IsWhiteSpace(Text[last - 1]))
            last--;
        return first == 0 && last == Length ? this : Slice(first, last - first);
    }

    public override string ToString() => Text;
}
