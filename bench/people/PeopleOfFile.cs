using System.Diagnostics;
using Breakwater.Linkage;
using Breakwater.Linkage.Models;
using Breakwater.Linkage.Records;
using Breakwater.Safeguarding.People;

namespace Breakwater.People.Bench;

/// <summary>A file of people as the program would hold them, and what a full run over the file found.</summary>
internal sealed class PeopleOfFile
{
    private static readonly string[] Columns = ["record_id", "entity_id", .. PersonModel.Columns];

    /// <summary>One line of values for each record, see <see cref="PersonModel.Compared(SourceRecord)"/>.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    public required IReadOnlyList<int> Entity { get; init; }

    public required PersonModel Model { get; init; }

    /// <summary>For each record the others that the full run called probably the same or surer.</summary>
    public required ILookup<int, int> Batch { get; init; }

    public static PeopleOfFile Read(string file)
    {
        string[] wanted = ["record_id", "entity_id", "first_name", "surname", "dob", "sex", "postcode", "house_no", "street", "phone", "nhs_no"];
        using var stream = File.OpenRead(file);
        var raw = new CsvReader(stream, new CsvOptions("record_id", header => [.. wanted.Skip(1)])).Read();
        string Of(string column, int row) => raw.Find(column)!.Text(row);
        var rows = Enumerable.Range(0, raw.Rows).Select(r => (IReadOnlyList<string>)
        [
            Of("record_id", r), Of("entity_id", r), $"{Of("surname", r)}, {Of("first_name", r)}", Of("dob", r), Of("sex", r), Of("postcode", r), $"{Of("house_no", r)} {Of("street", r)}".Trim(), Of("phone", r), Of("nhs_no", r),
        ]).ToList();

        var clock = Stopwatch.StartNew();
        var model = ModelFile.Person();
        var records = RecordSet.From(model.FieldsIn(Columns), RawTable.FromRows(Columns, rows));
        var run = new LinkRun(records, model, new RunOptions(2));
        var pairs = run.Score();
        var learnt = LearntModel.Of(run, pairs);
        Console.WriteLine($"full run: {pairs.Length:N0} pairs in {clock.Elapsed.TotalSeconds:0.0} s; probably from {learnt.Bands.Probably:0.0000}");
        int Place(int record) => int.Parse(records.KeyOf(record), System.Globalization.CultureInfo.InvariantCulture);
        var sure = pairs.Where(p => p.Probability >= learnt.Bands.Probably).Select(p => (A: Place(p.A), B: Place(p.B))).ToList();
        return new PeopleOfFile
        {
            Lines = rows.ConvertAll(r => string.Join('\t', r.Skip(2))),
            Entity = rows.ConvertAll(r => int.Parse(r[1], System.Globalization.CultureInfo.InvariantCulture)),
            Model = new PersonModel(learnt),
            Batch = sure.Concat(sure.Select(p => (A: p.B, B: p.A))).ToLookup(p => p.A, p => p.B),
        };
    }
}
