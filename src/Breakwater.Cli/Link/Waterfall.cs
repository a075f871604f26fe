using System.Globalization;
using System.Text.Json.Nodes;
using Breakwater.Linkage.Scoring;

namespace Breakwater.Cli.Link;

/// <summary>An explanation as a waterfall: each step's evidence and where the sum stands after it.</summary>
internal static class Waterfall
{
    public static IEnumerable<string> Lines(Explanation explanation, string band)
    {
        var sum = 0.0;
        foreach (var step in explanation.Steps)
        {
            sum += step.Bits;
            var bar = new string(step.Bits >= 0 ? '+' : '-', Math.Min(24, (int)Math.Round(Math.Abs(step.Bits))));
            var values = step.Left.Length + step.Right.Length == 0 ? "" : $"  [{step.Left} | {step.Right}]";
            yield return string.Create(CultureInfo.InvariantCulture, $"{step.What,-14} {step.Bits,7:+0.0;-0.0;0.0} {sum,7:+0.0;-0.0;0.0}  {bar,-24} {step.Words}{values}");
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"Probability {explanation.Probability:0.0000}: {band}. Each +1 doubles the odds, each -1 halves them.");
    }

    public static JsonArray Json(Explanation explanation) =>
    [
        .. explanation.Steps.Select(s => new JsonObject { ["what"] = s.What, ["words"] = s.Words, ["left"] = s.Left, ["right"] = s.Right, ["bits"] = Math.Round(s.Bits, 3) }),
    ];
}
