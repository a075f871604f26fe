using Breakwater.Linkage.Models;

namespace Breakwater.Linkage.Bench;

/// <summary>Keeps what a run over a file learns: <c>config/models/person-learnt.json</c> is made by it.</summary>
internal static class Learn
{
    // What the program holds of somebody; a comparison that it doesn't make must not be learnt either.
    private static readonly string[] Fields = ["forename", "surname", "dob", "sex", "postcode", "address", "phone", "nhs_number"];

    public static void Write(string file, string to, int common)
    {
        var model = ModelFile.Person();
        model = (model with { Fields = [.. model.Fields.Where(f => Fields.Contains(f.Name))] }) with { Comparisons = [.. model.Comparisons.Where(c => c.Fields.Values.Any(Fields.Contains))] };
        var (_, records, _) = OneRun.Load([file], "record_id", null, model);
        var run = new LinkRun(records, model, new RunOptions(2));
        var pairs = run.Score();
        File.WriteAllText(to, LearntModel.Of(run, pairs, common).Write(model.Name));
    }
}
