using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Evidence;

/// <summary>Finds dates as British councils write them: 19/03/19, 19 MARCH 2019, Tuesday, 19th March, 2019, July 2018, 2018/19.</summary>
public static partial class FindDates
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    private const string Months = "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec";

    [GeneratedRegex(@"(?<![\d/.])(?<d>\d{1,2})(?<sep>[/.-])(?<m>\d{1,2})\k<sep>(?<y>\d{4}|\d{2})(?![\d/])|(?<d>\b\d{1,2})(st|nd|rd|th)?( day of)? (?<mon>" + Months + @")\.?,? (?<y>\d{4})\b|\b(?<mon>" + Months + @") (?<d>\d{1,2})(st|nd|rd|th)?, (?<y>\d{4})\b|\b(?<mon>January|February|March|April|May|June|July|August|September|October|November|December),? (?<y>(19|20)\d{2})\b|(?<![\d/])(?<my>(19|20)\d{2})[/–-](?<end>\d{2}|(19|20)\d{2})(?![\d/])", Plain, 1000)]
    private static partial Regex Written();

    public static IEnumerable<FoundDate> In(MappedText text)
    {
        foreach (Match match in Written().Matches(text.Text))
        {
            if (Read(match) is { } read)
                yield return new FoundDate(match.Value, read.Day, read.Precision, text.SpanOf(match.Index, match.Length));
        }
    }

    public static FoundDate? First(MappedText text) => In(text).FirstOrDefault();

    private static (DateOnly Day, DatePrecision Precision)? Read(Match match)
    {
        if (match.Groups["my"].Success)
        {
            var first = Number(match.Groups["my"]);
            return Number(match.Groups["end"]) % 100 == (first + 1) % 100 ? (new DateOnly(first, 5, 1), DatePrecision.MunicipalYear) : null;
        }

        var year = Number(match.Groups["y"]);
        year += year < 100 ? 2000 : 0;
        var month = match.Groups["mon"].Success ? Month(match.Groups["mon"].Value) : Number(match.Groups["m"]);
        var day = match.Groups["d"].Success ? Number(match.Groups["d"]) : 1;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        return (new DateOnly(year, month, day), match.Groups["d"].Success ? DatePrecision.Day : DatePrecision.Month);
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Month(string name) =>
        Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, month => month.Length > 0 && name.StartsWith(month, StringComparison.OrdinalIgnoreCase)) + 1;
}
