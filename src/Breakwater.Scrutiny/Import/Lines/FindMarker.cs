using System.Text.RegularExpressions;

namespace Breakwater.Scrutiny.Import.Lines;

/// <summary>
/// Reads the number, letter or bullet at the head of a line. Zero spaces are allowed after "131.1" because pages
/// pasted from a table lose them; times, money and measures ("6.30 pm", "2.5 million") are not numbers of paragraphs.
/// </summary>
public static partial class FindMarker
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?<bullet>[·•▪●◦‣○■□➢\uF0B7\u00A7Øo*–—-])(?=\s)\s*", Plain, 1000)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?<value>\d{1,4}\.\d{1,3}(\.\d{1,2})?)[.)]?(?<gap>\s*)(?=\S)", Plain, 1000)]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"^([ap]\.?\s?m\b|%|per\s?cent|million|billion|hours?\b|miles\b|years?\b|km\b|pm\b|am\b|-|–)", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Measure();

    [GeneratedRegex(@"^(?<value>\d{1,4}/\d{2,4}|\d{1,3}\.[A-Z]{2,5}\d{1,3}|[A-Z]{2,6}[/.\-]\d{1,4}(/\d{2,4})?|[A-Z]{2,6}\d{1,4}(/\d{2,4})?)[.:]?\s+(?=[A-Z“‘('""])", Plain, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^(\((?<value>\d{1,3})\)|(?<value>\d{1,4})(\.\)|[.)]))\s*(?=\S)", Plain, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?<value>\d{1,4})\s+(?=[A-Z“‘'""])", Plain, 1000)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(\((?<value>[a-zA-Z])\)\s*|(?<value>[a-z])[.)]\s+)(?=\S)", Plain, 1000)]
    private static partial Regex Letter();

    [GeneratedRegex(@"^(\((?<value>[ivxl]{1,6})\)\s*|(?<value>[ivxl]{1,6})[.)]\s+)(?=\S)", Plain, 1000)]
    private static partial Regex Roman();

    [GeneratedRegex(@"^(\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\.\d{2}\s?(am|pm)|\d{1,2}(st|nd|rd|th)?\s+(January|February|March|April|May|June|July|August|September|October|November|December)\b)", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex DateOrTime();

    public static Marker In(string line)
    {
        var bullet = Bullet().Match(line);
        if (!bullet.Success)
            return Numbered(line) ?? Marker.None;
        // Pages turned to text write "- 5.1" and "- a)": the dash is the page's, the number is the paper's.
        var inner = Numbered(line[bullet.Length..]);
        return inner is { Form: MarkerForm.Paragraph or MarkerForm.Number or MarkerForm.Letter or MarkerForm.Roman }
            ? inner with { Length = inner.Length + bullet.Length, Bulleted = true }
            : new Marker(MarkerForm.Bullet, "", bullet.Length, Bulleted: true);
    }

    private static Marker? Numbered(string line)
    {
        if (DateOrTime().IsMatch(line))
            return null;
        if (Paragraph().Match(line) is { Success: true } paragraph)
        {
            var rest = line[paragraph.Length..];
            var glued = paragraph.Groups["gap"].Length == 0;
            var starts = char.IsUpper(rest[0]) || "“‘(\"'".Contains(rest[0], StringComparison.Ordinal);
            return Measure().IsMatch(rest) || (glued && !starts) ? null : Of(MarkerForm.Paragraph, paragraph);
        }

        if (Reference().Match(line) is { Success: true } reference)
            return Of(MarkerForm.Reference, reference);
        if (Number().Match(line) is { Success: true } number && !char.IsDigit(line[number.Length]))
            return Of(MarkerForm.Number, number);
        if (Bare().Match(line) is { Success: true } bare && !IsYear(bare.Groups["value"].Value))
            return Of(MarkerForm.Bare, bare);
        if (Roman().Match(line) is { Success: true } roman)
            return Of(MarkerForm.Roman, roman);
        return Letter().Match(line) is { Success: true } letter ? Of(MarkerForm.Letter, letter) : null;
    }

    private static bool IsYear(string value) => value.Length == 4 && (value.StartsWith("19", StringComparison.Ordinal) || value.StartsWith("20", StringComparison.Ordinal));

    private static Marker Of(MarkerForm form, Match match) => new(form, match.Groups["value"].Value, match.Length);
}
