using System.Globalization;
using System.Net;

namespace Breakwater.Scrutiny.Import.Sources;

/// <summary>
/// Reads the words of a web page in order, keeping for each its place in the page's own source. A full HTML parser
/// would repair the page but lose those places, so this reads tags one by one: blocks become lines, cells are parted
/// by tabs, list items get the bullet or number that a browser would draw. Nothing is fetched and no entity declared
/// in the page is followed.
/// </summary>
public sealed class ReadHtml
{
    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "noscript", "template", "svg", "title", "head", "select", "textarea" };
    private static readonly HashSet<string> Raw = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "title", "textarea", "noscript" };
    private static readonly HashSet<string> FurnitureTags = new(StringComparer.OrdinalIgnoreCase) { "nav", "header", "footer", "aside", "form" };
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "section", "article", "main", "ul", "ol", "table", "tbody", "thead", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
        "pre", "dl", "dt", "dd", "li", "tr", "body", "nav", "header", "footer", "aside", "form", "fieldset", "figure", "hr", "address",
    };

    private readonly MappedText page;
    private readonly MappedTextBuilder output = new();
    private readonly List<(int, int)> furniture = [];
    private readonly Stack<ListCount> lists = new();
    private readonly Stack<(string Tag, int From)> open = new();
    private int silentDepth;
    private int cells;
    private int preformatted;

    private ReadHtml(MappedText page) => this.page = page;

    /// <summary>A whole page: its text and the stretches of that text which are menus and banners.</summary>
    public static (MappedText Text, IReadOnlyList<(int Start, int End)> Furniture) Page(MappedText page)
    {
        var reader = new ReadHtml(page);
        reader.Run();
        return (reader.output.Build(), reader.furniture);
    }

    /// <summary>Decodes character references (&amp;amp;, &amp;#8211;) once, keeping the places.</summary>
    public static MappedText Unescape(MappedText text)
    {
        if (!text.Text.Contains('&', StringComparison.Ordinal))
            return text;
        var decoded = new MappedTextBuilder();
        for (var at = 0; at < text.Length; at++)
            at = AppendCharacter(text, at, decoded) - 1;
        return decoded.Build();
    }

    private static int AppendCharacter(MappedText text, int at, MappedTextBuilder into)
    {
        if (text.Text[at] == '&')
        {
            var end = text.Text.IndexOf(';', at, Math.Min(12, text.Length - at));
            if (end > at)
            {
                var decoded = WebUtility.HtmlDecode(text.Text[at..(end + 1)]);
                if (decoded.Length <= 2)
                {
                    foreach (var character in decoded)
                        into.Append(character, text.StartOf(at), text.EndOf(end));
                    return end + 1;
                }
            }
        }

        into.Append(text.Text[at], text.StartOf(at), text.EndOf(at));
        return at + 1;
    }

    private void Run()
    {
        var text = page.Text;
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] != '<' || at + 1 >= text.Length || !(char.IsLetter(text[at + 1]) || text[at + 1] is '/' or '!' or '?'))
                at = Character(at);
            else if (string.CompareOrdinal(text, at, "<!--", 0, 4) == 0)
                at = After(text.IndexOf("-->", at + 4, StringComparison.Ordinal), 3);
            else if (text[at + 1] is '!' or '?')
                at = After(text.IndexOf('>', at), 1);
            else
                at = Tag(at);
        }

        while (open.Count > 0)
            CloseFurniture(open.Pop());
    }

    private int After(int found, int length) => found < 0 ? page.Length : found + length;

    private int Character(int at)
    {
        if (silentDepth > 0)
            return at + 1;
        if (page.Text[at] is '\r' or '\n' or '\t' && preformatted == 0)
        {
            output.Append(' ', page.StartOf(at), page.EndOf(at));
            return at + 1;
        }

        return AppendCharacter(page, at, output);
    }

    private int Tag(int at)
    {
        var end = EndOfTag(at);
        var closing = page.Text[at + 1] == '/';
        var from = at + (closing ? 2 : 1);
        var to = from;
        while (to < end && (char.IsLetterOrDigit(page.Text[to]) || page.Text[to] == ':'))
            to++;
        var name = page.Text[from..to];
        var selfClosing = end - 1 > at && page.Text[end - 1] == '/';
        if (Silent.Contains(name))
        {
            if (!closing && !selfClosing && Raw.Contains(name))
                return After(page.Text.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase), 0) is var close && close < page.Length ? EndOfTag(close) + 1 : page.Length;
            silentDepth = Math.Max(0, silentDepth + (closing ? -1 : selfClosing ? 0 : 1));
            return end + 1;
        }

        // A page whose head was never closed still has a body.
        if (name.Equals("body", StringComparison.OrdinalIgnoreCase))
            silentDepth = 0;
        if (silentDepth == 0)
            Element(name.ToUpperInvariant(), closing, page.Text[at..Math.Min(end + 1, page.Length)], Place(at));
        return end + 1;
    }

    private int Place(int at) => page.StartOf(Math.Min(at, page.Length - 1));

    private int EndOfTag(int at)
    {
        var quote = '\0';
        for (var here = at + 1; here < page.Length; here++)
        {
            var character = page.Text[here];
            if (quote != '\0')
                quote = character == quote ? '\0' : quote;
            else if (character is '"' or '\'' && page.Text[here - 1] == '=')
                quote = character;
            else if (character == '>')
                return here;
        }

        return page.Length - 1;
    }

    private void Element(string name, bool closing, string tag, int place)
    {
        if (FurnitureTags.Contains(name))
            Furniture(name, closing);
        if (name == "PRE")
            preformatted = Math.Max(0, preformatted + (closing ? -1 : 1));
        switch (name)
        {
            case "BR":
                output.AppendMade("\n", place);
                break;
            case "TD" or "TH" when !closing:
                if (cells++ > 0)
                    output.AppendMade("\t", place);
                break;
            case "TR":
                cells = 0;
                Break(place, 1);
                break;
            case "UL" or "OL":
                if (closing && lists.Count > 0)
                    lists.Pop();
                else if (!closing)
                    lists.Push(new ListCount(name == "OL" ? Attribute(tag, "type") ?? "1" : "•", int.TryParse(Attribute(tag, "start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1));
                Break(place, lists.Count == 0 ? 2 : 1);
                break;
            case "LI" when !closing:
                Break(place, 1);
                output.AppendMade(new string(' ', Math.Max(0, lists.Count - 1)) + (lists.Count > 0 ? lists.Peek().Next() : "• "), place);
                break;
            default:
                // Inside a table cell a paragraph is only a space: the row is one line.
                if (Blocks.Contains(name) && cells > 0 && name is "P" or "DIV")
                    output.AppendMade(" ", place);
                else if (Blocks.Contains(name))
                    Break(place, name is "P" or "H1" or "H2" or "H3" or "H4" or "H5" or "H6" or "TABLE" && lists.Count == 0 ? 2 : 1);
                break;
        }
    }

    private void Furniture(string name, bool closing)
    {
        if (!closing)
            open.Push((name, output.Length));
        else if (open.TryPeek(out var top) && top.Tag == name)
            CloseFurniture(open.Pop());
    }

    // ASP.NET wraps the whole page in one form, so a form alone proves nothing.
    private void CloseFurniture((string Tag, int From) element)
    {
        if (element.Tag != "FORM")
            furniture.Add((element.From, output.Length));
    }

    private void Break(int place, int lines)
    {
        if (output.Length == 0)
            return;
        if (output.Last != '\n')
            output.AppendMade("\n", place);
        if (lines == 2)
            output.AppendMade("\n", place);
    }

    private static string? Attribute(string tag, string name)
    {
        var at = tag.IndexOf(" " + name + "=", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : new string([.. tag[(at + name.Length + 2)..].TrimStart('"', '\'').TakeWhile(character => char.IsLetterOrDigit(character))]);
    }
}
