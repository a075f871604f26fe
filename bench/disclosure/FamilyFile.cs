using System.Globalization;
using System.Reflection;

namespace Breakwater.Disclosure.Bench;

/// <summary>
/// Results of a long run, one line each, so that it can be stopped, gone on with and split by seeds. Where a seed stands twice the
/// later line counts. Each line names the build that made it.
/// </summary>
internal sealed class FamilyFile : IDisposable
{
    private static readonly string Build = typeof(FamilyFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
    private readonly Dictionary<(int Seed, string Policy), FamilyResult> _known = [];
    private readonly SortedSet<string> _builds = new(StringComparer.Ordinal);
    private readonly StreamWriter? _writer;

    public FamilyFile(string? path)
    {
        if (path is null) return;
        foreach (var line in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            var fields = line.Split(';');
            if (fields.Length != 12) continue; // the last line of a run that was killed
            long? Number(int place) => fields[place].Length == 0 ? null : long.Parse(fields[place], CultureInfo.InvariantCulture);
            _known[((int)Number(0)!, fields[1])] = new FamilyResult((int)Number(2)!, (int)Number(3)!, Number(4) == 1, (int)Number(5)!, (int)Number(6)!,
                Number(7)!.Value, Number(8), Number(9), Number(10)!.Value);
            _builds.Add(fields[11]);
        }
        _writer = new StreamWriter(path, append: true) { AutoFlush = true, NewLine = "\n" };
        _writer.WriteLine();
    }

    /// <summary>The builds whose results are in the file.</summary>
    public IEnumerable<string> Builds => _builds;

    public FamilyResult? Find(int seed, string policy) => _known.GetValueOrDefault((seed, policy));

    public FamilyResult Append(int seed, string policy, FamilyResult r)
    {
        _builds.Add(Build);
        _writer?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{seed};{policy};{r.Cells};{r.Hidden};{(r.Blocked ? 1 : 0)};{r.MissingWitnesses};{r.Recovered};{r.Cost};{r.Elimination};{r.Mended};{r.Milliseconds};{Build}"));
        return r;
    }

    public void Dispose() => _writer?.Dispose();
}
