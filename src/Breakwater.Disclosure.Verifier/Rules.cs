using System.Text.Json;

namespace Breakwater.Disclosure.Verifier;

/// <summary>The rules of one release, as its public record states them.</summary>
internal sealed record Rules(string Release, string Relation, long Threshold, string Zeros, long? Width, string Symbol, string[] Attackers, long Base, bool Midpoint, bool Suppresses, bool FullChanges)
{
    public static Rules Of(JsonElement record)
    {
        var policy = record.GetProperty("policy");
        return new Rules(
            record.GetProperty("release").GetString()!,
            record.GetProperty("relation").GetString()!,
            policy.GetProperty("threshold").GetInt64(),
            policy.GetProperty("zeros").GetString()!,
            policy.TryGetProperty("width", out var width) ? width.GetInt64() : null,
            policy.GetProperty("symbol").GetString()!,
            policy.GetProperty("attackers").GetString()!.Split(", "),
            policy.GetProperty("roundingBase").GetInt64(),
            policy.GetProperty("midpoint").GetBoolean(),
            policy.GetProperty("suppresses").GetBoolean(),
            policy.GetProperty("changes").GetString() == "full");
    }

    /// <summary>What is printed for a count that is shown.</summary>
    public long Print(long count)
    {
        if (Base <= 1 || count == 0) return count;
        return Midpoint ? ((count + Base - 1) / Base * Base) - (Base / 2) : (count + (Base / 2)) / Base * Base;
    }

    /// <summary>Whether a count must be hidden.</summary>
    public bool IsSensitive(long count) => Suppresses && ((count >= 1 && count <= Threshold) || (count == 0 && Zeros == "protect"));

    /// <summary>Whether a reader who sees what is printed could still believe the count.</summary>
    public bool Allows(long printed, long count) => count >= 0 && Print(count) == printed && !(Base > 1 && IsSensitive(count));
}
