using Breakwater.Linkage.Clusters;
using Breakwater.Linkage.Records;
using Breakwater.Linkage.Scoring;

namespace Breakwater.Linkage.Tests.Clusters;

/// <summary>The false merges that matter most: different children, or parent and child, at one address.</summary>
public class HouseholdTests
{
    [Fact]
    public void Twins_at_one_address_with_one_phone_stay_two_people() => Together(
        ["a", "mia", "thornby", "2014-03-09", "f", "12", "oak road", "ls9 4ab", "07700900123", ""],
        ["b", "leo", "thornby", "2014-03-09", "m", "12", "oak road", "ls9 4ab", "07700900123", ""]).ShouldBeFalse();

    [Fact]
    public void Sisters_with_like_names_stay_two_people() => Together(
        ["a", "mia", "thornby", "2014-03-09", "f", "12", "oak road", "ls9 4ab", "07700900123", ""],
        ["b", "freya", "thornby", "2011-11-23", "f", "12", "oak road", "ls9 4ab", "07700900123", ""]).ShouldBeFalse();

    [Fact]
    public void Father_and_son_of_one_name_stay_two_people() => Together(
        ["a", "arthur", "thornby", "1979-05-02", "m", "12", "oak road", "ls9 4ab", "07700900123", ""],
        ["b", "arthur", "thornby", "2012-08-17", "m", "12", "oak road", "ls9 4ab", "07700900123", ""]).ShouldBeFalse();

    [Fact]
    public void A_child_under_a_nickname_with_day_and_month_swapped_and_no_address_is_one_person() => Together(
        ["a", "isabella", "thornby", "2014-03-09", "f", "12", "oak road", "ls9 4ab", "07700900123", ""],
        ["b", "bella", "thornby", "2014-09-03", "f", "", "", "", "07700900123", ""]).ShouldBeTrue();

    [Fact]
    public void Forename_and_surname_the_other_way_round_is_one_person() => Together(
        ["a", "martin", "jude", "2014-03-09", "m", "12", "oak road", "ls9 4ab", "", ""],
        ["b", "jude", "martin", "2014-03-09", "m", "12", "oak road", "ls9 4ab", "", ""]).ShouldBeTrue();

    [Fact]
    public void A_missing_value_is_not_disagreement()
    {
        var (run, _) = Run(
            ["a", "mia", "thornby", "2014-03-09", "f", "12", "oak road", "ls9 4ab", "07700900123", ""],
            ["b", "mia", "thornby", "2014-03-09", "", "", "", "", "", ""]);
        var explanation = Explanation.Of(run.Records, run.Scorer, run.Records.Find("a"), run.Records.Find("b"));
        explanation.Steps.Where(s => s.What is "sex" or "residence" or "phone").ShouldAllBe(s => s.Bits == 0);
        explanation.Probability.ShouldBeGreaterThan(.95);
    }

    [Fact]
    public void A_thin_record_does_not_chain_two_twins()
    {
        var (run, pairs) = Run(
            ["a1", "mia", "thornby", "2014-03-09", "f", "12", "oak road", "ls9 4ab", "07700900123", ""],
            ["a2", "mia", "thornby", "2014-03-09", "f", "12", "oak road", "ls9 4ab", "07700900123", ""],
            ["b1", "freya", "thornby", "2014-03-09", "f", "12", "oak road", "ls9 4ab", "07700900123", ""],
            ["b2", "freya", "thornby", "2014-03-09", "f", "12", "oak road", "ls9 4ab", "07700900123", ""],
            ["thin", "", "thornby", "2014-03-09", "f", "12", "oak road", "ls9 4ab", "07700900123", ""]);
        var twins = Explanation.Of(run.Records, run.Scorer, run.Records.Find("a1"), run.Records.Find("b1"));
        twins.Probability.ShouldBeLessThan(.5, string.Join('\n', twins.Steps));
        var clusters = run.Cluster(pairs).ClusterOf;
        clusters[run.Records.Find("a1")].ShouldBe(clusters[run.Records.Find("a2")]);
        clusters[run.Records.Find("a1")].ShouldNotBe(clusters[run.Records.Find("b1")]);
    }

    [Fact]
    public void Two_valid_nhs_numbers_never_share_a_cluster_and_the_group_goes_to_a_person()
    {
        string[] Row(string id, string nhs) => [id, "mia", "thornby", "2014-03-09", "f", "12", "oak road", "ls9 4ab", "07700900123", nhs];
        var (run, pairs) = Run(Row("a", "4000000004"), Row("b", ""), Row("c", "4010232137"));
        var clustering = run.Cluster(pairs);
        clustering.ClusterOf[run.Records.Find("a")].ShouldNotBe(clustering.ClusterOf[run.Records.Find("c")]);
        clustering.Splits.ShouldContain(s => s.Parts.SelectMany(p => p).Contains(run.Records.Find("b")) && s.Reason.Contains("nhs_number", StringComparison.Ordinal));
    }

    [Fact]
    public void An_explanation_adds_up_to_the_probability_and_names_the_household()
    {
        var (run, _) = Run(
            ["a", "mia", "thornby", "2014-03-09", "f", "12", "oak road", "ls9 4ab", "07700900123", ""],
            ["b", "leo", "thornby", "2014-03-09", "m", "12", "oak road", "ls9 4ab", "07700900123", ""]);
        var explanation = Explanation.Of(run.Records, run.Scorer, run.Records.Find("a"), run.Records.Find("b"));
        PairScorer.Probability(explanation.Steps.Sum(s => s.Bits) * Math.Log(2)).ShouldBe(explanation.Probability, 1e-9);
        explanation.Steps[^1].Bits.ShouldBeLessThan(-10);
        explanation.Steps[^1].Words.ShouldContain("household");
    }

    [Fact]
    public void Linking_two_sets_uses_each_record_once_and_a_rival_as_strong_is_for_a_person()
    {
        var links = OneToOne.Choose([new(0, 5, 6f), new(0, 6, 5.9f), new(1, 6, 3f), new(2, 7, 9f)], .5, .99);
        links.Select(l => (l.Pair.A, l.Pair.B, l.Decide)).ShouldBe([(2, 7, false), (0, 5, true), (1, 6, false)]);
    }

    private static bool Together(string[] a, string[] b)
    {
        var (run, pairs) = Run(a, b);
        var clusters = run.Cluster(pairs).ClusterOf;
        return clusters[run.Records.Find("a")] == clusters[run.Records.Find("b")];
    }

    private static (LinkRun Run, ScoredPair[] Pairs) Run(params string[][] rows)
    {
        // Among enough others that frequencies and parameters are sensible.
        RecordSet records = People.Records(People.Table([.. rows, .. People.Rows(1500, 3)]));
        var run = new LinkRun(records, People.Model, new RunOptions(2) { KeepFrom = .001 });
        return (run, run.Score());
    }
}
