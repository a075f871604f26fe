using System.Globalization;
using Breakwater.Linkage.Models;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Tests;

/// <summary>Small invented populations for tests.</summary>
internal static class People
{
    public static readonly string[] Columns = ["record_id", "first_name", "surname", "dob", "sex", "house_no", "street", "postcode", "phone", "nhs_no"];

    /// <summary>The model for people, with fewer random pairs than it draws for large files.</summary>
    public static LinkModel Model { get; } = ModelFile.Person() with { RandomPairs = 20_000 };

    private static readonly string[] Forenames = ["olivia", "noah", "amelia", "leo", "isla", "arthur", "ava", "oscar", "mia", "theo", "freya", "jude", "ivy", "ezra", "orla", "felix", "nancy", "hugo", "zara", "caleb", "isabella", "william", "thomas", "oliver", "samuel"];
    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal) { ["isabella"] = "bella", ["william"] = "will", ["thomas"] = "tom", ["oliver"] = "ollie", ["samuel"] = "sam" };
    private static readonly string[] Beginnings = ["ash", "brad", "carl", "den", "el", "fair", "glas", "hart", "ken", "lang", "mel", "nor", "oak", "pem", "ran", "shel", "stan", "thorn", "wad", "wy"];
    private static readonly string[] Endings = ["worth", "ton", "ley", "field", "ford", "well", "wood", "by", "combe", "shaw", "ridge", "bourne", "gate", "ness", "wick"];

    public static RawTable Table(IEnumerable<string[]> rows) => RawTable.FromRows(Columns, rows);

    public static RecordSet Records(RawTable table) => RecordSet.From(ModelFile.Person().FieldsIn([.. table.Columns.Select(c => c.Name)]), table);

    /// <summary>Persons with one to four records each, some with slips. The id is "person-record".</summary>
    public static List<string[]> Rows(int persons, int seed)
    {
        var random = new Random(seed);
        string One(string[] from) => from[random.Next(from.Length)];
        var rows = new List<string[]>();
        string[]? before = null;
        for (var p = 0; p < persons; p++)
        {
            string[] whole =
            [
                "", One(Forenames), One(Beginnings) + One(Endings),
                string.Create(CultureInfo.InvariantCulture, $"{random.Next(2005, 2020)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}"),
                random.Next(2) == 0 ? "f" : "m", random.Next(1, 150).ToString(CultureInfo.InvariantCulture), One(Beginnings) + " road",
                string.Create(CultureInfo.InvariantCulture, $"ls{random.Next(1, 30)} {random.Next(1, 10)}{"abdef"[random.Next(5)]}{"abdef"[random.Next(5)]}"),
                string.Create(CultureInfo.InvariantCulture, $"07{random.Next(1_000_000_000):000000000}"), "",
            ];
            if (before is not null && random.Next(5) < 2)
            {
                // A brother or sister: surname and home of the one before, now and then the same birthday.
                (whole[2], whole[5], whole[6], whole[7], whole[8]) = (before[2], before[5], before[6], before[7], before[8]);
                whole[3] = random.Next(20) == 0 ? before[3] : whole[3];
            }

            before = whole;
            for (var r = random.Next(1, 5); r > 0; r--)
            {
                var row = (string[])whole.Clone();
                row[0] = string.Create(CultureInfo.InvariantCulture, $"{p}-{r}");
                var slip = random.Next(1, 9);
                if (random.Next(3) == 0)
                {
                    row[slip] = Slip(slip, row[slip], random);
                }

                rows.Add(row);
            }
        }

        return rows;
    }

    private static string Slip(int column, string value, Random random) => random.Next(3) switch
    {
        0 => "",
        1 when column == 1 && Short.TryGetValue(value, out var name) => name,
        1 when column == 3 && string.CompareOrdinal(value[8..], "12") <= 0 => $"{value[..5]}{value[8..]}-{value[5..7]}",
        _ => value.Length > 3 ? value.Remove(random.Next(value.Length), 1) : value,
    };
}
