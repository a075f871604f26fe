using System.Text;
using System.Text.RegularExpressions;
using Breakwater.Kernel.Configuration;

namespace Breakwater.Safeguarding.Language;

/// <summary>A turn of phrase that puts the blame on a child or an adult who is harmed, and what to write instead.</summary>
public sealed record Wording(IReadOnlyList<string> Avoid, string Prefer);

/// <summary>A place in a text where a hint applies: what was written, and what would be better.</summary>
public sealed record WordingHint(string Written, string Prefer);

/// <summary>
/// The language list of <c>config/language.yaml</c>: a gentle hint to staff on what they type, never blocking, never on a
/// public form and never in a child's own words; and a hard test on the product's own strings. Source: Children's Society
/// and NAPAC guide 2024; HMICFRS 2023. The examples are ours.
/// </summary>
public sealed class WordingList
{
    private readonly List<(Regex Pattern, Wording Wording)> _patterns;

    private WordingList(IReadOnlyList<Wording> wordings)
    {
        Wordings = wordings;
        _patterns = wordings.SelectMany(w => w.Avoid.Select(phrase => (new Regex(Pattern(phrase), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), w))).ToList();
    }

    public IReadOnlyList<Wording> Wordings { get; }

    /// <exception cref="ConfigurationFault">Which line, why.</exception>
    public static WordingList Load(string file)
    {
        var yaml = Yaml.Load(file);
        var wordings = yaml.Maps("wordings").Select(y =>
        {
            var avoid = y.Texts("avoid");
            if (avoid.Count == 0) throw y.Fault("avoid", "\"avoid\" should list at least one phrase.");
            var wording = new Wording(avoid, y.Text("prefer"));
            y.Done();
            return wording;
        }).ToList();
        yaml.Done();
        return new WordingList(wordings);
    }

    /// <summary>The hints that apply to a text, each phrase once, in the order of the text.</summary>
    public IReadOnlyList<WordingHint> HintsFor(string? text) => string.IsNullOrWhiteSpace(text) ? [] : _patterns
        .Select(p => (Match: p.Pattern.Match(text), p.Wording))
        .Where(f => f.Match.Success).OrderBy(f => f.Match.Index)
        .Select(f => new WordingHint(f.Match.Value, f.Wording.Prefer)).DistinctBy(h => h.Written.ToUpperInvariant()).ToList();

    /// <summary>
    /// A phrase as a pattern: whole words, any white space between them; <c>*</c> at a word's end takes any ending, and
    /// <c>...</c> between words up to three others. The script on the page reads the same form.
    /// </summary>
    public static string Pattern(string phrase)
    {
        var pattern = new StringBuilder(@"(?<![\p{L}\p{N}])");
        var words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == "...")
            {
                pattern.Append(@"(?:\s+\S+){0,3}?");
                continue;
            }
            if (i > 0) pattern.Append(@"\s+");
            pattern.Append(words[i].EndsWith('*') ? Regex.Escape(words[i][..^1]) + @"[\p{L}]*" : Regex.Escape(words[i]));
        }
        return pattern.Append(@"(?![\p{L}\p{N}])").ToString();
    }
}
