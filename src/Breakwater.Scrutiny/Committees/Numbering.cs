using System.Globalization;
using Breakwater.Kernel.Acting;

namespace Breakwater.Scrutiny.Committees;

/// <summary>How minutes are numbered. Resolutions begin again at 1 with each item, whatever the profile.</summary>
public enum Numbering
{
    /// <summary>131, then 131.1, 131.2; the next meeting goes on.</summary>
    Continuous,

    /// <summary>112/24: begins again with the municipal year.</summary>
    PerYear,

    /// <summary>Items carry no number.</summary>
    None,
}

/// <summary>Gives the next number of an item. A number once published is never used again, not even for a withdrawn item.</summary>
public static class ItemNumbers
{
    /// <param name="profile">How the body numbers.</param>
    /// <param name="published">All numbers the body has published so far.</param>
    /// <param name="year">The municipal year of the meeting.</param>
    public static string? Next(Numbering profile, IEnumerable<string> published, MunicipalYear year)
    {
        if (profile == Numbering.None)
            return null;
        var ending = profile == Numbering.PerYear ? "/" + ((year.First) % 100).ToString("00", CultureInfo.InvariantCulture) : "";
        var last = published
            .Where(number => number.EndsWith(ending, StringComparison.Ordinal))
            .Select(number => int.TryParse(number[..^ending.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0)
            .DefaultIfEmpty(0).Max();
        return (last + 1).ToString(CultureInfo.InvariantCulture) + ending;
    }

    /// <exception cref="RuleBroken">The number has been published before.</exception>
    public static void MustBeNew(string number, IEnumerable<string> published)
    {
        if (published.Contains(number, StringComparer.Ordinal))
            throw new RuleBroken("minute-number-used", $"Number {number} was published before and stays with what it named. Take the next free number.");
    }
}
