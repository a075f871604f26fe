using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Breakwater.Cli.Figures;

/// <summary>
/// The ledger: ledger.jsonl, one line for each release with everything that was printed, each chained to the one before by SHA-256;
/// and keep/ (mode 0700) with the true counts behind them, chained likewise.
/// </summary>
internal sealed class LedgerFolder
{
    private const string PublicFile = "ledger.jsonl";
    private readonly string _folder;
    private readonly List<(string Digest, string Line)> _lines = [];

    private LedgerFolder(string folder) => _folder = folder;

    public List<ReleaseRecord> Releases { get; } = [];

    public IEnumerable<string> PublicLines => _lines.Select(line => line.Line);

    private string Keep => Path.Combine(_folder, "keep");

    public static LedgerFolder Open(string folder)
    {
        var ledger = new LedgerFolder(folder);
        var file = Path.Combine(folder, PublicFile);
        if (File.Exists(folder)) throw new SpecificationException($"{folder} is a file; --ledger needs the folder of a ledger, or the name of a new one.");
        if (!File.Exists(file))
        {
            if (Directory.Exists(ledger.Keep) && Directory.EnumerateFileSystemEntries(ledger.Keep).Any()) throw new SpecificationException($"The ledger has true counts but no {PublicFile}: it was edited. Put an unedited copy back.");
            return ledger;
        }
        ledger.ReadLines(File.ReadAllLines(file), file);
        if (File.Exists(ledger.DigestFile) && File.ReadAllLines(ledger.DigestFile).Length > ledger.Releases.Count)
            throw new SpecificationException($"{file} was edited: it has {ledger.Releases.Count} releases, but true counts are kept for more. Put an unedited copy back.");
        return ledger;
    }

    /// <summary>Opens the ledger for one more release: a ledger that can't be read must not pass for a new one.</summary>
    public static LedgerFolder OpenToWrite(string folder)
    {
        if (!File.Exists(folder)) WritableFolder.Require(folder, folder, "--ledger");
        var keep = Path.Combine(folder, "keep");
        if (Directory.Exists(keep)) WritableFolder.Require(keep, keep, "--ledger");
        return Open(folder);
    }

    /// <summary>Reads the copy that is published with a release.</summary>
    public static LedgerFolder OpenCopy(string file)
    {
        var ledger = new LedgerFolder(Path.GetDirectoryName(file)!);
        ledger.ReadLines(File.ReadAllLines(file), file);
        return ledger;
    }

    /// <summary>The true inner counts of an earlier release, by its dimensions' codes.</summary>
    public Dictionary<string, long> TrueCounts(int release)
    {
        var file = KeepFile(release);
        if (!File.Exists(file)) throw new SpecificationException($"{file} is missing: the true counts of release '{Releases[release].Release}' are needed. Put an unedited copy back.");
        var expected = File.Exists(DigestFile) ? File.ReadAllLines(DigestFile) : [];
        if (release >= expected.Length || expected[release] != Digest(release == 0 ? "" : expected[release - 1], File.ReadAllText(file)))
            throw new SpecificationException($"{file} was edited: its digest isn't the one that was stored. Put an unedited copy back.");
        return File.ReadAllLines(file).Where(line => line.Length > 0).Select(line => line.Split('\t'))
            .ToDictionary(fields => string.Join('\t', fields[..^1]), fields => long.Parse(fields[^1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }

    /// <summary>Adds a release at the end. All files are written beside their places before the first is replaced. Gives back how to take it out again.</summary>
    public Action Append(ReleaseRecord record, string trueCounts)
    {
        Directory.CreateDirectory(_folder);
        ReleaseFolder.MakePrivate(Keep);
        var release = Releases.Count;
        var digests = File.Exists(DigestFile) ? File.ReadAllLines(DigestFile).Take(release).ToList() : [];
        digests.Add(Digest(digests.LastOrDefault() ?? "", trueCounts));
        var before = PublicLines.ToList();
        var line = NewLine(record);
        Replace((KeepFile(release), trueCounts), (DigestFile, Lines(digests)), (Path.Combine(_folder, PublicFile), Lines([.. before, line.Line])));
        _lines.Add(line);
        Releases.Add(record);
        return () =>
        {
            Replace((Path.Combine(_folder, PublicFile), Lines(before)), (DigestFile, Lines(digests[..^1])));
            File.Delete(KeepFile(release));
        };
    }

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    /// <summary>The line that a release will have in the ledger.</summary>
    public (string Digest, string Line) NewLine(ReleaseRecord record)
    {
        var previous = _lines.Count == 0 ? "" : _lines[^1].Digest;
        var body = record.ToJson();
        var digest = Digest(previous, body);
        return (digest, $$"""{"previous":"{{previous}}","digest":"{{digest}}","body":{{body}}}""");
    }

    private string DigestFile => Path.Combine(Keep, "digests.txt");

    private string KeepFile(int release) => Path.Combine(Keep, string.Create(CultureInfo.InvariantCulture, $"{release + 1:0000}.tsv"));

    private void ReadLines(string[] lines, string file)
    {
        var previous = "";
        for (var k = 0; k < lines.Length; k++)
        {
            try
            {
                using var line = JsonDocument.Parse(lines[k]);
                var body = line.RootElement.GetProperty("body").GetRawText();
                var digest = line.RootElement.GetProperty("digest").GetString()!;
                if (line.RootElement.GetProperty("previous").GetString() != previous || digest != Digest(previous, body))
                    throw new SpecificationException(file, k + 1, "the ledger was edited: the release doesn't match its digest. Put an unedited copy back.");
                Releases.Add(ReleaseRecord.Parse(body));
                _lines.Add((digest, lines[k]));
                previous = digest;
            }
            catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new SpecificationException(file, k + 1, $"the ledger was edited: the line can't be read ({fault.Message}). Put an unedited copy back.");
            }
        }
    }

    private static string Digest(string previous, string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{previous}\n{body}")));

    private static void Replace(params (string File, string Text)[] files)
    {
        try
        {
            foreach (var (file, text) in files) File.WriteAllText(file + ".new", text);
            foreach (var (file, _) in files) File.Move(file + ".new", file, overwrite: true);
        }
        finally
        {
            foreach (var (file, _) in files) File.Delete(file + ".new");
        }
    }
}
