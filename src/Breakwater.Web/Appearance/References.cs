using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace Breakwater.Web.Appearance;

/// <summary>A text in which references such as C-4F7K-92QXH are never broken at the end of a line.</summary>
public static partial class References
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    public static IHtmlContent Whole(string text) => new HtmlString(Reference().Replace(Encoder.Encode(text), "<span class=\"bw-nowrap\">$0</span>"));

    [GeneratedRegex(@"\b[A-Z]-[0-9A-Z]{4}-[0-9A-Z]{5}\b", RegexOptions.None, 1000)]
    private static partial Regex Reference();
}
