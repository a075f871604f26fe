using Breakwater.Linkage.Blocking;
using Breakwater.Linkage.Comparisons;
using Breakwater.Linkage.Models;

namespace Breakwater.Linkage.Tests.Blocking;

public class BlocksTests
{
    private static readonly BlockingRule[] Rules =
    [
        new([new("forename"), new("surname")]),
        new([new("dob", "year"), new("sex")]),
        new([new("surname", "3"), new("forename")]),
    ];

    [Fact]
    public void Every_pair_that_shares_a_key_is_made_exactly_once()
    {
        var records = People.Records(People.Table(People.Rows(120, 5)));
        var blocks = Blocks.Build(records, Rules, [], 100_000, 1, default);
        var made = Compare(records, blocks, 2).All.Select(c => (Math.Min(c.A, c.B), Math.Max(c.A, c.B))).ToList();
        var wanted = new List<(int, int)>();
        for (var a = 0; a < records.Count; a++)
        {
            for (var b = a + 1; b < records.Count; b++)
            {
                string[] x = [.. records.Fields.Select(f => records.Text(a, f))], y = [.. records.Fields.Select(f => records.Text(b, f))];
                int Of(string field) => records.Fields.First(f => f.Spec.Name == field).Index;
                var (forename, surname, dob, sex) = (Of("forename"), Of("surname"), Of("dob"), Of("sex"));
                var names = x[forename] != "" && x[surname] != "" && ((x[forename] == y[forename] && x[surname] == y[surname]) || (x[forename] == y[surname] && x[surname] == y[forename]));
                var year = x[dob] != "" && y[dob] != "" && x[dob][..4] == y[dob][..4] && x[sex] != "" && x[sex] == y[sex];
                var beginnings = x[forename] != "" && x[forename] == y[forename] && x[surname] != "" && y[surname] != "" && First3(x[surname]) == First3(y[surname]);
                if (names || year || beginnings)
                {
                    wanted.Add((a, b));
                }
            }
        }

        made.Count.ShouldBe(made.Distinct().Count());
        made.ToHashSet().SetEquals(wanted).ShouldBeTrue();
        wanted.Count.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void Swapped_names_share_a_key()
    {
        var records = People.Records(People.Table([
            ["1", "martin", "james", "2010-01-02", "m", "", "", "", "", ""],
            ["2", "james", "martin", "2010-01-02", "m", "", "", "", "", ""]]));
        Blocks.Build(records, [Rules[0]], [], 500, 1, default).Counts[0].Pairs.ShouldBe(1);
    }

    [Fact]
    public void An_overfull_key_gives_way_to_a_narrower_one_and_is_counted_before_any_pair_is_compared()
    {
        var rows = Enumerable.Range(0, 60).Select(i => new[] { $"{i}", "noah", "smith", $"20{10 + (i % 3)}-01-02", "m", "", "", "", "", "" });
        var records = People.Records(People.Table(rows));
        var narrow = Blocks.Build(records, [Rules[0]], [new("dob", "year")], 30, 1, default);
        narrow.Counts[0].ShouldBe(new RuleCount("forename + surname", 3 * 20 * 19 / 2, 1, 0));
        var left = Blocks.Build(records, [Rules[0]], [], 30, 1, default);
        left.Counts[0].ShouldBe(new RuleCount("forename + surname", 0, 0, 60));
    }

    [Fact]
    public void Candidates_are_the_same_in_the_same_order_whatever_the_threads()
    {
        var records = People.Records(People.Table(People.Rows(300, 6)));
        var blocks = Blocks.Build(records, Rules, [], 500, 2, default);
        Compare(records, blocks, 1).All.ShouldBe(Compare(records, blocks, 4).All);
    }

    private static Candidates Compare(Linkage.Records.RecordSet records, Blocks blocks, int threads)
    {
        var model = ModelFile.Person().Over([.. records.Fields.Select(f => f.Spec)]);
        return Candidates.Compare(records, blocks, ComparisonKinds.Bind(model.Comparisons, records.Fields), threads, null, default);
    }

    private static string First3(string text) => text[..Math.Min(3, text.Length)];
}
