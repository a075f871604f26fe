using System.Globalization;

namespace Breakwater.Disclosure.Bench;

/// <summary>The example tables, read from the CSV files beside the program.</summary>
internal static class Data
{
    public static InnerTable Read(string file, string? count, params string[][] dimensions)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "data", file)).Where(line => line.Length > 0)
            .Select(line => line.Split(',').Select(field => Told(field.Trim('"'))).ToArray()).ToList();
        var header = lines[0];
        var place = header.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var rows = lines.Skip(1).ToList();
        var dims = new List<Dimension>();
        var codesOf = new List<Dictionary<string, int>>();
        foreach (var columns in dimensions)
        {
            var codes = rows.Select(row => row[place[columns[0]]]).Distinct().Order(StringComparer.Ordinal).ToList();
            var index = codes.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
            var levels = columns.Skip(1).Select((column, chain) =>
            {
                var group = new string[codes.Count];
                foreach (var row in rows) group[index[row[place[columns[0]]]]] = row[place[column]];
                return new Level(column, group, chain);
            }).ToList();
            dims.Add(new Dimension(columns[0], codes, levels));
            codesOf.Add(index);
        }
        var counts = new long[InnerTable.Size(dims)];
        foreach (var row in rows)
        {
            var cell = 0;
            for (var d = 0; d < dims.Count; d++) cell = (cell * dims[d].Codes.Count) + codesOf[d][row[place[dims[d].Name]]];
            counts[cell] += count is null ? 1 : long.Parse(row[place[count]], CultureInfo.InvariantCulture);
        }
        return new InnerTable(dims, counts);
    }

    // z3 names its regions A to Z and a to z; such codes are refused in a release, so the small letters get a longer name.
    private static string Told(string code) => code is [>= 'a' and <= 'z'] ? $"small {code}" : code;

    public static InnerTable Z1 => Read("z1.csv", "ant", ["region"], ["hovedint"]);

    public static InnerTable Z2 => Read("z2.csv", "ant", ["region", "fylke", "kostragr"], ["hovedint"]);

    public static InnerTable Z3 => Read("z3.csv", "ant", ["region", "fylke", "kostragr"], ["hovedint"], ["mnd", "mnd2"]);

    public static InnerTable Children(params string[][] dimensions) => Read("synth_micro.csv", null, dimensions);

    public static readonly string[] District = ["district", "area"];
}
