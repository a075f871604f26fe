using System.Text.Json;
using Breakwater.Kernel.Clocks;
using Breakwater.Scrutiny.Recommendations;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Breakwater.Scrutiny;

/// <summary>Values that are read whole and never searched, kept as one text column. A change inside a list is noticed by its text.</summary>
internal static class StoredAsJson
{
    // What a record works out from the rest ("as the public may read it") is not kept beside it.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { IgnoreReadOnlyProperties = true };

    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) => property.HasConversion(
        value => Write(value), text => Read<T>(text),
        new ValueComparer<T>((one, other) => Write(one) == Write(other), value => Write(value).GetHashCode(StringComparison.Ordinal), value => Read<T>(Write(value))));

    /// <summary>A clock without its rule's text: the code names the rule, which the law sets and not the row.</summary>
    public static PropertyBuilder<StatutoryClock> AsClock(this PropertyBuilder<StatutoryClock> property) => property.HasConversion(
        clock => Write(Kept.Of(clock)), text => Read<Kept>(text).Clock(),
        new ValueComparer<StatutoryClock>((one, other) => ReferenceEquals(one, other), clock => clock.Start.GetHashCode(), clock => clock));

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    private static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;

    private sealed record Kept(string Rule, string Policy, DateTime Start, DateTime Due, IReadOnlyList<ClockPause> Pauses, DateTime? MetOn, string? LateReason)
    {
        private static readonly Dictionary<string, ClockRule> Rules = Enum.GetValues<StatutoryBasis>().Select(ResponseClocks.RuleOf).ToDictionary(rule => rule.Code, StringComparer.Ordinal);

        public static Kept Of(StatutoryClock clock) => new(clock.Rule.Code, clock.PolicyVersion, clock.Start, clock.Due, clock.Pauses, clock.MetOn, clock.LateReason);

        public StatutoryClock Clock() => StatutoryClock.Stored(Rules[Rule], Policy, Start, Due, Pauses, MetOn, LateReason);
    }
}
