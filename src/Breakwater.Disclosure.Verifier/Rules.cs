namespace Breakwater.Disclosure.Verifier;

/// <summary>The rules of one release, as its public record states them.</summary>
internal sealed record Rules(string Release, string Relation, long Threshold, string Zeros, long? Width, string Symbol, string[] Attackers, long Base, bool Midpoint, bool Suppresses, bool FullChanges, string[] Groups)
{
    public static Rules Of(JsonElement record)
    {
        var policy = record.GetProperty("policy");
        string Word(string name) => policy.GetProperty(name).GetString()!;
        long Number(string name) => policy.GetProperty(name).GetInt64();
        return new Rules(record.GetProperty("release").GetString()!, record.GetProperty("relation").GetString()!, Number("threshold"), Word("zeros"),
            policy.TryGetProperty("width", out var width) ? width.GetInt64() : null, Word("symbol"), Word("attackers").Split(", "), Number("roundingBase"),
            policy.GetProperty("midpoint").GetBoolean(), policy.GetProperty("suppresses").GetBoolean(), Word("changes") == "full",
            [.. policy.GetProperty("groupAttributes").EnumerateArray().Select(column => column.GetString()!)]);
    }

    /// <summary>What is printed for a count that is shown.</summary>
    public long Print(long count) => Base <= 1 || count == 0 ? count
        : Midpoint ? ((count + Base - 1) / Base * Base) - (Base / 2) : (count + (Base / 2)) / Base * Base;

    /// <summary>Whether a count must be hidden.</summary>
    public bool IsSensitive(long count) => Suppresses && ((count >= 1 && count <= Threshold) || (count == 0 && Zeros == "protect"));

    /// <summary>A printed count; a reader who knows the rules knows that a small one would have been hidden.</summary>
    public Print Printed(long number) => new(this, $"{number}", count => count >= 0 && Print(count) == number && !(Base > 1 && IsSensitive(count)));

    /// <summary>A printed rate: the printed count times a factor over its denominator, to some decimals.</summary>
    public Print Printed(string rate, int decimals, long per, long denominator) => new(this, rate, count => count >= 0 && !IsSensitive(count)
        && Math.Round(Print(count) * (decimal)per / denominator, decimals, MidpointRounding.AwayFromZero).ToString($"F{decimals}", CultureInfo.InvariantCulture) == rate);
}
