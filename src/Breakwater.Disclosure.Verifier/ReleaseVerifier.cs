namespace Breakwater.Disclosure.Verifier;

/// <summary>
/// Checks a release by addition alone: is each printed number the sum of its cells; is each small number hidden; is each witness a
/// complete table without negative counts that reproduces every printed number; and does each small number have, for each attacker,
/// a witness with it low and one with it high enough, in which nothing that the attacker knows differs? It has no code from the engine.
/// </summary>
public static class ReleaseVerifier
{
    /// <summary>The faults found in a folder that <c>figures protect</c> wrote; none when the release holds.</summary>
    public static IReadOnlyList<string> Verify(string folder, out string summary)
    {
        (summary, var faults) = ("nothing was checked", new List<string>());
        try
        {
            CheckManifest(folder, faults);
            var book = new Book(folder, faults);
            book.CheckPrints();
            book.ReadWitnesses(Path.Combine(folder, "keep", "witnesses.csv"));
            summary = book.CheckProtection();
        }
        catch (Exception fault) when (fault is SystemException or JsonException)
        {
            faults.Add($"The release can't be read: {fault.Message}");
        }
        return faults;
    }

    private static void CheckManifest(string folder, List<string> faults)
    {
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in File.ReadAllLines(Path.Combine(folder, "keep", "manifest.txt")))
        {
            var (digest, name) = (line[..64], line[66..]);
            listed.Add(name);
            var file = Path.Combine(folder, name);
            if (!File.Exists(file)) faults.Add($"{name} is missing.");
            else if (Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))) != digest) faults.Add($"{name} was changed after the release.");
        }
        faults.AddRange(Directory.EnumerateFiles(Path.Combine(folder, "publish")).Select(file => $"publish/{Path.GetFileName(file)}").Where(file => !listed.Contains(file)).Select(file => $"{file} isn't part of the release."));
    }

    /// <summary>Reads earlier.jsonl and checks its chain of digests.</summary>
    internal static Dictionary<string, JsonElement> ReadEarlier(string file)
    {
        var releases = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var previous = "";
        foreach (var line in File.ReadAllLines(file))
        {
            var root = JsonDocument.Parse(line).RootElement;
            var body = root.GetProperty("body");
            var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{previous}\n{body.GetRawText()}")));
            if (root.GetProperty("previous").GetString() != previous || root.GetProperty("digest").GetString() != digest)
                throw new InvalidDataException($"the ledger of earlier releases was edited at '{body.GetProperty("release").GetString()}'.");
            releases[body.GetProperty("release").GetString()!] = body;
            previous = digest;
        }
        return releases;
    }

    internal static long Number(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
