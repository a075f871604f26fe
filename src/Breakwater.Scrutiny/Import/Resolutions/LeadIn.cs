using System.Text.RegularExpressions;

namespace Breakwater.Scrutiny.Import.Resolutions;

/// <summary>Words that only open a list: "That the Committee:-", "That:", "to:", or nothing at all.</summary>
internal static partial class LeadIn
{
    [GeneratedRegex(@"^\s*$|^[^.;]{0,200}:[\s–—-]*$|^(that|to)( the (committee|panel|board|cabinet|council))?[\s:;,.–—-]*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Whole();

    public static bool IsWhole(string words) => Whole().IsMatch(words);
}
