using Breakwater.Disclosure.Bench;
using Breakwater.Disclosure.Rates;

namespace Breakwater.Disclosure.Tests.Vectors;

/// <summary>Examples with known answers from the handbook, SSBtools, sdcTable and OpenSAFELY.</summary>
public class LiteratureTests
{
    private const string All = Dimension.Total;

    [Fact]
    public void Geurts_intervals_of_the_handbook()
    {
        var inner = Example.Table([Example.Dim("row", "1", "2", "3"), Example.Dim("column", "1", "2")], 0, 0, 0, 0, 0, 0);
        PublishedFigure Cell(string row, string column, long? value) => new("t", [row, column], value, "");
        PublishedFigure[] figures =
        [
            Cell("1", "1", null), Cell("1", "2", null), Cell("1", All, 7), Cell("2", "1", null), Cell("2", "2", null), Cell("2", All, 3),
            Cell("3", "1", 3), Cell("3", "2", 3), Cell("3", All, 6), Cell(All, "1", 9), Cell(All, "2", 7), Cell(All, All, 16),
        ];
        var found = Example.Attack(inner, figures, Example.Policy(2));
        (found.At("1", "1").Least, found.At("1", "1").Most).ShouldBe((3, 6));
        (found.At("1", "2").Least, found.At("1", "2").Most).ShouldBe((1, 4));
        (found.At("2", "1").Least, found.At("2", "1").Most).ShouldBe((0, 3));
        (found.At("2", "2").Least, found.At("2", "2").Most).ShouldBe((0, 3));
    }

    [Fact]
    public void Ssbtools_example_1()
    {
        var age = Example.Dim("age", "young", "old");
        var flat = Example.Table([age, Example.Dim("geo", "Spain", "Iceland", "Portugal")], 5, 2, 0, 6, 3, 4);
        var one = DisclosureControl.Protect(Example.Cross(flat, ["age", "geo"]), Example.Policy(1, zeros: ZeroRule.Protect));
        one.Sensitive.Count.ShouldBe(1);
        one.HiddenFigures().ShouldBe(4);
        foreach (var country in new[] { "Iceland", "Portugal" })
            foreach (var group in new[] { "young", "old" }) one.Hides(group, country).ShouldBeTrue();

        var geo = new Dimension("geo", ["Spain", "Iceland", "Portugal"], [new Level("eu", ["EU", "nonEU", "EU"], 0)]);
        var nested = Example.Table([age, geo], 5, 2, 0, 6, 3, 4);
        var two = DisclosureControl.Protect(Example.Cross(nested, ["age", "geo"]), Example.Policy(2, zeros: ZeroRule.Protect));
        two.Sensitive.Sum(s => s.Row.Figures.Count).ShouldBe(3);
        two.HiddenFigures().ShouldBeLessThanOrEqualTo(8);
        var four = DisclosureControl.Protect(Example.Cross(nested, ["age", "geo"]), Example.Policy(4));
        four.Sensitive.Sum(s => s.Row.Figures.Count).ShouldBe(6);
        four.HiddenFigures().ShouldBeLessThanOrEqualTo(10);
    }

    [Fact]
    public void Z1_needs_three_more_cells_worth_29()
    {
        var result = DisclosureControl.Protect(Example.Cross(Data.Z1, ["region", "hovedint"]), Example.Policy(3, zeros: ZeroRule.Protect));
        result.Matrix.Rows.Count.ShouldBe(45);
        result.Sensitive.Select(s => s.Row.Figures[0].Coordinates[0]).ShouldBe(["B", "D", "H"], ignoreOrder: true);
        (result.SecondaryFigures, result.SecondaryValue).ShouldBe((3, 29));
        result.LeastCostProven.ShouldBeTrue();
    }

    [Fact]
    public void Z2_has_11_primaries_and_an_optimum_of_317()
    {
        var result = DisclosureControl.Protect(Example.Cross(Data.Z2, ["region", "hovedint"]), Example.Policy(3, zeros: ZeroRule.Protect));
        result.Matrix.Rows.Sum(row => row.Figures.Count).ShouldBe(100);
        result.Sensitive.Sum(s => s.Row.Figures.Count).ShouldBe(11);
        result.SecondaryValue.ShouldBe(317);
        result.Blocked.ShouldBeEmpty();
    }

