using System.Text.Json;
using System.Text.Json.Nodes;
using Breakwater.Kernel.Acting;

namespace Breakwater.Kernel.Facts;

/// <summary>The sealed part of a fact: what it says, who said it by name, and the reason.</summary>
public sealed record FactPayload(string By, string? Reason, Fact? Fact)
{
    public static string Write(Fact fact, Act act) => new JsonObject
    {
        ["by"] = act.Actor.Name,
        ["reason"] = act.Reason,
        ["fact"] = JsonNode.Parse(FactTypes.Write(fact)),
    }.ToJsonString();

    public static FactPayload Read(string name, string payload, FactTypes types)
    {
        using var json = JsonDocument.Parse(payload);
        var root = json.RootElement;
        return new FactPayload(
            root.GetProperty("by").GetString() ?? "", root.GetProperty("reason").GetString(),
            types.Read(name, root.GetProperty("fact").GetRawText()));
    }
}
