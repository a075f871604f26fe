using Breakwater.Linkage.Evaluation;

namespace Breakwater.Linkage.Tests.Evaluation;

public class TruthTests
{
    [Fact]
    public void Pairs_and_clusters_are_counted_against_the_truth()
    {
        var truth = new Truth([1, 1, 1, 2, 2, 3], 0);
        truth.Pairs.ShouldBe(4);
        truth.Of([0, 0, 2, 2, 4, 5]).ShouldBe(new Accuracy(1, 1, 3));
        var best = truth.Best([new(0, 1, 5f), new(3, 4, 4f), new(0, 5, 1f)]);
        best.Accuracy.ShouldBe(new Accuracy(2, 0, 2));
        truth.FalseMerges([0, 0, 2, 2, 4, 5], [7, 7, 7, 7, 7, 8]).ShouldBe((1, 1));
        truth.FalseMerges([0, 0, 2, 2, 4, 5], [7, 7, 7, 8, 8, 8]).ShouldBe((1, 0));
    }

    [Fact]
    public void Between_two_sets_only_pairs_across_count() => new Truth([1, 1, 2, 1, 2], 3).Pairs.ShouldBe(3);
}