    [Fact]
    public void Z3_has_503_primaries_of_1350_and_hides_no_more_than_684()
    {
        var result = DisclosureControl.Protect(Example.Cross(Data.Z3, ["region", "hovedint", "mnd"]), Example.Policy(3, zeros: ZeroRule.Protect), Effort.Least);
        result.Matrix.Rows.Sum(row => row.Figures.Count).ShouldBe(1350);
        result.Sensitive.Sum(s => s.Row.Figures.Count).ShouldBe(503);
        result.HiddenFigures().ShouldBeLessThanOrEqualTo(684);
        result.Blocked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("age", null, 89)]
    [InlineData("gender", null, 320)]
    public void Optima_on_the_synthetic_partnership(string across, string? and, long value)
    {
        var inner = and is null ? Data.Children(Data.District, [across]) : Data.Children(Data.District, [across], [and]);
        var result = DisclosureControl.Protect(Example.Cross(inner, and is null ? ["district", across] : ["district", across, and]), Example.Policy(4));
        result.SecondaryValue.ShouldBe(value);
    }

    [Fact]
    public void Three_way_table_needs_at_most_78_secondaries()
    {
        var inner = Data.Children(Data.District, ["age"], ["gender"]);
        var result = DisclosureControl.Protect(Example.Cross(inner, ["district", "age", "gender"]), Example.Policy(4), Effort.Least);
        result.Sensitive.Count.ShouldBe(99);
        result.SecondaryFigures.ShouldBeLessThanOrEqualTo(78);
        result.SecondaryValue.ShouldBeLessThanOrEqualTo(1207);
    }

    [Fact]
    public void Sdctable_micro_1_hides_row_c_for_40_not_row_d_for_43()
    {
        var inner = Example.Table([Example.Dim("row", "A", "B", "C", "D"), Example.Dim("sex", "male", "female")], 18, 2, 14, 19, 12, 10, 11, 14);
        var result = DisclosureControl.Protect(Example.Cross(inner, ["row", "sex"]), Example.Policy(3));
        (result.SecondaryFigures, result.SecondaryValue).ShouldBe((3, 40));
        result.Hides("C", "male").ShouldBeTrue();
    }

    [Fact]
    public void Linked_tables_that_are_safe_alone_are_not_together()
    {
        string[] places = ["A", "B", "I", "J", "K", "L", "M", "N"];
        var place = new Dimension("place", places,
            [new Level("county", [.. places.Select((_, k) => k < 4 ? "county-1" : "county-2")], 0), new Level("size", [.. places.Select(p => p is "L" or "M" ? "BIG" : "small")], 1)]);
        var inner = Example.Table([place], 2, 2, 8, 8, 3, 3, 3, 7);
        var naive = DisclosureControl.Protect(Example.Cross(inner, ["place"]), Example.Policy(3, secondary: false));
        naive.Sensitive.Count.ShouldBe(5);
        Example.Attack(inner, naive).At("K", "county-2", "small").IsExact.ShouldBeTrue();
        var safe = DisclosureControl.Protect(Example.Cross(inner, ["place"]), Example.Policy(3));
        safe.Hides("N", "county-2", "small").ShouldBeTrue();
        Example.Attack(inner, safe).ShouldAllBe(interval => !interval.IsExact);
    }

    [Fact]
    public void Opensafely_differencing_by_sex()
    {
        var inner = Example.Table([Example.Dim("sex", "male", "female"), Example.Dim("age", "21-30", "31-40", "41-50", "51-60")], 7, 5, 8, 13, 1, 5, 7, 12);
        MustBeMended(inner, 4, ["female", "51-60"], ["female", "21-30"], "sex", "age");
        var row = Example.Table([Example.Dim("group", "w", "x", "y", "z")], 1, 10, 15, 25);
        MustBeMended(row, 7, ["z"], ["w"], "group");
    }

