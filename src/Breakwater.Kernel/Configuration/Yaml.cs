using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Breakwater.Kernel.Configuration;

/// <summary>
/// A mapping of a configuration file, read strictly: a missing field, a wrong type or a name that nobody asked for is a
/// <see cref="ConfigurationFault"/> that names file and line. Call <see cref="Done"/> when all that is known was read.
/// </summary>
public sealed class Yaml
{
    private readonly string _file;
    private readonly YamlMappingNode _map;
    private readonly string _text;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    private Yaml(string file, YamlMappingNode map, string text) => (_file, _map, _text) = (file, map, text);

    /// <summary>SHA-256 of the whole file's text as it was read, in hexadecimal.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_text)));

    public static Yaml Load(string file)
    {
        if (!File.Exists(file)) throw new ConfigurationFault(file, 0, "there is no such file.");
        try
        {
            return Parse(file, File.ReadAllText(file));
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new ConfigurationFault(file, 0, "it can't be read. Make it readable for the user that runs Breakwater.");
        }
    }

    public static Yaml Parse(string file, string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 0) throw new ConfigurationFault(file, 1, "the file is empty.");
            return new Yaml(file, stream.Documents[0].RootNode as YamlMappingNode
                ?? throw new ConfigurationFault(file, 1, "it should hold fields such as \"name: …\"."), text);
        }
        catch (YamlException fault)
        {
            throw new ConfigurationFault(file, fault.Start.Line, "this is not well-formed YAML: " + (fault.InnerException?.Message ?? fault.Message));
        }
        catch (InvalidOperationException fault)
        {
            // For some broken text (a bracket that is never closed) the reader gives up without saying where.
            throw new ConfigurationFault(file, Unclosed(text), "this is not well-formed YAML, most likely from a bracket or a quotation mark that is never closed: " + fault.Message);
        }
    }

    public long Line => _map.Start.Line;

    public bool Has(string name) => _map.Children.ContainsKey(new YamlScalarNode(name));

    public string Text(string name) => MaybeText(name) is { Length: > 0 } text ? text : throw Fault(name, $"\"{name}\" is missing or empty.");

    public string? MaybeText(string name) => Node(name) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value,
        var other => throw new ConfigurationFault(_file, other.Start.Line, $"\"{name}\" should be a single value."),
    };

    public int Number(string name, int least = int.MinValue, int most = int.MaxValue)
    {
        var text = Text(name);
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw Fault(name, $"\"{name}\" should be a whole number and is \"{text}\".");
        return number >= least && number <= most ? number : throw Fault(name, $"\"{name}\" should lie between {least} and {most} and is {number}.");
    }

    public int Number(string name, int least, int most, int whenMissing) => Has(name) ? Number(name, least, most) : whenMissing;

    public bool Flag(string name, bool whenMissing) => MaybeText(name) switch
    {
        null => whenMissing,
        "true" or "yes" => true,
        "false" or "no" => false,
        var other => throw Fault(name, $"\"{name}\" should be true or false and is \"{other}\"."),
    };

    public DateOnly Day(string name) =>
        DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw Fault(name, $"\"{name}\" should be a date such as 2026-04-29 and is \"{Text(name)}\".");

    /// <summary>A time on the wall, in 24 hours.</summary>
    public TimeOnly Time(string name) =>
        TimeOnly.TryParseExact(Text(name), "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time : throw Fault(name, $"\"{name}\" should be a time of 24 hours such as \"17:30\" and is \"{Text(name)}\".");

    /// <summary>A value that must be one of <paramref name="known"/>.</summary>
    public string OneOf(string name, IReadOnlyCollection<string> known)
    {
        var text = Text(name);
        return known.Contains(text, StringComparer.Ordinal) ? text
            : throw Fault(name, $"\"{name}\" is \"{text}\", which is not one of: {string.Join(", ", known)}.");
    }

    /// <summary>A value that must be one of a choice's names.</summary>
    public T OneOf<T>(string name) where T : struct, Enum => Enum.Parse<T>(OneOf(name, Enum.GetNames<T>()));

    public IReadOnlyList<string> Texts(string name) => Node(name) switch
    {
        null => [],
        YamlSequenceNode list => list.Children.Select(c => c is YamlScalarNode { Value: { } value } ? value
            : throw new ConfigurationFault(_file, c.Start.Line, $"\"{name}\" should list single values.")).ToList(),
        YamlScalarNode { Value: { } value } => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        var other => throw new ConfigurationFault(_file, other.Start.Line, $"\"{name}\" should be a list."),
    };

    public Yaml Map(string name) => Node(name) is YamlMappingNode map ? new Yaml(_file, map, _text) : throw Fault(name, $"\"{name}\" should hold fields of its own.");

    public IReadOnlyList<Yaml> Maps(string name) => Node(name) switch
    {
        null => [],
        YamlSequenceNode list => list.Children.Select(c => c is YamlMappingNode map ? new Yaml(_file, map, _text)
            : throw new ConfigurationFault(_file, c.Start.Line, $"each entry of \"{name}\" should hold fields.")).ToList(),
        var other => throw new ConfigurationFault(_file, other.Start.Line, $"\"{name}\" should be a list of entries that start with \"-\"."),
    };

    /// <summary>All the names of this mapping with their single values, for mappings whose names are data.</summary>
    public IEnumerable<(string Name, string Value)> Pairs()
    {
        foreach (var (key, value) in _map.Children)
        {
            var name = key is YamlScalarNode { Value: { } text } ? text : throw new ConfigurationFault(_file, key.Start.Line, "a name should be a single value: write one that begins with a bracket in quotation marks.");
            _read.Add(name);
            yield return (name, value is YamlScalarNode scalar ? scalar.Value ?? "" : throw new ConfigurationFault(_file, value.Start.Line, $"\"{name}\" should be a single value."));
        }
    }

    /// <summary>Refuses names that nothing reads: most often a slip of the pen.</summary>
    public void Done()
    {
        foreach (var key in _map.Children.Keys)
            if (key is YamlScalarNode { Value: { } name } && !_read.Contains(name))
                throw new ConfigurationFault(_file, key.Start.Line, $"\"{name}\" is not a field that is known here. Known: {string.Join(", ", _read.Order())}.");
    }

    public ConfigurationFault Fault(string name, string reason) =>
        new(_file, Node(name)?.Start.Line ?? _map.Start.Line, reason);

    private static int Unclosed(string text)
    {
        var lines = text.Split('\n');
        var (depth, at) = (0, 1);
        for (var i = 0; i < lines.Length; i++)
            foreach (var c in lines[i])
            {
                if (c is '[' or '{' && depth++ == 0) at = i + 1;
                if (c is ']' or '}' && depth > 0) depth--;
            }
        return depth > 0 ? at : lines.Length;
    }

    private YamlNode? Node(string name)
    {
        _read.Add(name);
        return _map.Children.TryGetValue(new YamlScalarNode(name), out var node) ? node : null;
    }
}
