namespace Breakwater.Linkage.Bench.People;

/// <summary>The generator's word lists, by section.</summary>
internal sealed class Words
{
    private readonly Dictionary<string, List<string>> sections = new(StringComparer.Ordinal);

    public Words()
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream("words.txt")!;
        using var reader = new StreamReader(stream);
        var current = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                sections.Add(line.Trim('[', ']'), current = []);
            }
            else if (!line.StartsWith('#'))
            {
                current.AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        Nicknames = Pairs("nicknames").ToDictionary(p => p.Key, p => p.Value.Split('/'), StringComparer.Ordinal);
        Keys = Pairs("neighbouring_keys").ToDictionary(p => p.Key[0], p => p.Value);
        Sounds = Pairs("sounds");
        Towns = Pairs("towns");
    }

    public IReadOnlyList<string> this[string section] => sections[section];

    public IReadOnlyDictionary<string, string[]> Nicknames { get; }

    public IReadOnlyDictionary<char, string> Keys { get; }

    public IReadOnlyList<(string Key, string Value)> Sounds { get; }

    public IReadOnlyList<(string Key, string Value)> Towns { get; }

    private List<(string Key, string Value)> Pairs(string section) => [.. sections[section].Select(p => (p[..p.IndexOf(':', StringComparison.Ordinal)], p[(p.IndexOf(':', StringComparison.Ordinal) + 1)..]))];
}

/// <summary>Draws items with falling frequency: the first are the commonest.</summary>
internal sealed class Zipf
{
    private readonly IReadOnlyList<string> items;
    private readonly double[] cumulative;

    public Zipf(IReadOnlyList<string> items, double exponent, double shift)
    {
        this.items = items;
        cumulative = new double[items.Count];
        var sum = 0.0;
        for (var i = 0; i < items.Count; i++)
        {
            cumulative[i] = sum += 1 / Math.Pow(i + shift, exponent);
        }
    }

    public string Pick(Random random)
    {
        var at = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
        return items[Math.Min(items.Count - 1, at < 0 ? ~at : at + 1)];
    }
}
