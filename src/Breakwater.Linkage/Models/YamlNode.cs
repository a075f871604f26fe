namespace Breakwater.Linkage.Models;

/// <summary>A model file is wrong: says in which line and how.</summary>
public sealed class ModelException(string file, int line, string reason)
    : Exception(line > 0 ? $"{file}, line {line}: {reason}" : $"{file}: {reason}")
{
    public int Line { get; } = line;
}

/// <summary>
/// The part of YAML that model files use: block maps and lists by indentation, flow lists and maps on one line, plain and quoted
/// scalars, comments. Anchors, tags, multi-line scalars and several documents are refused.
/// </summary>
internal sealed class YamlNode(int line)
{
    public int Line { get; } = line;

    public string? Scalar { get; init; }

    public List<YamlNode>? Items { get; init; }

    public List<(string Key, YamlNode Value)>? Entries { get; init; }

    public YamlNode? this[string key] => Entries?.Find(e => e.Key == key).Value;
}

/// <summary>Reads <see cref="YamlNode"/>s, keeping line numbers for messages.</summary>
internal sealed class YamlReader
{
    private readonly string file;
    private readonly List<(int Line, int Indent, string Text)> lines = [];
    private int at;

    private YamlReader(string file, string text)
    {
        this.file = file;
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = WithoutComment(raw.TrimEnd('\r', ' '));
            var body = line.TrimStart(' ');
            if (body.StartsWith('\t') || body.StartsWith("---", StringComparison.Ordinal) || body is ['&' or '*' or '!' or '%', ..])
            {
                throw Wrong(number, body[0] == '\t' ? "indent with spaces, not tabs" : "this YAML feature isn't used in models; write plain maps and lists");
            }

            if (body.Length > 0)
            {
                lines.Add((number, line.Length - body.Length, body));
            }
        }
    }

    public static YamlNode Read(string file, string text)
    {
        var reader = new YamlReader(file, text);
        if (reader.lines.Count == 0)
        {
            throw reader.Wrong(0, "the model is empty");
        }

        var node = reader.Block(reader.lines[0].Indent);
        return reader.at == reader.lines.Count ? node : throw reader.Wrong(reader.lines[reader.at].Line, "this line is indented differently from those above");
    }

    private ModelException Wrong(int line, string reason) => new(file, line, reason);

    private YamlNode Block(int indent)
    {
        var first = lines[at];
        return first.Text is "-" || first.Text.StartsWith("- ", StringComparison.Ordinal) ? List(indent) : Map(indent);
    }

    private YamlNode List(int indent)
    {
        var node = new YamlNode(lines[at].Line) { Items = [] };
        while (at < lines.Count && lines[at].Indent == indent && (lines[at].Text == "-" || lines[at].Text.StartsWith("- ", StringComparison.Ordinal)))
        {
            var (line, _, text) = lines[at];
            var rest = text[1..].TrimStart(' ');
            if (rest.Length == 0)
            {
                at++;
                node.Items.Add(Deeper(indent, line));
            }
            else if (KeyLength(rest) > 0)
            {
                // "- key: value": the item is a map whose first line stands behind the dash.
                var inner = indent + text.Length - rest.Length;
                lines[at] = (line, inner, rest);
                node.Items.Add(Map(inner));
            }
            else
            {
                at++;
                node.Items.Add(Inline(rest, line));
            }
        }

        return node;
    }

    private YamlNode Map(int indent)
    {
        var node = new YamlNode(lines[at].Line) { Entries = [] };
        while (at < lines.Count && lines[at].Indent == indent)
        {
            var (line, _, text) = lines[at];
            var length = KeyLength(text);
            if (length <= 0)
            {
                throw Wrong(line, $"expected 'key: value' but found '{text}'");
            }

            var key = Unquote(text[..length].Trim());
            if (node[key] is not null)
            {
                throw Wrong(line, $"'{key}' is given twice");
            }

            var rest = text[(length + 1)..].Trim();
            at++;
            node.Entries.Add((key, rest.Length == 0 ? Deeper(indent, line) : Inline(rest, line)));
        }

        if (at < lines.Count && lines[at].Indent > indent)
        {
            throw Wrong(lines[at].Line, "this line is indented too far");
        }

        return node;
    }

    private YamlNode Deeper(int indent, int line)
    {
        // A list may stand at its key's own indent.
        if (at < lines.Count && (lines[at].Indent > indent || (lines[at].Indent == indent && lines[at].Text.StartsWith('-'))))
        {
            return Block(lines[at].Indent);
        }

        return new YamlNode(line) { Scalar = "" };
    }

    private YamlNode Inline(string text, int line)
    {
        var place = 0;
        var node = Flow(text, ref place, line);
        return text[place..].Trim().Length == 0 ? node : throw Wrong(line, $"unexpected '{text[place..]}'");
    }

    private YamlNode Flow(string text, ref int place, int line)
    {
        Skip(text, ref place);
        if (place < text.Length && text[place] is '[' or '{')
        {
            var isMap = text[place++] == '{';
            var node = new YamlNode(line) { Items = isMap ? null : [], Entries = isMap ? [] : null };
            while (true)
            {
                Skip(text, ref place);
                if (place >= text.Length)
                {
                    throw Wrong(line, isMap ? "a '{' is never closed on its line" : "a '[' is never closed on its line");
                }

                if (text[place] == (isMap ? '}' : ']'))
                {
                    place++;
                    return node;
                }

                if (text[place] == ',')
                {
                    place++;
                    continue;
                }

                if (isMap)
                {
                    var key = Token(text, ref place, ":,}");
                    if (place >= text.Length || text[place] != ':')
                    {
                        throw Wrong(line, $"'{key}' needs a colon and a value");
                    }

                    place++;
                    node.Entries!.Add((Unquote(key), Flow(text, ref place, line)));
                }
                else
                {
                    node.Items!.Add(Flow(text, ref place, line));
                }
            }
        }

        // Inside a flow collection a comma ends a scalar; outside one it doesn't.
        var stops = place == 0 ? "" : ",]}";
        return new YamlNode(line) { Scalar = Unquote(Token(text, ref place, stops)) };
    }

    private static void Skip(string text, ref int place)
    {
        while (place < text.Length && text[place] == ' ')
        {
            place++;
        }
    }

    private static string Token(string text, ref int place, string stops)
    {
        var from = place;
        if (place < text.Length && text[place] is '"' or '\'')
        {
            var close = text.IndexOf(text[place], place + 1);
            place = close < 0 ? text.Length : close + 1;
        }
        else
        {
            while (place < text.Length && !stops.Contains(text[place], StringComparison.Ordinal))
            {
                place++;
            }
        }

        return text[from..place].Trim();
    }

    private static string Unquote(string text) => text.Length >= 2 && text[0] is '"' or '\'' && text[^1] == text[0] ? text[1..^1] : text;

    private static int KeyLength(string text)
    {
        if (text[0] is '[' or '{')
        {
            return -1;
        }

        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 ? colon : text.EndsWith(':') ? text.Length - 1 : -1;
    }

    private static string WithoutComment(string line)
    {
        char quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            if (quote != '\0')
            {
                quote = line[i] == quote ? '\0' : quote;
            }
            else if (line[i] is '"' or '\'' && (i == 0 || line[i - 1] is ' ' or '[' or ',' or '{'))
            {
                quote = line[i];
            }
            else if (line[i] == '#' && (i == 0 || line[i - 1] == ' '))
            {
                return line[..i].TrimEnd(' ');
            }
        }

        return line;
    }
}
