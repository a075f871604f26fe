using Breakwater.Kernel.Clocks;

namespace Breakwater.Kernel.Configuration;

/// <summary>
/// The clocks of casework as data: <c>config/clocks.yaml</c>, and over them those of the partnership's own file. Of one code the
/// clock counts that was in force on the London day on which something began.
/// </summary>
public sealed class ClockList
{
    /// <summary>The clocks that the program asks for: each has to be stated.</summary>
    public static readonly IReadOnlyList<string> Codes = [Decision, DecisionNow, DecisionSoon, AcceptNow, BreakGlassReview];

    public const string Decision = "concern.decision";
    public const string DecisionNow = "concern.decision.now";
    public const string DecisionSoon = "concern.decision.soon";
    public const string AcceptNow = "referral.accept.now";
    public const string BreakGlassReview = "break-glass.review";

    private readonly Dictionary<string, List<Stated>> _of;

    private ClockList(Dictionary<string, List<Stated>> of) => _of = of;

    private sealed record Stated(ClockRule Rule, DateOnly From, DateOnly LastChecked);

    /// <summary>The clock for what begins at <paramref name="at"/> (UTC); before the first was in force, the first.</summary>
    public ClockRule Of(string code, DateTime at)
    {
        var stated = _of[code];
        var day = LondonDay.Of(at);
        return (stated.FindLast(s => s.From <= day) ?? stated[0]).Rule;
    }

    /// <param name="common">The file of all partnerships.</param>
    /// <param name="own">The partnership's file.</param>
    /// <exception cref="ConfigurationFault">Which file, which line, why.</exception>
    public static ClockList Read(Yaml common, Yaml own)
    {
        var of = common.Maps("clocks").Select(Read).GroupBy(s => s.Rule.Code).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var local in own.Maps("clocks").Select(Read).GroupBy(s => s.Rule.Code)) of[local.Key] = [.. local];
        foreach (var (code, stated) in of)
        {
            stated.Sort((a, b) => a.From.CompareTo(b.From));
            if (stated.GroupBy(s => s.From).FirstOrDefault(g => g.Count() > 1) is { } twice)
                throw own.Fault("clocks", $"\"{code}\" stands there twice with in_force_from {twice.Key:yyyy-MM-dd}: which of them counts?");
        }
        return Codes.FirstOrDefault(c => !of.ContainsKey(c)) is { } missing ? throw common.Fault("clocks", $"the clock \"{missing}\" is missing.") : new ClockList(of);
    }

    private static Stated Read(Yaml y)
    {
        var stated = new Stated(
            new ClockRule(y.OneOf("code", Codes), y.Text("source"),
                new Period(Period.KindOf(y.OneOf("period_kind", Period.KindCodes)), y.Number("count", 1, 1000), y.Flag("start_inclusive", whenMissing: false))),
            y.Day("in_force_from"), y.Day("last_checked"));
        y.Done();
        return stated;
    }
}
