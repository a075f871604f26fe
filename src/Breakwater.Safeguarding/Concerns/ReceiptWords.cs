namespace Breakwater.Safeguarding.Concerns;

/// <summary>The 1,024 words of receipts: short, plain, apart from each other in sound, and none that could frighten.</summary>
public static class ReceiptWords
{
    public static readonly IReadOnlyList<string> List = Load();

    public static readonly IReadOnlySet<string> Known = List.ToHashSet(StringComparer.Ordinal);

    private static List<string> Load()
    {
        using var stream = typeof(ReceiptWords).Assembly.GetManifestResourceStream("Breakwater.Safeguarding.receipt-words.txt")!;
        using var reader = new StreamReader(stream);
        var words = reader.ReadToEnd().Split(['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries).ToList();
        return words.Count == 1024 ? words : throw new InvalidOperationException($"receipt-words.txt should hold 1,024 words and holds {words.Count}.");
    }
}
