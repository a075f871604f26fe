using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Breakwater.House.Tests;

/// <summary>
/// What the pages ask, read from their sources: a line for each question, each answer and each title that stands there literally.
/// Where a page asks two things in one field, it can't be told which was meant, and there is no line.
/// </summary>
internal static partial class AskedLines
{
    /// <param name="sources">The text of each .cshtml and .cshtml.cs by its path below Pages, such as <c>Concerns/Log.cshtml</c>.</param>
    public static string Of(IReadOnlyDictionary<string, string> sources)
    {
        var routes = sources.Where(s => IsPage(s.Key, s.Value)).ToLookup(s => Folder(s.Key), s => Route(s.Key, s.Value));
        var lines = sources.Where(s => s.Key.EndsWith(".cshtml", StringComparison.Ordinal))
            .SelectMany(s => Places(s.Key, s.Value, routes).SelectMany(place => Said(s.Key, sources).Select(a => (Place: place, a.Field, a.Value, a.Words))))
            .GroupBy(l => (l.Place, l.Field, l.Value), l => l.Words)
            .Where(g => g.Distinct().Count() == 1)
            .OrderBy(g => g.Key.Place, StringComparer.Ordinal).ThenBy(g => g.Key.Field, StringComparer.Ordinal).ThenBy(g => g.Key.Value, StringComparer.Ordinal);
        return string.Concat(lines.Select(g => $"{g.Key.Place}\t{g.Key.Field}\t{g.Key.Value}\t{g.First()}\n"));
    }

    private static bool IsPage(string file, string source) => file.EndsWith(".cshtml", StringComparison.Ordinal) && source.StartsWith("@page", StringComparison.Ordinal);

    private static string Folder(string file) => file.Contains('/') ? file[..file.LastIndexOf('/')] : "";

    private static string Route(string file, string source)
    {
        if (PageRoute().Match(source) is { Success: true } named) return named.Groups["route"].Value;
        var path = "/" + file[..^".cshtml".Length];
        return path.EndsWith("/Index", StringComparison.Ordinal) ? path[..^"/Index".Length] : path;
    }

    // A partial counts for the pages of its folder, which lie below the same first part of their paths; a shared one for all.
    private static IEnumerable<string> Places(string file, string source, ILookup<string, string> routes) =>
        IsPage(file, source) ? [Route(file, source)] : Folder(file) == "Shared" ? ["*"] : routes[Folder(file)].Select(r => "/" + r.Split('/')[1] + "/*").Distinct();

    private static IEnumerable<(string Field, string Value, string Words)> Said(string file, IReadOnlyDictionary<string, string> sources)
    {
        var source = sources[file];
        var title = IsPage(file, source) && Title().Match(source) is { Success: true } literal ? literal.Groups["title"].Value : null;
        foreach (var (field, value, words) in Fields(source, sources.GetValueOrDefault(file + ".cs", "")).Append(("", "", title)))
            if (IsLiteral(field) && IsLiteral(value) && IsLiteral(words) && words.Length > 0) yield return (field, value, words.Trim());
    }

    private static bool IsLiteral([NotNullWhen(true)] string? text) => text is not null && !text.Contains('@');

    private static IEnumerable<(string? Field, string? Value, string? Words)> Fields(string source, string behind)
    {
        var labels = LabelOfPlain().Matches(source).DistinctBy(m => m.Groups["id"].Value).ToDictionary(m => m.Groups["id"].Value, m => m.Groups["words"].Value);
        var around = new Stack<(string? Field, string? Words)>();
        foreach (Match tag in Tag().Matches(source))
        {
            var kind = tag.Groups["kind"].Value;
            var isGroup = kind is "bw-radios" or "bw-checkboxes";
            if (tag.Value[1] == '/')
            {
                if (isGroup) around.Pop();
                continue;
            }
            var has = Attributes(source, tag.Index + tag.Length, out var end);
            var field = has.GetValueOrDefault("asp-for") ?? has.GetValueOrDefault("field") ?? has.GetValueOrDefault("name");
            field = field is null ? null : Prefixed().Replace(field, "${name}");
            var words = has.GetValueOrDefault("label") ?? labels.GetValueOrDefault(has.GetValueOrDefault("id", ""));
            var value = has.GetValueOrDefault("value") is { Length: > 0 } sent ? OfEnum().Replace(sent, "${name}") : null;
            if (kind is "bw-radio" or "bw-checkbox")
            {
                if (field is null)
                {
                    yield return (around.Peek().Field, value, words);
                    continue;
                }
                // A yes or no among others: asked by what stands around it.
                yield return (field, "", around.Peek().Words);
                yield return (field, "true", words);
                continue;
            }
            if (kind == "input" && has.GetValueOrDefault("type") is "radio" or "checkbox")
            {
                yield return (field, value, words);
                continue;
            }
            if (kind == "input" && has.GetValueOrDefault("type") is "hidden" or "file") continue;
            yield return (field, "", words);
            foreach (Match item in Item().Matches(Items(has.GetValueOrDefault("items", ""), behind))) yield return (field, item.Groups["value"].Value, item.Groups["words"].Value);
            if (isGroup && !SelfClosed().IsMatch(source, end)) around.Push((field, words));
        }
    }

    // Either they stand in the page, or as a list of the page's own behind it.
    private static string Items(string items, string behind) =>
        items.StartsWith("Model.", StringComparison.Ordinal) ? Regex.Match(behind, $$"""> {{Regex.Escape(items["Model.".Length..])}} \{ get; \} =\s*\[[^\]]*\]""").Value : items;

    // A value that holds code ends at its quote outside of all brackets.
    private static Dictionary<string, string> Attributes(string source, int at, out int end)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        while (AttributeName().Match(source, at) is { Success: true } name)
        {
            at = name.Index + name.Length;
            if (!name.Groups["quote"].Success) continue;
            var (start, depth, code) = (at, 0, false);
            for (; source[at] != name.Groups["quote"].Value[0] || depth > 0; at++)
            {
                code |= source[at] == '@';
                if (code) depth += source[at] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            }
            found[name.Groups["name"].Value] = source[start..at++];
        }
        end = at;
        return found;
    }

    [GeneratedRegex("^@page\\s+\"(?<route>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex PageRoute();

    [GeneratedRegex("ViewData\\[\"Title\"\\] = \"(?<title>[^\"]+)\";", RegexOptions.ExplicitCapture)]
    private static partial Regex Title();

    [GeneratedRegex(@"</?(?<kind>bw-(input|textarea|date|select|radios|checkboxes|radio|checkbox)|input|select|textarea)(?=[\s/>])", RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex("\\G\\s+(?<name>[\\w-]+)(=(?<quote>[\"']))?", RegexOptions.ExplicitCapture)]
    private static partial Regex AttributeName();

    [GeneratedRegex(@"\G\s*/>")]
    private static partial Regex SelfClosed();

    [GeneratedRegex("<label\\b[^>]*?\\bfor=\"(?<id>[^\"@]+)\"[^>]*>(?<words>[^<@]+)</label>", RegexOptions.ExplicitCapture)]
    private static partial Regex LabelOfPlain();

    [GeneratedRegex("^@\\(Model\\.Prefix \\+ \"(?<name>\\w+)\"\\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Prefixed();

    [GeneratedRegex(@"^@[A-Z]\w*\.(?<name>\w+)\.ToString\(\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex OfEnum();

    [GeneratedRegex("new( [\\w.]*SelectListItem)?\\(\"(?<words>[^\"]+)\", (\"(?<value>[^\"]+)\"|nameof\\([\\w.]*\\.(?<value>\\w+)\\))\\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Item();
}
