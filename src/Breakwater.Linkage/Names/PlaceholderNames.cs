using System.Text;

namespace Breakwater.Linkage.Names;

/// <summary>Words that stand in a name's place when the name isn't known. They count as missing, never as agreement.</summary>
public static class PlaceholderNames
{
    private static readonly HashSet<string> Words = [.. (
        "unknown unkown unk not known notknown nk n a na nil none null anon anonymous anonymised baby babyboy babygirl boy girl twin " +
        "infant newborn unborn male female child mother father mum dad test tba tbc tbd nfn nsn nfa unnamed noname no name x xx xxx " +
        "redacted withheld unspecified declined refused other person witness victim suspect").Split(' ')];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether every word of a folded name stands for "not known": "baby", "baby girl", "not known", "unknown male 1".</summary>
    public static bool IsPlaceholder(ReadOnlySpan<byte> folded)
    {
        Span<char> word = stackalloc char[16];
        foreach (var part in folded.Split((byte)' '))
        {
            var bytes = folded[part];
            if (bytes.Length > word.Length)
            {
                return false;
            }

            var n = Encoding.Latin1.GetChars(bytes, word);
            if (!Lookup.Contains(word[..n]) && word[..n].ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
        }

        return true;
    }
}
