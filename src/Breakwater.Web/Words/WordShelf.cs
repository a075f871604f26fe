using System.Collections.Concurrent;
using System.Globalization;
using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding.Language;
using Breakwater.Web.Hosting;

namespace Breakwater.Web.Words;

/// <summary>The public pages' words, read once, with the partnership's own names and numbers put in.</summary>
public sealed class WordShelf(OpenPartnership partnership)
{
    /// <summary>Every page of the folder that the program asks for.</summary>
    public static readonly IReadOnlyList<string> Pages =
    [
        "accessibility", "answers", "asked", "contacts", "cookies", "follow", "history", "home", "minutes", "pass-on", "privacy", "professional", "reply", "report", "school", "signs",
    ];

    private readonly ConcurrentDictionary<string, PublicWords> _read = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Page, FrontDoor Door), PublicWords> _atDoor = new();
    private readonly Dictionary<string, string> _names = Names(partnership.Partnership.Configuration);

    /// <summary>The words of one page.</summary>
    /// <exception cref="ConfigurationFault">There is no such file, or it is not well formed.</exception>
    public PublicWords this[string page] => _read.GetOrAdd(page, Load);

    /// <summary>The words of one page for whoever writes to this front door: when somebody reads it there, and whom to ring.</summary>
    public PublicWords this[string page, FrontDoor door] => _atDoor.GetOrAdd((page, door), key => this[key.Page].With(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["door_phone"] = key.Door.Phone,
        ["hours"] = key.Door.Hours ?? _names["hours"],
        ["out_of_hours"] = key.Door.OutOfHours,
    }));

    /// <summary>Reads the words that lie beside a partnership's file, the language list with them: what is wrong there is said before a page is asked for.</summary>
    /// <exception cref="ConfigurationFault">Which file, which line, why.</exception>
    public static void Check(PartnershipConfiguration configuration, string partnershipFile)
    {
        var config = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(partnershipFile))!, ".."));
        var names = Names(configuration);
        foreach (var page in Pages)
        {
            var yaml = Yaml.Load(FileOf(config, page));
            foreach (var (key, words) in yaml.Pairs())
            {
                if (string.IsNullOrWhiteSpace(words)) throw yaml.Fault(key, $"\"{key}\" is missing or empty.");
                if (PublicWords.NamesIn(words).FirstOrDefault(n => !names.ContainsKey(n)) is { } unknown)
                    throw yaml.Fault(key, $"\"{key}\" holds {{{unknown}}}, which nothing fills. Known: {string.Join(", ", names.Keys.Order(StringComparer.Ordinal))}.");
            }
        }
        _ = WordingList.Load(Path.Combine(config, "language.yaml"));
    }

    private static string FileOf(string config, string page) => Path.Combine(config, "words", "en", page + ".yaml");

    private PublicWords Load(string page)
    {
        var file = FileOf(Path.GetDirectoryName(partnership.Settings.AbilitiesFile)!, page);
        return new PublicWords(page, Yaml.Load(file).Pairs().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal), _names);
    }

    private static Dictionary<string, string> Names(PartnershipConfiguration c) => new(StringComparer.Ordinal)
    {
        ["partnership"] = c.Name,
        ["hub"] = c.Hub.Name,
        ["hub_phone"] = c.Hub.Phone,
        ["door_phone"] = c.Hub.Phone,
        ["hours"] = c.Hub.Hours,
        ["out_of_hours"] = c.Hub.OutOfHours,
        ["draft_minutes"] = c.Hub.DraftMinutes.ToString(CultureInfo.InvariantCulture),
        ["retention"] = c.Retention.Count == 0 ? "As long as the law and the partnership's rules say for a record of this kind." : string.Join(" ", c.Retention.Select(r => r.Words)),
        ["emergency"] = "999",
        ["police"] = "101",
        ["childline"] = Phone(c, "Childline", "0800 1111"),
        ["crimestoppers"] = Phone(c, "Crimestoppers", "0800 555 111"),
        ["safecall"] = Phone(c, "Missing People", "116 000"),
        ["nspcc"] = Phone(c, "NSPCC", "0808 800 5000"),
        ["words_most"] = Safeguarding.Concerns.TypedLimits.Words.ToString("N0", CultureInfo.InvariantCulture),
    };

    private static string Phone(PartnershipConfiguration c, string name, string national) =>
        c.Contacts.FirstOrDefault(x => x.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase))?.Phone ?? national;
}
