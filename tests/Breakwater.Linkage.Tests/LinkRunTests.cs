using Breakwater.Linkage.Evaluation;
using Breakwater.Linkage.Models;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Tests;

public class LinkRunTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Pairs_parameters_and_clusters_are_the_same_whatever_the_threads(int threads)
    {
        var (one, other) = (Run(1), Run(threads));
        TrainedModel.Write("m", other.Run.Scorer.Parameters).ShouldBe(TrainedModel.Write("m", one.Run.Scorer.Parameters));
        other.Pairs.ShouldBe(one.Pairs);
        other.Clusters.ShouldBe(one.Clusters);
    }

    [Fact]
    public void Trained_parameters_survive_saving_and_give_the_same_scores()
    {
        var first = Run(2);
        var json = TrainedModel.Write("m", first.Run.Scorer.Parameters);
        var again = new LinkRun(People.Records(People.Table(People.Rows(1500, 9))), People.Model, new RunOptions(2) { Trained = TrainedModel.Read("t", json) });
        again.Score().ShouldBe(first.Pairs);
    }

    [Fact]
    public void Parameters_of_another_model_are_refused()
    {
        var trained = Run(2).Run.Scorer.Parameters;
        var run = new LinkRun(People.Records(People.Table(People.Rows(50, 9))), People.Model, new RunOptions(1) { Trained = trained with { Comparisons = [.. trained.Comparisons.Skip(1)] } });
        Should.Throw<ModelException>(() => run.Score()).Message.ShouldContain("Train again");
    }

    [Fact]
    public void Too_much_memory_is_refused_before_it_is_taken()
    {
        var run = new LinkRun(People.Records(People.Table(People.Rows(100, 9))), People.Model, new RunOptions(1) { MemoryLimit = 1000 });
        Should.Throw<MemoryLimitException>(() => run.Score()).Message.ShouldContain("--memory");
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        var run = new LinkRun(People.Records(People.Table(People.Rows(100, 9))), People.Model, new RunOptions(1) { Cancel = new CancellationToken(true) });
        Should.Throw<OperationCanceledException>(() => run.Score());
    }

    [Fact]
    public void A_list_of_a_few_records_is_judged_by_what_is_usual_elsewhere()
    {
        var run = new LinkRun(
            People.Records(People.Table([
                ["1", "ann", "ashworth", "2010-01-02", "f", "", "", "", "", ""],
                ["2", "ann", "ashworth", "2010-01-02", "f", "", "", "", "", ""],
                ["3", "leo", "oakley", "2012-05-06", "m", "", "", "", "", ""],
                ["4", "mia", "thornby", "2013-07-08", "f", "", "", "", "", ""]])),
            People.Model,
            new RunOptions(1));
        var clusters = run.Cluster(run.Score()).ClusterOf;
        clusters[run.Records.Find("1")].ShouldBe(clusters[run.Records.Find("2")]);
        clusters.Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("febrl_dataset3.csv", null, "rec_id", .9960)]
    [InlineData("febrl_dataset4a.csv", "febrl_dataset4b.csv", "rec_id", .9995)]
    [InlineData("splink_fake_1000.csv", null, "unique_id", .87)]
    public void Public_sets_reach_their_goals_with_the_model_as_it_comes(string file, string? second, string id, double goal)
    {
        var model = ModelFile.Person();
        IReadOnlyList<FieldSpec> fields = [];
        RawTable Read(string name)
        {
            using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "data", name));
            return new CsvReader(stream, new CsvOptions(id, header =>
            {
                fields = model.FieldsIn(header);
                return [.. fields.SelectMany(f => f.Columns), .. header.Where(h => h == "cluster")];
            })).Read();
        }

        List<RawTable> tables = second is null ? [Read(file)] : [Read(file), Read(second)];
        var records = RecordSet.From(fields, [.. tables]);
        var pairs = new LinkRun(records, model, new RunOptions(2)).Score();
        var truth = Enumerable.Range(0, records.Count).Select(i => tables[0].Find("cluster") is { } column
            ? column.Codes[records.PositionOf(i)]
            : int.Parse(records.KeyOf(i).Split('-')[1], System.Globalization.CultureInfo.InvariantCulture) + 1).ToArray();
        new Truth(truth, records.Split).Best(pairs).Accuracy.F1.ShouldBeGreaterThanOrEqualTo(goal);
    }

    private static (LinkRun Run, Linkage.Scoring.ScoredPair[] Pairs, int[] Clusters) Run(int threads)
    {
        var run = new LinkRun(People.Records(People.Table(People.Rows(1500, 9))), People.Model, new RunOptions(threads));
        var pairs = run.Score();
        return (run, pairs, run.Cluster(pairs).ClusterOf);
    }
}
