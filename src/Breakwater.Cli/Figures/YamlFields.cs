using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Breakwater.Cli.Figures;

/// <summary>Reads the fields of a YAML mapping and says which line is wrong.</summary>
internal sealed class YamlFields
{
    private readonly string _file;
    private readonly YamlMappingNode _node;

    public YamlFields(string file, YamlNode node, string what, params string[] allowed)
    {
        _file = file;
        _node = node as YamlMappingNode ?? throw Wrong(node, $"{what} must be a list of 'name: value' fields.");
        foreach (var key in _node.Children.Keys)
            if (!allowed.Contains(key.ToString())) throw Wrong(key, $"unknown field '{key}' in {what}; known are {string.Join(", ", allowed)}.");
    }

    public long Line => _node.Start.Line;

    public static YamlNode Load(string file)
    {
        try
        {
            return Parse(file, File.ReadAllText(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SpecificationException($"{file} can't be read.", fault);
        }
    }

    public static YamlNode Parse(string file, string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : throw new SpecificationException(file, 1, "the file is empty.");
        }
        catch (YamlException fault)
        {
            throw new SpecificationException(file, fault.Start.Line, fault.InnerException?.Message ?? fault.Message);
        }
        catch (InvalidOperationException fault)
        {
            throw new SpecificationException($"{Path.GetFileName(file)} can't be read as YAML: a bracket, brace or quotation mark isn't closed.", fault);
        }
    }

    public SpecificationException Wrong(YamlNode node, string message) => new(_file, node.Start.Line, message);

    public YamlNode? Node(string name) => _node.Children.TryGetValue(new YamlScalarNode(name), out var value) ? value : null;

    public string? Text(string name) => Node(name) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value,
        var other => throw Wrong(other, $"'{name}' must be a single value."),
    };

    public int? Whole(string name, int least)
    {
        if (Text(name) is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least
            ? value
            : throw Wrong(Node(name)!, $"'{name}' must be a whole number of at least {least}, not '{text}'.");
    }

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" or "yes" => true,
        "false" or "no" => false,
        var text => throw Wrong(Node(name)!, $"'{name}' must be true or false, not '{text}'."),
    };

    public TEnum? Choice<TEnum>(string name)
        where TEnum : struct, Enum
    {
        if (Text(name) is not { } text) return null;
        foreach (var value in Enum.GetValues<TEnum>())
            if (string.Equals(Word(value), text, StringComparison.Ordinal)) return value;
        throw Wrong(Node(name)!, $"'{name}' must be one of {string.Join(", ", Enum.GetValues<TEnum>().Select(Word))}, not '{text}'.");
    }

    public IReadOnlyList<YamlNode> Items(string name) => Node(name) switch
    {
        null => [],
        YamlSequenceNode sequence => [.. sequence.Children],
        var single => [single],
    };

    public IReadOnlyList<string> Words(string name) => [.. Items(name).Select(item => item is YamlScalarNode { Value: { } value } ? value : throw Wrong(item, $"'{name}' must be a list of words."))];

    /// <summary>The way a choice is written: KnowsZeros as knows-zeros.</summary>
    public static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        string.Concat(value.ToString().Select((letter, k) => char.IsUpper(letter) && k > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
