using System.Reflection;
using System.Text.Json;

namespace Breakwater.Kernel.Facts;

/// <summary>Every kind of fact in the program, by its stable name; writes and reads payloads.</summary>
public sealed class FactTypes
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly Dictionary<string, Says> _byName;

    public FactTypes(IEnumerable<Assembly> assemblies) =>
        _byName = assemblies.Distinct().SelectMany(a => a.GetTypes())
            .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Fact)))
            .Select(Says.Of).ToDictionary(s => s.Name, StringComparer.Ordinal);

    public IEnumerable<Says> All => _byName.Values.OrderBy(s => s.Name, StringComparer.Ordinal);

    public static string Write(Fact fact) => JsonSerializer.Serialize(fact, fact.GetType(), Json);

    /// <summary>The fact again, or null when the name is not known (a newer program wrote it).</summary>
    public Fact? Read(string name, string payload) =>
        _byName.TryGetValue(name, out var says) ? (Fact?)JsonSerializer.Deserialize(payload, says.Type, Json) : null;
}
