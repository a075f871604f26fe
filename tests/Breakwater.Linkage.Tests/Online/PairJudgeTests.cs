using Breakwater.Linkage.Models;
using Breakwater.Linkage.Online;
using Breakwater.Linkage.Scoring;

namespace Breakwater.Linkage.Tests.Online;

public class PairJudgeTests
{
    private readonly List<string[]> rows = People.Rows(600, 5);
    private readonly LinkRun run;
    private readonly ScoredPair[] pairs;
    private readonly PairJudge judge;

    public PairJudgeTests()
    {
        run = new LinkRun(People.Records(People.Table(rows)), People.Model, new RunOptions(2));
        pairs = run.Score();
        var learnt = LearntModel.Read("learnt.json", LearntModel.Of(run, pairs, common: 1).Write("person"));
        judge = new PairJudge(People.Model, People.Columns[1..], learnt);
    }

    [Fact]
    public void A_pair_is_judged_as_the_run_judged_it()
    {
        var byId = rows.ToDictionary(r => r[0]);
        foreach (var pair in pairs.Where(p => p.A % 5 == 0))
        {
            var (one, other) = (byId[run.Records.KeyOf(pair.A)], byId[run.Records.KeyOf(pair.B)]);
            judge.LogOdds(Values(one), [Values(other)])[0].ShouldBe(pair.LogOdds, 1e-4);
            judge.Explain(Values(one), Values(other)).Probability.ShouldBe(pair.Probability, 1e-4);
        }

        pairs.Length.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Records_that_agree_on_a_rule_share_a_key_and_each_further_key_needs_more()
    {
        var ladders = rows.ConvertAll(r => judge.KeysOf(Values(r)));
        var name = judge.Rules.ToList().FindIndex(r => r.ToString() == "forename + surname");
        var (one, other) = (People.Rows(1, 5)[0], People.Rows(1, 5)[0]);
        (other[3], other[4], other[7], other[8]) = ("1999-01-01", "f", "ls1 1aa", "");
        var (mine, theirs) = (judge.KeysOf(Values(one)).Single(l => l.Rule == name).Keys, judge.KeysOf(Values(other)).Single(l => l.Rule == name).Keys);
        mine[0].ShouldBe(theirs[0]);
        mine[1].ShouldNotBe(theirs[1], "the year of birth makes it narrower");
        (other[1], other[2]) = (one[2], one[1]);
        judge.KeysOf(Values(other)).Single(l => l.Rule == name).Keys[0].ShouldBe(mine[0], "the names the other way round");
        other[1] = "";
        judge.KeysOf(Values(other)).ShouldNotContain(l => l.Rule == name);
        ladders.ShouldAllBe(l => l.Count > 0);
    }

    [Fact]
    public void A_question_leaves_nothing_behind()
    {
        var before = judge.LogOdds(Values(rows[0]), [Values(rows[1]), Values(rows[2])]);
        for (var i = 0; i < 200; i++)
        {
            judge.KeysOf(column => column is "first_name" or "surname" ? $"strange{i}" : null);
        }

        judge.LogOdds(Values(rows[0]), [Values(rows[1]), Values(rows[2])]).ShouldBe(before);
    }

    private static Func<string, string?> Values(string[] row) => column => Array.IndexOf(People.Columns, column) is >= 0 and var at ? row[at] : null;
}
