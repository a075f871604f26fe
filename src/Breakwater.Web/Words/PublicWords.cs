using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace Breakwater.Web.Words;

/// <summary>
/// The words of one public page in one language: <c>config/words/LANGUAGE/PAGE.yaml</c>, a key and its words on each
/// line. Words hold numbers and names by placeholder, such as <c>{hub_phone}</c>; a telephone number becomes a link.
/// Blocks are told apart by an empty line; a line may start with <c>- </c> (list) or <c>## </c> (heading), and hold
/// <c>[a link](/path)</c>.
/// </summary>
public sealed partial class PublicWords(string page, IReadOnlyDictionary<string, string> words, IReadOnlyDictionary<string, string> names)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    /// <summary>The same words with other names and numbers put in.</summary>
    public PublicWords With(IReadOnlyDictionary<string, string> others) =>
        new(page, words, others.Concat(names.Where(n => !others.ContainsKey(n.Key))).ToDictionary(StringComparer.Ordinal));

    /// <summary>The words of a key as plain text.</summary>
    /// <exception cref="KeyNotFoundException">The page's file has no such words.</exception>
    public string this[string key] => Placeholder().Replace(Raw(key), m => Name(m.Groups["name"].Value));

    /// <summary>As a composite format, with values put in.</summary>
    public string Say(string key, params object[] values) => string.Format(System.Globalization.CultureInfo.GetCultureInfo("en-GB"), this[key], values);

    /// <summary>The key for this kind of worry where there is one ("where.title.me"), else the key for all.</summary>
    public string For(string key, string? about) => about is not null && words.ContainsKey($"{key}.{about}") ? $"{key}.{about}" : key;

    /// <summary>The words of a choice that came from a form, such as <c>how.saw</c>; null when nobody offered it.</summary>
    public string? Maybe(string choice) => words.ContainsKey(choice) ? this[choice] : null;

    public bool Has(string key) => words.ContainsKey(key);

    /// <summary>The names and numbers that words ask for.</summary>
    internal static IEnumerable<string> NamesIn(string words) => Placeholder().Matches(words).Select(m => m.Groups["name"].Value);

    /// <summary>One line with its links, to stand inside an element of the page.</summary>
    public IHtmlContent Line(string key) => new HtmlString(Inline(Raw(key)));

    /// <summary>Paragraphs, lists and headings.</summary>
    public IHtmlContent Text(string key)
    {
        var html = new StringBuilder();
        foreach (var block in Raw(key).ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (block.StartsWith("## ", StringComparison.Ordinal)) html.Append("<h2 class=\"govuk-heading-m\">").Append(Inline(block[3..])).Append("</h2>");
            else if (block.StartsWith("- ", StringComparison.Ordinal))
            {
                html.Append("<ul class=\"govuk-list govuk-list--bullet\">");
                foreach (var line in block.Split('\n')) html.Append("<li>").Append(Inline(line.TrimStart('-', ' '))).Append("</li>");
                html.Append("</ul>");
            }
            else html.Append("<p class=\"govuk-body\">").Append(Inline(block)).Append("</p>");
        }
        return new HtmlString(html.ToString());
    }

    private string Raw(string key) => words.TryGetValue(key, out var text) ? text :
        // Only the beginning: the rest may be what somebody typed, and this goes to the log.
        throw new KeyNotFoundException($"config/words/en/{page}.yaml has no words that begin with \"{key.Split('.')[0]}\" and end as asked.");

    private string Name(string name) => names.TryGetValue(name, out var value) ? value : throw new KeyNotFoundException($"config/words/en/{page}.yaml: {{{name}}} is not known.");

    private string Inline(string text)
    {
        var html = Links().Replace(Encoder.Encode(text), m => $"<a class=\"govuk-link\" href=\"{m.Groups["to"].Value}\">{m.Groups["words"].Value}</a>");
        return Placeholder().Replace(html, m =>
        {
            var value = Name(m.Groups["name"].Value);
            return IsNumber(value) ? $"<a class=\"govuk-link bw-nowrap\" href=\"tel:{value.Replace(" ", "", StringComparison.Ordinal)}\">{value}</a>" : Encoder.Encode(value);
        });
    }

    private static bool IsNumber(string value) => value.Length >= 3 && value.All(c => char.IsAsciiDigit(c) || c == ' ');

    [GeneratedRegex(@"\{(?<name>[a-z_]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\[(?<words>[^\]]+)\]\((?<to>(/|https://)[^)\s""]*)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();
}
