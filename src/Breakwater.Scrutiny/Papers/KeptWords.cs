using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny.Import;
using Breakwater.Scrutiny.Import.Safety;
using Breakwater.Scrutiny.Meetings;

namespace Breakwater.Scrutiny.Papers;

/// <summary>
/// The last look before a paper is taken in, by words instead of places: whatever an officer kept back must be in nothing
/// that the public will read, and what could identify a child in nothing at all. It refuses; it never mends.
/// </summary>
internal static class KeptWords
{
    /// <exception cref="RuleBroken">Words that were kept back stand elsewhere too, or their passage was not kept.</exception>
    public static void Check(ImportedPaper paper, ReviewAnswers answers, IReadOnlyList<ItemInput> items)
    {
        // The same words may be public in one place and not in another; then places alone decide.
        var free = paper.Safety.Where(m => answers.Of(m) == SafetyAnswer.Public).Select(m => m.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var mark in paper.Safety.Where(m => answers.Of(m) is SafetyAnswer.Keep or SafetyAnswer.Child && !free.Contains(m.Text)))
        {
            var readable = items.SelectMany(i => Words(i, sealedToo: answers.Of(mark) == SafetyAnswer.Child));
            if (readable.FirstOrDefault(w => Holds(w, mark)) is { } words)
                throw new RuleBroken("paper-kept-words", $"“{mark.Text}” is to be kept back, but these words hold it too: “{Start(words)}”. Keep that passage from the public as well, or answer anew whether the words may be public.");
        }
    }

    private static IEnumerable<string> Words(ItemInput item, bool sealedToo)
    {
        var whole = item.Restriction is not null && !sealedToo;
        return
        [
            .. (string[])[whole ? "" : item.Title, item.PublicTitle ?? ""],
            .. item.Passages.Where(p => !whole && (sealedToo || p.Restriction is null)).SelectMany(p => (string[])[p.Text, p.Speaker ?? ""]),
            .. item.Resolutions.Where(_ => !whole).SelectMany(r => r.Requests.SelectMany(q => (string[])[q.Action, q.PlainWords ?? "", q.Topic ?? ""]).Prepend(r.Verbatim)),
        ];
    }

    // White space may differ between the file and a passage; "Child A" isn't in "Child Abuse".
    private static bool Holds(string words, SafetyMark mark)
    {
        var (within, sought) = (Plain(words), Plain(mark.Text));
        for (var at = within.IndexOf(sought, StringComparison.OrdinalIgnoreCase); at >= 0; at = within.IndexOf(sought, at + 1, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || !char.IsLetterOrDigit(within[at - 1])) && (at + sought.Length == within.Length || !char.IsLetterOrDigit(within[at + sought.Length])))
                return true;
        return false;
    }

    private static string Plain(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Start(string words) => words.Length <= 90 ? words : words[..80] + " …";
}
