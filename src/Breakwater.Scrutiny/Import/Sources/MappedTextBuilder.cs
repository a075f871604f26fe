using System.Text;

namespace Breakwater.Scrutiny.Import.Sources;

/// <summary>Writes text piece by piece and keeps, beside each character, where it came from.</summary>
public sealed class MappedTextBuilder
{
    private readonly StringBuilder text = new();
    private readonly List<int> starts = [];
    private readonly List<int> ends = [];

    public int Length => text.Length;

    public char Last => text.Length == 0 ? '\n' : text[^1];

    /// <summary>One character that stands in the file from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public void Append(char character, int start, int end)
    {
        text.Append(character);
        starts.Add(start);
        ends.Add(end);
    }

    public void Append(MappedText piece)
    {
        for (var at = 0; at < piece.Length; at++)
            Append(piece.Text[at], piece.StartOf(at), piece.EndOf(at));
    }

    /// <summary>Words that the file does not hold (a bullet drawn by HTML, a number counted by Word), set at a place in it.</summary>
    public void AppendMade(string made, int at)
    {
        foreach (var character in made)
            Append(character, at, at);
    }

    public MappedText Build() => new(text.ToString(), [.. starts], [.. ends]);
}
