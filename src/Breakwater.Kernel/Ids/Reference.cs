using System.Security.Cryptography;
using Breakwater.Kernel.Acting;

namespace Breakwater.Kernel.Ids;

/// <summary>
/// The short reference that people say on the telephone, such as <c>C-4F7K-92QXH</c>: a letter for the kind of record,
/// eight random characters of Crockford's base 32 (no I, L, O or U) and a check character of the same alphabet. Random, not
/// counted: a running number would tell an outsider how many concerns there are.
/// </summary>
/// <remarks>
/// The check is Damm's scheme (H. M. Damm, "Total anti-symmetrische Quasigruppen", Marburg 2004) over the quasigroup
/// <c>a ∘ b = 2a + b</c> of the field of 32 elements, whose polynomial is x⁵ + x² + 1: the kind's letter and all nine
/// characters after it come to 0. No single wrong character and no two neighbours that changed places come to 0 again;
/// Luhn's scheme would let 0Z pass for Z0, and those of ISO 7064 need characters that this alphabet leaves out.
/// </remarks>
public static class Reference
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Concern, referral, person, a scrutiny committee's request and letter.</summary>
    private const string Kinds = "CRPQL";

    private const int Random = 8;

    /// <summary>A fresh one. It holds a digit from 2 to 9, so that nobody's name looks like a reference that was typed without hyphens.</summary>
    public static string New(char kind)
    {
        Span<char> text = stackalloc char[1 + Random + 1];
        text[0] = kind;
        do
        {
            for (var i = 1; i <= Random; i++) text[i] = Alphabet[RandomNumberGenerator.GetInt32(32)];
        }
        while (!text[1..^1].ContainsAnyInRange('2', '9'));
        text[^1] = Alphabet[Doubled(Sum(text[..^1]))];
        return Written(text);
    }

    /// <summary>What somebody typed or read out, in the stored form: with or without hyphens and spaces, capitals or not, the
    /// look-alikes O, I and L read as 0 and 1. Null when it isn't a whole reference or its check character says that it has a slip.</summary>
    public static string? Read(string? typed)
    {
        var text = Bare(typed).ToCharArray();
        if (text.Length != 1 + Random + 1 || !Kinds.Contains(text[0], StringComparison.Ordinal)) return null;
        for (var i = 1; i < text.Length; i++)
        {
            text[i] = text[i] switch { 'O' => '0', 'I' or 'L' => '1', var c => c };
            if (!Alphabet.Contains(text[i], StringComparison.Ordinal)) return null;
        }
        return Sum(text) == 0 ? Written(text) : null;
    }

    /// <summary>As <see cref="Read"/>, for a field that takes nothing but a reference.</summary>
    /// <exception cref="RuleBroken">It has a slip. This is said before anything is looked for, so it tells nothing of what there is.</exception>
    public static string Expected(string? typed) => Read(typed) ?? throw Slip();

    /// <summary>As <see cref="Read"/>, for a field that takes a name too: null when no reference is meant.</summary>
    /// <exception cref="RuleBroken">A reference is meant and has a slip.</exception>
    public static string? Meant(string? typed) => LooksLikeOne(typed?.Trim() ?? "") ? Expected(typed) : null;

    // A hyphen after the kind's letter, or about as many characters as a reference has and a digit among them: neither a name nor a postcode.
    private static bool LooksLikeOne(string typed)
    {
        var text = Bare(typed);
        if (text.Length == 0 || !Kinds.Contains(text[0], StringComparison.Ordinal) || !text.All(char.IsAsciiLetterOrDigit)) return false;
        return text.Length is >= Random and <= Random + 4 && (IsHyphen(typed[1]) || text.Any(char.IsAsciiDigit));
    }

    private static RuleBroken Slip() => new("reference-slip",
        "That reference has a slip in it: something is wrong, missing or has changed places. Read it out again, or copy it from where it is written.");

    private static string Bare(string? typed) => new((typed ?? "").Where(c => !char.IsWhiteSpace(c) && !IsHyphen(c)).Select(char.ToUpperInvariant).ToArray());

    private static bool IsHyphen(char c) => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.DashPunctuation;

    private static string Written(ReadOnlySpan<char> text) => $"{text[0]}-{text[1..5]}-{text[5..]}";

    private static int Sum(ReadOnlySpan<char> text)
    {
        var sum = 0;
        foreach (var c in text) sum = Doubled(sum) ^ ValueOf(c);
        return sum;
    }

    private static int Doubled(int value) => value < 16 ? value << 1 : (value << 1) ^ 0b100101;

    // The one kind whose letter the alphabet leaves out is L, and no kind is 1, whose value it has.
    private static int ValueOf(char c) => Alphabet.IndexOf(c == 'L' ? '1' : c, StringComparison.Ordinal);
}
