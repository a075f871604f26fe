using System.Globalization;
using System.Xml;

namespace Breakwater.Scrutiny.Import.Sources;

/// <summary>
/// Counts Word's automatic numbers. Word keeps them out of the text: a paragraph names a list (numId) and a level,
/// numbering.xml says how that level is written (ECMA-376 part 1, 17.9). Without this "131.1" would be lost.
/// </summary>
internal sealed class WordNumbering
{
    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private readonly Dictionary<string, Level[]> lists = [];
    private readonly Dictionary<string, (string List, Dictionary<int, int> Starts)> numbers = [];
    private readonly Dictionary<string, (string? NumId, int? Level, string? BasedOn)> styles = [];
    private readonly Dictionary<string, int[]> counters = [];
    private readonly HashSet<(string, int)> restarted = [];

    private sealed record Level(string Format, string Text, int Start);

    public static WordNumbering Read(WordPackage package)
    {
        var numbering = new WordNumbering();
        using var looks = package.Part("word/styles.xml");
        if (looks is not null)
            numbering.ReadStyles(looks);
        using var parts = package.Part("word/numbering.xml");
        if (parts is not null)
            numbering.ReadLists(parts);
        return numbering;
    }

    /// <summary>The number or bullet of the next paragraph in this list, with one space after it; "" where it has none.</summary>
    public string Next(string? numId, int? level, string? style)
    {
        (numId, level) = Resolve(numId, level, style);
        if (numId is null or "0" || !numbers.TryGetValue(numId, out var number) || !lists.TryGetValue(number.List, out var levels))
            return "";
        var at = Math.Clamp(level ?? 0, 0, levels.Length - 1);
        if (!counters.TryGetValue(number.List, out var counts))
            counters[number.List] = counts = [.. levels.Select(one => one.Start - 1)];
        if (number.Starts.TryGetValue(at, out var start) && restarted.Add((numId, at)))
            counts[at] = start - 1;
        for (var above = 0; above < at; above++)
        {
            if (counts[above] < levels[above].Start)
                counts[above] = levels[above].Start;
        }

        counts[at]++;
        for (var below = at + 1; below < levels.Length; below++)
            counts[below] = levels[below].Start - 1;
        return Written(levels, counts, at);
    }

    private static string Written(Level[] levels, int[] counts, int at)
    {
        if (levels[at].Format is "bullet")
            return new string(' ', at) + "• ";
        if (levels[at].Format is "none")
            return "";
        var text = levels[at].Text;
        for (var place = 0; place < levels.Length; place++)
        {
            var style = levels[place].Format switch
            {
                "lowerLetter" => "a",
                "upperLetter" => "A",
                "lowerRoman" => "i",
                "upperRoman" => "I",
                "decimalZero" => "01",
                _ => "1",
            };
            text = text.Replace($"%{place + 1}", ListCount.Written(style, counts[place]), StringComparison.Ordinal);
        }

        return text.Length == 0 ? "" : new string(' ', at) + text.Trim() + " ";
    }

    private (string? NumId, int? Level) Resolve(string? numId, int? level, string? style)
    {
        for (var depth = 0; numId is null && style is not null && depth < 10 && styles.TryGetValue(style, out var found); depth++)
        {
            numId = found.NumId;
            level ??= found.Level;
            style = found.BasedOn;
        }

        return (numId, level);
    }

    private void ReadStyles(XmlReader xml)
    {
        string? id = null;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.NamespaceURI != W)
                continue;
            switch (xml.LocalName)
            {
                case "style":
                    id = xml.GetAttribute("styleId", W);
                    if (id is not null)
                        styles[id] = default;
                    break;
                case "basedOn" when id is not null:
                    styles[id] = styles[id] with { BasedOn = Value(xml) };
                    break;
                case "numId" when id is not null:
                    styles[id] = styles[id] with { NumId = Value(xml) };
                    break;
                case "ilvl" when id is not null:
                    styles[id] = styles[id] with { Level = Number(Value(xml)) };
                    break;
            }
        }
    }

    private void ReadLists(XmlReader xml)
    {
        string list = "", num = "";
        var level = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.NamespaceURI != W)
                continue;
            switch (xml.LocalName)
            {
                case "abstractNum":
                    list = xml.GetAttribute("abstractNumId", W) ?? "";
                    lists[list] = [.. Enumerable.Range(0, 9).Select(_ => new Level("decimal", "", 1))];
                    num = "";
                    break;
                case "num":
                    num = xml.GetAttribute("numId", W) ?? "";
                    numbers[num] = ("", []);
                    break;
                case "abstractNumId" when num.Length > 0:
                    numbers[num] = (Value(xml) ?? "", numbers[num].Starts);
                    break;
                case "lvl" or "lvlOverride":
                    level = Math.Clamp(Number(xml.GetAttribute("ilvl", W)) ?? 0, 0, 8);
                    break;
                case "startOverride" when num.Length > 0:
                    numbers[num].Starts[level] = Number(Value(xml)) ?? 1;
                    break;
                case "start" when num.Length == 0 && list.Length > 0:
                    lists[list][level] = lists[list][level] with { Start = Number(Value(xml)) ?? 1 };
                    break;
                case "numFmt" when num.Length == 0 && list.Length > 0:
                    lists[list][level] = lists[list][level] with { Format = Value(xml) ?? "decimal" };
                    break;
                case "lvlText" when num.Length == 0 && list.Length > 0:
                    lists[list][level] = lists[list][level] with { Text = Value(xml) ?? "" };
                    break;
            }
        }
    }

    private static string? Value(XmlReader xml) => xml.GetAttribute("val", W);

    private static int? Number(string? written) =>
        int.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
