using System.Globalization;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Web.Words;

namespace Breakwater.Web.Pages.Asked;

/// <summary>
/// The released values of a measure as bars from zero, so that a small change looks small. Drawn with attributes only: no
/// style and no script. The same values stand in a table below it.
/// </summary>
public sealed record OutcomeChart(OutcomeLink Outcome, PublicWords W)
{
    public const int Width = 640, Row = 44, Left = 210;
    private const int Right = 60;

    public int Height => (Outcome.Values.Count * Row) + 8;

    /// <summary>One bar: its top, length, words and figure.</summary>
    public IEnumerable<(int Top, int Length, string Period, string Value)> Bars()
    {
        var most = Math.Max(1m, Outcome.Values.Max(v => v.Value));
        return Outcome.Values.Select((v, at) => ((at * Row) + 4, (int)Math.Round((Width - Left - Right) * v.Value / most), v.Period, v.Value.ToString("#,0.##", CultureInfo.GetCultureInfo("en-GB"))));
    }
}
