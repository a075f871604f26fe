using Breakwater.Safeguarding.Concerns;

namespace Breakwater.Web.Pages.Search;

/// <summary>An address as typed into one box: "14 Weir Lane MR2 4AB", a postcode alone, or a street alone.</summary>
internal static class TypedPlace
{
    /// <summary>What of it is the address line, and what the postcode.</summary>
    public static (string? Address, string? Postcode) Of(string? typed)
    {
        var words = (typed ?? "").Replace(',', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var taken = Math.Min(2, words.Length); taken > 0; taken--)
        {
            var end = string.Join(' ', words[^taken..]);
            if (TypedLimits.IsPostcode(end)) return (Joined(words[..^taken]), end);
        }
        return (Joined(words), null);
    }

    private static string? Joined(string[] words) => words.Length == 0 ? null : string.Join(' ', words);
}
