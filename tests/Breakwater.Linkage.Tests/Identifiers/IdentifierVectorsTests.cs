using Breakwater.Linkage.Identifiers;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Tests.Identifiers;

public class IdentifierVectorsTests
{
    public static TheoryData<string, string, string> Vectors()
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "vectors", "uk-identifiers.csv"));
        var table = new CsvReader(stream, new CsvOptions(null, header => header)).Read();
        var data = new TheoryData<string, string, string>();
        for (var row = 0; row < table.Rows; row++)
        {
            data.Add(table.Columns[0].Text(row), table.Columns[1].Text(row), table.Columns[2].Text(row));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Each_vector_parses_to_its_canonical_form_or_not_at_all(string kind, string text, string canonical)
    {
        var parsed = kind switch
        {
            "nhs_number" => NhsNumber.Parse(text),
            "upn" => UniquePupilNumber.Parse(text),
            "pnc_id" => PncId.Parse(text),
            "postcode" => Postcode.Parse(text),
            _ => throw new InvalidOperationException($"unknown kind {kind}"),
        };
        (parsed ?? "").ShouldBe(canonical);
    }
}
