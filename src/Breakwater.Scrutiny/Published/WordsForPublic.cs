using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny.Import.Safety;

namespace Breakwater.Scrutiny.Published;

/// <summary>
/// The import's scan, put to whatever is typed for the public: an officer who has looked says so, or nothing is published.
/// It marks too much rather than too little, and proves nothing.
/// </summary>
public static class WordsForPublic
{
    /// <summary>Rule of the refusal; a form shows the box "I have looked" when it is broken.</summary>
    public const string Rule = "words-look";

    /// <summary>What somebody must look at, each once.</summary>
    public static IReadOnlyList<HarmMark> Marks(params IEnumerable<string?> words) =>
        words.Where(w => !string.IsNullOrWhiteSpace(w)).SelectMany(w => ScanForHarm.In(w!)).DistinctBy(m => (m.Kind, m.Words)).ToList();

    /// <summary>Lets words pass that hold no mark, or that <paramref name="looked"/> says were looked at.</summary>
    /// <exception cref="RuleBroken">Something is marked and nobody has looked.</exception>
    public static void Check(bool looked, params IEnumerable<string?> words)
    {
        if (looked || Marks(words) is not { Count: > 0 } marks) return;
        throw new RuleBroken(Rule, "Look at this before it becomes public: " + string.Join(" ", marks.Select(m => $"“{m.Words}”: {m.Question}")) + " Reword it, or say below that you have looked.");
    }
}

/// <summary>Words that somebody must look at before they become public.</summary>
public sealed record HarmMark(string Kind, string Words, string Question);
