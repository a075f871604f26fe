namespace Breakwater.Web.Access.Unsent;

/// <summary>
/// What our pages ask, in their words: read once from <c>Words/asked.tsv</c>, which the house tests write from the pages.
/// A line is a page's route (<c>/concerns/*</c> for all below it, <c>*</c> for every page), a field, a value and the words:
/// without a value the question, without a field the page's title.
/// </summary>
public sealed class AskedWords
{
    private readonly Dictionary<(string Page, string Field, string Value), string> _words;
    private readonly List<string> _pages;

    /// <param name="lines">As they stand in the file.</param>
    public AskedWords(IEnumerable<string> lines)
    {
        _words = lines.Select(line => line.Split('\t')).ToDictionary(c => (c[0], c[1], c[2]), c => c[3]);
        _pages = [.. _words.Keys.Select(k => k.Page).Distinct(StringComparer.Ordinal).OrderBy(Rank, StringComparer.Ordinal)];
    }

    public static AskedWords OfPages { get; } = Load();

    /// <summary>
    /// The question of <paramref name="field"/> on the page that answers at <paramref name="path"/>; with a value, that answer
    /// in the page's words; without either, the page's title. Null where the page says it otherwise, or not at all.
    /// </summary>
    public string? Of(string path, string field = "", string value = "")
    {
        var parts = Parts(path.Split('?')[0]);
        var fitting = _pages.FindAll(page => Fits(Parts(page), parts));
        // Partials of all pages know only the end of a field's name: what stands before it is their page's.
        var end = field[(field.LastIndexOf('.') + 1)..];
        return fitting.Where(page => !IsMany(page)).Take(1).Concat(fitting.Where(IsMany))
            .Select(page => _words.GetValueOrDefault((page, page == "*" ? end : field, value))).FirstOrDefault(words => words is not null);
    }

    private static bool IsMany(string page) => page.EndsWith('*');

    // A page that names a part comes before one that takes any: /letters/new before /letters/{id}.
    private static string Rank(string page) => string.Concat(Parts(page).Select(part => part[0] switch { '*' => '2', '{' => '1', _ => '0' }));

    private static bool Fits(string[] page, string[] path)
    {
        for (var i = 0; i < page.Length; i++)
        {
            if (page[i] == "*") return true;
            if (i >= path.Length ? !page[i].EndsWith("?}", StringComparison.Ordinal) : page[i][0] != '{' && !page[i].Equals(path[i], StringComparison.OrdinalIgnoreCase)) return false;
        }
        return path.Length <= page.Length;
    }

    private static string[] Parts(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static AskedWords Load()
    {
        using var stream = typeof(AskedWords).Assembly.GetManifestResourceStream("Breakwater.Web.asked.tsv")!;
        using var reader = new StreamReader(stream);
        return new AskedWords(reader.ReadToEnd().Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
    }
}
