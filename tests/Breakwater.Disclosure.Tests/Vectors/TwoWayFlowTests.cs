namespace Breakwater.Disclosure.Tests.Vectors;

public class TwoWayFlowTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_cheapest_flow_is_what_every_other_circulation_costs_at_least(int seed)
    {
        var random = new Random(seed);
        var inner = Example.Table([Example.Dim("row", "1", "2", "3", "4"), Example.Dim("column", "1", "2", "3")], [.. Enumerable.Range(0, 12).Select(_ => (long)random.Next(1, 12))]);
        var matrix = Example.Cross(inner, ["row", "column"]);
        var flow = TwoWayFlow.Of(matrix).ShouldNotBeNull();
        var pattern = new Pattern(matrix, []);
        var price = SuppressionCost.Of(matrix);
        foreach (var row in matrix.Rows.Where(row => row.Columns.Count == 1))
        {
            var move = flow.Find(row.Index, 1, pattern, [], r => price[r], []).ShouldNotBeNull();
            move.ChangeOf(row.Index).ShouldBe(1);
            // All four-cornered swaps through the cell, and the way out by the margins, cost no less.
            var paid = move.RowChanges.Where(change => change.Row != row.Index).Sum(change => price[change.Row] * Math.Abs(change.Change));
            foreach (var other in matrix.Rows.Where(other => other.Columns.Count == 1 && other != row))
            {
                var (r, c) = (row.Columns[0] / 3, row.Columns[0] % 3);
                var (r2, c2) = (other.Columns[0] / 3, other.Columns[0] % 3);
                if (r == r2 || c == c2 || inner.Counts[(r * 3) + c2] == 0 || inner.Counts[(r2 * 3) + c] == 0) continue;
                double Price(int cell) => price[matrix.Rows.Single(x => x.Columns.Count == 1 && x.Columns[0] == cell).Index];
                paid.ShouldBeLessThanOrEqualTo(Price((r * 3) + c2) + Price((r2 * 3) + c) + Price((r2 * 3) + c2) + 1e-6);
            }
        }
    }

    [Fact]
    public void A_strict_flow_finds_nothing_where_all_is_shown_and_names_the_cut()
    {
        var inner = Example.Table([Example.Dim("row", "1", "2"), Example.Dim("column", "1", "2")], 3, 4, 5, 6);
        var matrix = Example.Cross(inner, ["row", "column"]);
        var cut = new List<int>();
        var cell = matrix.Rows.First(row => row.Columns.Count == 1);
        TwoWayFlow.Of(matrix)!.Find(cell.Index, 1, new Pattern(matrix, [cell.Index]), [], _ => double.PositiveInfinity, cut).ShouldBeNull();
        cut.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_table_with_a_hierarchy_is_no_two_way_network()
    {
        var geo = new Dimension("geo", ["a", "b", "c"], [new Level("group", ["x", "x", "y"], 0)]);
        var inner = Example.Table([geo, Example.Dim("sex", "f", "m")], 1, 2, 3, 4, 5, 6);
        TwoWayFlow.Of(Example.Cross(inner, ["geo", "sex"])).ShouldBeNull();
    }
}
