namespace Breakwater.Safeguarding.Concerns;

/// <summary>The 1,024 words of receipts: short, plain, apart from each other in sound, and none that could frighten.</summary>
public static class ReceiptWords
{
    public static readonly IReadOnlyList<string> List = Load();

    /// <summary>
    /// Words that no receipt is made of any more, because on the telephone each was taken for another of the list. Receipts
    /// that hold one still open.
    /// </summary>
    public static readonly IReadOnlyList<string> Retired =
    [
        "flour", "dessert", "dairy", "collar", "pitcher", "volley", "quiver", "cattle", "model", "cider", "carol",
        "bison", "beacon", "graph", "marvel", "kilt", "bugle", "steam", "waiter", "tailor", "towel",
    ];

    public static readonly IReadOnlySet<string> Known = List.Concat(Retired).ToHashSet(StringComparer.Ordinal);

    private static List<string> Load()
    {
        using var stream = typeof(ReceiptWords).Assembly.GetManifestResourceStream("Breakwater.Safeguarding.receipt-words.txt")!;
        using var reader = new StreamReader(stream);
        var words = reader.ReadToEnd().Split(['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries).ToList();
        return words.Count == 1024 ? words : throw new InvalidOperationException($"receipt-words.txt should hold 1,024 words and holds {words.Count}.");
    }
}
