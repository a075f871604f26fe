using Breakwater.Linkage.Online;
using Breakwater.Linkage.Scoring;

namespace Breakwater.Linkage.Tests.Online;

public class LinkIndexTests
{
    private const double At = .8;
    private readonly List<string[]> rows = People.Rows(1200, 7);
    private readonly LinkRun run;
    private readonly ScoredPair[] pairs;

    public LinkIndexTests()
    {
        run = new LinkRun(People.Records(People.Table(rows)), People.Model, new RunOptions(2));
        pairs = run.Score();
    }

    [Fact]
    public void A_question_finds_what_the_full_run_found()
    {
        var index = run.Index();
        var batch = pairs.SelectMany(p => new[] { (One: p.A, Other: p.B, p.LogOdds), (One: p.B, Other: p.A, p.LogOdds) }).ToLookup(p => p.One);
        foreach (var row in rows.Take(300))
        {
            var record = run.Records.Find(row[0]);
            var found = index.Find(Values(row), 100).Where(m => m.Record != record).ToDictionary(m => m.Record, m => (float)m.LogOdds);
            foreach (var pair in batch[record])
            {
                found.ShouldContainKey(pair.Other);
                found[pair.Other].ShouldBe(pair.LogOdds, 1e-4f);
            }
        }
    }

    [Fact]
    public void A_question_leaves_nothing_behind()
    {
        var index = run.Index();
        var before = index.Find(Values(rows[0]), 50);
        var values = run.Records.Fields.Select(f => f.Values.Count).ToArray();
        for (var i = 0; i < 200; i++)
        {
            index.Find(column => column is "first_name" or "surname" ? $"strange{i}" : null);
        }

        run.Records.Count.ShouldBe(rows.Count);
        run.Records.Fields.Select(f => f.Values.Count).ShouldBe(values);
        index.Find(Values(rows[0]), 50).ShouldBe(before);
    }

    [Fact]
    public void Records_that_go_and_come_back_give_the_clusters_of_the_start()
    {
        var index = run.Index();
        var live = new LiveClusters(index, pairs, At);
        var start = rows.ToDictionary(r => r[0], r => live.ClusterOf(r[0]));
        var away = rows.Where((_, i) => i % 5 == 0).ToList();
        foreach (var row in away)
        {
            live.Remove(row[0]);
            index.Holds(run.Records.Find(row[0])).ShouldBeFalse();
        }

        // An id that has been used stays used, so those who return do so under a new one that sorts alike.
        foreach (var row in Enumerable.Reverse(away))
        {
            live.Add(row[0] + "+", Values(row));
        }

        var same = 0;
        foreach (var group in rows.GroupBy(r => start[r[0]]))
        {
            var now = group.Select(r => live.ClusterOf(away.Contains(r) ? r[0] + "+" : r[0])).Distinct(StringComparer.Ordinal).ToList();
            now.Count.ShouldBe(1, $"the group of {group.Key} came apart");
            same++;
        }

        same.ShouldBe(start.Values.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_new_record_joins_the_cluster_of_its_person()
    {
        var live = new LiveClusters(run.Index(), pairs, At);
        live.Add("new", Values(rows[4])).ShouldBe(new[] { live.ClusterOf(rows[4][0]), "new" }.Order(StringComparer.Ordinal).First());
        live.ClusterOf(rows[4][0]).ShouldBe(live.ClusterOf("new"));
    }

    [Fact]
    public void The_same_id_twice_is_refused() =>
        Should.Throw<ArgumentException>(() => run.Index().Add(rows[0][0], Values(rows[0])));

    private static Func<string, string?> Values(string[] row) => column => Array.IndexOf(People.Columns, column) is > 0 and var at ? row[at] : null;
}
