using System.Buffers.Binary;
using System.Globalization;
using Breakwater.Kernel.Keys;
using Breakwater.Linkage.Blocking;
using Breakwater.Linkage.Models;
using Breakwater.Linkage.Online;

namespace Breakwater.Safeguarding.People;

/// <summary>
/// The linkage model as the program uses it: which values are compared, by which keys records find each other, how likely
/// two are one person. In memory are the model and how common names are; no record is.
/// </summary>
public sealed class PersonModel
{
    /// <summary>All that is ever compared. Ethnicity, nationality and faith are not among it, and a test keeps it so.</summary>
    public static readonly IReadOnlyList<string> Columns = ["full_name", "dob", "sex", "postcode", "address", "phone", "nhs_number"];

    // Beside the model's own rules: what a record may share with one that is thinner than those of a file.
    private static readonly string[][] AlsoMatched = [["phone"], ["forename/root", "surname/sound"], ["surname/sound", "dob/monthday"], ["dob", "sex"], ["address", "postcode"]];
    private static readonly string[][] OnlySearched = [["surname/sound"], ["forename/root"], ["postcode"], ["address"]];
    private static readonly Lazy<PersonModel> Shipped = new(() => new PersonModel(Learnt()));
    private readonly int _matched;

    /// <param name="learnt">What training taught; see docs/linkage.md.</param>
    /// <param name="limit">Most records on one key before a narrower one is taken; null: as the model file says.</param>
    public PersonModel(LearntModel learnt, int? limit = null)
    {
        var model = ModelFile.Person();
        model = model with { BlockLimit = limit ?? model.BlockLimit };
        var matching = model.Rules.Concat(AlsoMatched.Select(Rule)).ToList();
        Judge = new PairJudge(model with { Rules = [.. matching, .. OnlySearched.Select(Rule)] }, Columns, learnt);
        _matched = Judge.Rules.Count - OnlySearched.Length;
    }

    /// <summary>The model that comes with the program.</summary>
    public static PersonModel Standard => Shipped.Value;

    public PairJudge Judge { get; }

    /// <summary>Whether a rule's keys make a match, or serve a search only.</summary>
    public bool Matches(int rule) => rule < _matched;

    /// <summary>The keys of a record as they are stored: for each rule from the widest to the narrowest.</summary>
    public IReadOnlyList<(int Rule, IReadOnlyList<long> Keys)> KeysOf(string compared, KeyDirectory keys) =>
        [.. Judge.KeysOf(Values(compared)).Select(ladder => (ladder.Rule, (IReadOnlyList<long>)[.. ladder.Keys.Select((key, step) => Sealed(ladder.Rule, step, key, keys))]))];

    /// <summary>What is compared of a record, in one line.</summary>
    public static string Compared(string? name, string? born, string? sex, string? postcode, string? address, string? phone, string? nhsNumber) =>
        string.Join('\t', new[] { name, born, sex, postcode, address, phone, nhsNumber }.Select(v => v?.Replace('\t', ' ').Trim()));

    public static string Compared(SourceRecord r) =>
        Compared(r.Name?.Text, r.Born?.Plain, r.Sex, r.Postcode?.Text, r.Address?.Text, r.Phone?.Text, r.NhsNumber?.Text);

    /// <summary>A line's values by column, as the engine asks for them.</summary>
    public static Func<string, string?> Values(string compared)
    {
        var values = compared.Split('\t');
        return column =>
        {
            for (var i = 0; i < values.Length; i++)
                if (Columns[i] == column) return values[i].Length == 0 ? null : values[i];
            return null;
        };
    }

    // A keyed digest: whoever has the table without the key can't try names against it.
    private long Sealed(int rule, int step, uint key, KeyDirectory keys) => BinaryPrimitives.ReadInt64LittleEndian(
        keys.Hmac("person key", string.Create(CultureInfo.InvariantCulture, $"{Judge.Rules[rule]}|{step}|{key}")));

    private static BlockingRule Rule(string[] terms) => new([.. terms.Select(BlockingTerm.Parse)]);

    /// <summary>What training taught the model that comes with the program.</summary>
    public static LearntModel Learnt()
    {
        using var stream = typeof(PersonModel).Assembly.GetManifestResourceStream("Breakwater.Safeguarding.person-learnt.json")!;
        using var reader = new StreamReader(stream);
        return LearntModel.Read("person-learnt.json", reader.ReadToEnd());
    }
}
