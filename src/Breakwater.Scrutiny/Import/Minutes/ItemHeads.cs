using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Scrutiny.Import.Lines;

namespace Breakwater.Scrutiny.Import.Minutes;

/// <summary>Tells the heading of an agenda item from a numbered resolution or paragraph.</summary>
internal static partial class ItemHeads
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?<kind>Item|ITEM|Agenda [Ii]tem|AGENDA ITEM)( No\.?| NO\.?)?\s*(?<number>\d{1,4}[\w/.]*)?\s*[:–—.-]\s*(?<title>[A-Z].*)$", Plain, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^(That|To|The (committee|report|minutes)|Request|Ask|Note|Agree|Welcom|Recommend|Approv|Resolv|RESOLVED|AGREED|Endors|Support|Thank|Officers? to|It was|Members|Councillors?|There (was|were))\b", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Sentence();

    /// <summary>The item's number (null where it has none) and where its title begins; null where the block heads no item.</summary>
    /// <param name="block">The block to judge.</param>
    /// <param name="last">Number of the item before, or null.</param>
    /// <param name="nextInList">Number that the open list would go on with, or null.</param>
    /// <param name="bodyBegun">Minutes have begun, so a line in capitals is an item, not the paper's title.</param>
    public static (string? Number, int TitleAt)? In(Block block, string? last, string? nextInList, bool bodyBegun)
    {
        if (block.Marker == Marker.None && Named().Match(block.Words) is { Success: true } named && named.Groups["title"].Length < 200)
            return (named.Groups["number"].Success ? named.Groups["number"].Value : null, named.Groups["title"].Index);
        if (!block.LooksLikeHeading || block.Words.Contains('\t', StringComparison.Ordinal))
            return null;
        if (block.Marker.Form == MarkerForm.Reference)
            return (block.Marker.Value, 0);
        if (block.Marker == Marker.None)
            return bodyBegun && block.IsCapitals && block.BlankBefore && block.Words.Count(char.IsLetter) > 3 && !Sentence().IsMatch(block.Words) ? (null, 0) : null;
        if (block.Marker.Form is not (MarkerForm.Number or MarkerForm.Bare) || block.Marker.Bulleted || Sentence().IsMatch(block.Words))
            return null;
        if (nextInList is not null && block.Marker.Value == nextInList && !block.IsCapitals)
            return null;
        var number = int.Parse(block.Marker.Value, CultureInfo.InvariantCulture);
        var before = int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : (int?)null;
        return before is null || (number > before && number <= before + 3) || (block.IsCapitals && number > before) ? (block.Marker.Value, 0) : null;
    }
}
