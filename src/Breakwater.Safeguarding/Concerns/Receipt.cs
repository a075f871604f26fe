using System.Security.Cryptography;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Keys;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// The words that let somebody come back to a report without a name: eight words of a list of 1,024, 80 random bits,
/// sayable on the telephone. Only an HMAC is stored. So much chance needs no stretching: PBKDF2 would be a lever for
/// flooding, not a defence.
/// </summary>
public static class Receipt
{
    public const int Words = 8;

    public static string New()
    {
        var words = new string[Words];
        for (var i = 0; i < Words; i++) words[i] = ReceiptWords.List[RandomNumberGenerator.GetInt32(ReceiptWords.List.Count)];
        return string.Join(' ', words);
    }

    /// <summary>
    /// The words that belong to a secret of at least 80 random bits which only the reporter's browser has. A line that
    /// breaks after sending then loses no receipt: the same browser is shown the same words again.
    /// </summary>
    public static string From(string secret, KeyDirectory keys)
    {
        var bits = keys.Hmac("receipt words", secret);
        var words = new string[Words];
        for (var i = 0; i < Words; i++) words[i] = ReceiptWords.List[((bits[2 * i] << 8) | bits[(2 * i) + 1]) % ReceiptWords.List.Count];
        return string.Join(' ', words);
    }

    /// <summary>The digest of what somebody typed, however it is spaced or capitalised.</summary>
    public static byte[] Digest(string words, KeyDirectory keys) => keys.Hmac("receipt", Plain(words));

    /// <summary>Whether this has the form of a receipt, and if not, what is wrong with it.</summary>
    public static string? Fault(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return "Type the eight words of your receipt.";
        if (typed.Length > 400) return $"A receipt has eight short words. You typed {typed.Length:N0} characters.";
        var words = Plain(typed).Split(' ');
        if (words.Length != Words) return $"A receipt has eight words. You typed {words.Length}.";
        var unknown = words.FirstOrDefault(w => !ReceiptWords.Known.Contains(w));
        return unknown is null ? null : $"\"{unknown}\" is not one of our receipt words. Check the spelling.";
    }

    /// <summary>Whether this is meant as a receipt, slips and all: most of its words are ours, and nobody bears so long a name.</summary>
    public static bool IsMeant(string typed) =>
        Plain(typed).Split(' ') is { Length: >= Words - 2 } words && words.Count(ReceiptWords.Known.Contains) > words.Length / 2;

    /// <summary>Whether this may be a part of a receipt, that was sent too early: half of one, all of it our words. A search for it says what is missing, and keeps nothing of it.</summary>
    public static bool IsPart(string typed) => Plain(typed).Split(' ') is { Length: >= Words / 2 } words && words.All(ReceiptWords.Known.Contains);

    /// <summary>For a box whose words are kept: those of a receipt go into the search's own box, which keeps them nowhere.</summary>
    /// <exception cref="RuleBroken">This is meant as a receipt.</exception>
    public static void NotHere(string rule, string? typed)
    {
        if (typed is not null && IsMeant(typed))
            throw new RuleBroken(rule, "These look like the words of a receipt, and what is typed here is kept. They go into the first box of the search page, which keeps them nowhere. If you can't search, ring the hub.");
    }

    // Our words are of letters: numbers of the list and whatever else stands between them is left out.
    private static string Plain(string words) =>
        string.Join(' ', string.Concat(words.ToLowerInvariant().Select(c => char.IsLetter(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