    [Fact]
    public void Two_age_bandings_give_the_band_between()
    {
        var age = new Dimension("age", ["0-19", "20-24", "25-39"], [new Level("to-20", ["under 20", "20-39", "20-39"], 0), new Level("to-25", ["under 25", "under 25", "25-39"], 1)]);
        MustBeMended(Example.Table([age], 6, 1, 8), 5, ["25-39", "20-39", "25-39"], ["20-24", "20-39", "under 25"], "age");
    }

    [Fact]
    public void Residents_and_workers_linked_give_the_women_away()
    {
        var inner = Example.Table([Example.Dim("status", "both", "lives", "works"), Example.Dim("sex", "male", "female")], 21, 1, 58, 5, 23, 4);
        MustBeMended(inner, 5, ["lives", "male"], ["both", "female"], "status", "sex");
    }

    [Fact]
    public void A_rate_or_a_percentage_gives_the_count_back()
    {
        Rate.CountsBehind(3.4m, 1, 8932, 10_000).ShouldBe((3, 3));
        Rate.CountsBehind(14.3m, 1, 7, 100).ShouldBe((1, 1));
        Should.Throw<DisclosureException>(() => Rate.CountsBehind(20m, 1, 7, 100));
    }

    [Fact]
    public void Controlled_rounding_of_the_handbook_adds_up()
    {
        var inner = Example.Table([Example.Dim("row", "1", "2", "3"), Example.Dim("column", "1", "2")], 1, 0, 3, 3, 12, 20);
        var matrix = Example.Cross(inner, ["row", "column"]);
        var rounded = ControlledRounding.Round(matrix, 5);
        rounded.GreatestDifference.ShouldBeLessThan(5);
        rounded.Rows.ShouldAllBe(value => value % 5 == 0);
        foreach (var row in matrix.Rows) rounded.Rows[row.Index].ShouldBe(row.Columns.Sum(column => rounded.Cells[column]));
        ControlledRounding.Interval(15, 5, 1).ShouldBe((6, 24));
    }

    [Fact]
    public void Rounding_of_six_linked_tables_adds_up_and_stays_near_the_truth()
    {
        var inner = Data.Children(Data.District, ["age"], ["gender"], ["ethnicity"]);
        var rounded = ControlledRounding.Round(Example.Cross(inner, ["district", "age"], ["district", "gender"], ["district", "ethnicity"], ["age", "gender"], ["age", "ethnicity"], ["gender", "ethnicity"]), 5);
        rounded.GreatestDifference.ShouldBeLessThanOrEqualTo(4);
        rounded.MeanDifference.ShouldBeLessThanOrEqualTo(1.5);
    }

    [Fact]
    public void A_policy_that_only_rounds_prints_one_and_two_as_zero_and_readers_know_it()
    {
        var policy = new SuppressionPolicy { Name = "rounded", Threshold = 4, Suppresses = false, RoundingBase = 5 };
        policy.Round(2).ShouldBe(0);
        policy.ShownRange(0).ShouldBe((0, 2));
        policy.RangeBehind(0).ShouldBe((0, 2));
        policy.RangeBehind(5).ShouldBe((3, 7));
        (policy with { Suppresses = true }).RangeBehind(5).ShouldBe((5, 7));
    }

    // The bare rule gives a small cell away; protected, nothing is exact and every small cell keeps its range.
    private static void MustBeMended(InnerTable inner, int threshold, string[] shownByTheBareRule, string[] givenAway, params string[] columns)
    {
        var naive = DisclosureControl.Protect(Example.Cross(inner, columns), Example.Policy(threshold, secondary: false));
        naive.Hides(shownByTheBareRule).ShouldBeFalse();
        Example.Attack(inner, naive).At(givenAway).IsExact.ShouldBeTrue();
        var safe = DisclosureControl.Protect(Example.Cross(inner, columns), Example.Policy(threshold, width: null));
        safe.Blocked.ShouldBeEmpty();
        var found = Example.Attack(inner, safe);
        foreach (var sensitive in safe.Sensitive)
        {
            var interval = found.At([.. sensitive.Row.Figures[0].Coordinates]);
            interval.Least.ShouldBe(0);
            (interval.Most ?? long.MaxValue).ShouldBeGreaterThan(threshold);
        }
    }
}
