using Breakwater.Kernel.Configuration;

namespace Breakwater.Web.Tests.Access.Matrix;

/// <summary>tests/never.yaml as it is written.</summary>
internal static class Never
{
    public static List<(string Role, IReadOnlyList<string> Never, Dictionary<string, IReadOnlyList<string>> NotUnder, IReadOnlyList<string> SeesNo)> Lines { get; } = Read();

    private static List<(string, IReadOnlyList<string>, Dictionary<string, IReadOnlyList<string>>, IReadOnlyList<string>)> Read()
    {
        var file = Yaml.Load(Path.Combine(AppContext.BaseDirectory, "never.yaml"));
        return file.Maps("never").Select(line =>
        {
            var under = new Dictionary<string, IReadOnlyList<string>>();
            if (line.Has("not_under"))
            {
                var map = line.Map("not_under");
                foreach (var ability in new TableAsWritten().Abilities.Where(map.Has)) under[ability] = map.Texts(ability);
                map.Done();
            }
            var entry = (line.Text("role"), line.Texts("never"), under, line.Texts("sees_no"));
            line.Text("why").Length.ShouldBeGreaterThan(10);
            line.Done();
            return entry;
        }).ToList();
    }
}
