using Breakwater.Safeguarding.Measures;

namespace Breakwater.Safeguarding.Tests.Measures;

/// <summary>What hangs on a wall gives no small number away, not by the sum of either list.</summary>
public sealed class WallCountsTests
{
    [Fact]
    public void Large_numbers_and_nought_are_shown_as_they_are()
    {
        var (districts, kinds) = Count([6, 0], [0, 0], [5, 7]);
        districts.ShouldBe([6L, 0L, 12L]);
        kinds.ShouldBe([11L, 7L]);
    }

    [Fact]
    public void A_small_number_alone_is_not_the_rest_of_a_sum()
    {
        // The kinds add up to 33, and so do the districts: 33 - 11 - 20 would be the 2.
        var (districts, kinds) = Count([11, 0], [2, 0], [14, 6]);
        districts[1].ShouldBeNull();
        (districts.Count(n => n is null) + kinds.Count(n => n is null)).ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Whatever_the_numbers_a_small_one_could_be_nought_and_could_be_five()
    {
        for (var cells = 0; cells < 343; cells++)
        {
            // Three districts by two kinds; the third is never small, so that there is something to subtract from.
            int[][] table = [[cells % 7, cells / 7 % 7], [cells / 49, 1], [9, 8]];
            var (districts, kinds) = Count(table);
            long[] trueDistricts = [.. table.Select(r => (long)r.Sum())], trueKinds = [table.Sum(r => (long)r[0]), table.Sum(r => (long)r[1])];
            Check(districts, trueDistricts, kinds, cells);
            Check(kinds, trueKinds, districts, cells);
        }
    }

    private static void Check(IReadOnlyList<long?> shown, long[] counts, IReadOnlyList<long?> other, int cells)
    {
        for (var line = 0; line < counts.Length; line++)
        {
            if (counts[line] is >= 1 and <= 4) shown[line].ShouldBeNull($"{cells}: line {line}");
            else (shown[line] ?? counts[line]).ShouldBe(counts[line], $"{cells}: line {line}");
        }
        if (!shown.Contains(null) || other.Contains(null)) return;
        // All of the other list is shown, so what is kept back here has a known sum: it must leave room.
        shown.Count(n => n is null).ShouldBeGreaterThan(1, $"{cells}");
        counts.Where((_, line) => shown[line] is null).Sum().ShouldBeGreaterThanOrEqualTo(WallCounts.Least, $"{cells}");
    }

    private static (IReadOnlyList<long?> Districts, IReadOnlyList<long?> Kinds) Count(params int[][] table) =>
        WallCounts.Of(table.Length, table[0].Length, table.SelectMany((row, district) => row.SelectMany((count, kind) => Enumerable.Repeat((district, kind), count))));
}
