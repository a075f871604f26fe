using Breakwater.Linkage.Models;

namespace Breakwater.Linkage.Tests.Models;

public class ModelFileTests
{
    private const string Small = """
        version: 1
        name: small
        fields:
          - name: forename
            kind: name
            columns: [first_name]
          - {name: dob, kind: date, columns: [dob, [year, month, day]]}
        comparisons:
          - kind: forename
            fields: {forename: forename}
          - kind: date_of_birth
            fields: {date: dob}
        blocking:
          rules:
            - [forename, dob/year]   # a comment
        """;

    [Fact]
    public void The_built_in_model_is_valid_and_knows_the_usual_columns()
    {
        var fields = ModelFile.Person().FieldsIn(["Record ID", "First Name", "SURNAME", "date_of_birth", "Post Code"]);
        fields.Select(f => f.Name).ShouldBe(["forename", "surname", "dob", "postcode"], ignoreOrder: true);
    }

    [Fact]
    public void A_whole_name_is_split_only_when_there_are_no_columns_for_its_parts()
    {
        ModelFile.Person().FieldsIn(["full_name", "dob"]).Select(f => f.Name).ShouldBe(["forename", "surname", "dob"], ignoreOrder: true);
        ModelFile.Person().FieldsIn(["full_name", "first_name", "surname"]).SelectMany(f => f.Columns).ShouldNotContain("full_name");
    }

    [Fact]
    public void No_ethnicity_nationality_faith_or_truth_column_is_ever_taken()
    {
        string[] header = ["ethnicity", "ethnic_group", "nationality", "religion", "faith", "entity_id", "household_id", "cluster", "first_name"];
        ModelFile.Person().FieldsIn(header).SelectMany(f => f.Columns).ShouldBe(["first_name"]);
    }

    [Fact]
    public void A_mapping_goes_before_the_model_and_an_empty_one_leaves_a_field_out()
    {
        var model = ModelFile.Parse("m", Small);
        model.FieldsIn(["first_name", "called", "dob"], new Dictionary<string, string> { ["forename"] = "called", ["dob"] = "" })
            .ShouldHaveSingleItem().Columns.ShouldBe(["called"]);
    }

    [Fact]
    public void What_a_file_lacks_is_left_out_of_the_model()
    {
        var model = ModelFile.Parse("m", Small);
        var over = model.Over(model.FieldsIn(["first_name"]));
        over.Comparisons.ShouldHaveSingleItem().Kind.ShouldBe("forename");
        over.Rules.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("version: 1", "version: 2", 1, "reads version 1")]
    [InlineData("kind: name", "kind: nome", 5, "no field kind 'nome'")]
    [InlineData("- kind: date_of_birth", "- kind: birthday", 11, "no comparison kind 'birthday'")]
    [InlineData("{date: dob}", "{date: birth}", 12, "no field 'birth'")]
    [InlineData("{date: dob}", "{day: dob}", 12, "has no role 'day'")]
    [InlineData("dob/year]", "dob/decade]", 15, "'decade' is no part")]
    [InlineData("name: small", "nam: small", 2, "'nam' is not known here")]
    [InlineData("[forename, dob/year]", "[forename, dob/year", 15, "never closed")]
    [InlineData("  rules:", "\trules:", 14, "spaces, not tabs")]
    [InlineData("blocking:", "blocking: deep", 14, "indented too far")]
    public void A_wrong_model_is_refused_with_line_and_reason(string right, string wrong, int line, string reason)
    {
        var complaint = Should.Throw<ModelException>(() => ModelFile.Parse("m.yaml", Small.Replace(right, wrong, StringComparison.Ordinal)));
        complaint.Message.ShouldContain(reason);
        complaint.Line.ShouldBe(line);
    }

    [Theory]
    [InlineData("not json", "not a trained model")]
    [InlineData("""{"version":9,"comparisons":[]}""", "not a trained model of version 1")]
    [InlineData("""{"version":1,"prior":0.1,"household_pairs":1,"comparisons":[{"name":"x","levels":["a"],"m":[2],"u":[0]}]}""", "not between 0 and 1")]
    public void Wrong_trained_models_are_refused(string json, string reason) =>
        Should.Throw<ModelException>(() => TrainedModel.Read("t.json", json)).Message.ShouldContain(reason);
}
