using Breakwater.Linkage.Identifiers;
using Breakwater.Linkage.Records;
using Breakwater.Linkage.Text;

namespace Breakwater.Linkage.Comparisons;

/// <summary>A comparison of the values of one field by a pure function of the two canonical values.</summary>
/// <param name="outcome">Called for two different, present values; answers a level from 2 up.</param>
/// <param name="remember">Whether outcomes are worth remembering: not where hardly any two values meet twice and the answer is quick.</param>
public sealed class OneField(string name, Field field, IReadOnlyList<Level> levels, Func<ReadOnlySpan<byte>, ReadOnlySpan<byte>, int> outcome, double sharedAtHome, bool remember = true)
    : Comparison(name, levels, [field.Index], sharedAtHome)
{
    protected override int MainField => Fields[0];

    public override int Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelMemo memo)
    {
        var (x, y) = (a[field.Index], b[field.Index]);
        if (x == 0 || y == 0)
        {
            return 0;
        }

        if (x == y)
        {
            return 1;
        }

        if (!remember)
        {
            return outcome(field.Values[x], field.Values[y]);
        }

        var level = memo.Get(0, x, y);
        return level >= 0 ? level : memo.Put(0, x, y, outcome(field.Values[x], field.Values[y]));
    }

    /// <summary>Telephone: same, one digit wrong, same last six digits, different.</summary>
    public static OneField Phone(string name, Field f, double shared) => new(name, f,
        LevelsOf("phone number", f, (.55, "same"), (.03, "slip"), (.005, "same_end"), (.4, "different")),
        (a, b) => Edits.AreOneApart(a, b) ? 2 : a[^6..].SequenceEqual(b[^6..]) ? 3 : 4, shared, remember: false);

    /// <summary>Sex as recorded: same, different.</summary>
    public static OneField Sex(string name, Field f, double shared) => new(name, f,
        LevelsOf("recorded sex", f, (.985, "same"), (.015, "different")), (_, _) => 2, shared);

    /// <summary>An id that should belong to one person: same, one slip, different.</summary>
    public static OneField Identifier(string name, Field f, double shared) => new(name, f,
        LevelsOf(f.Spec.Name, f, (.95, "same"), (.03, "slip"), (.02, "different")),
        (a, b) => Math.Min(a.Length, b.Length) >= 6 && Edits.AreOneApart(a, b) ? 2 : 3, shared, remember: false);

    /// <summary>NHS number: same, one slip (then one of them fails its check digit), different, both valid and different.</summary>
    public static OneField Nhs(string name, Field f, double shared) => new(name, f,
        LevelsOf("NHS number", f, (.975, "same"), (.012, "slip"), (.012, "different"), (.001, "both_valid_different")),
        (a, b) =>
        {
            var bothValid = NhsNumber.IsValid(a) && NhsNumber.IsValid(b);
            return bothValid ? 4 : Edits.AreOneApart(a, b) ? 2 : 3;
        },
        shared,
        remember: false);

    /// <summary>E-mail address or handle: same, same name at another provider, name close, different.</summary>
    public static OneField Email(string name, Field f, double shared) => new(name, f,
        LevelsOf("e-mail", f, (.65, "same"), (.05, "same_name"), (.1, "close"), (.2, "different")),
        (a, b) =>
        {
            var left = LocalPart(a);
            var right = LocalPart(b);
            return left.SequenceEqual(right) ? 2
                : Edits.Damerau(a, b) <= 2 || JaroWinkler.Similarity(left, right, 0.92) >= 0.92 ? 3
                : 4;
        },
        shared);

    /// <summary>Any other words (town, occupation, place of birth): same, close, similar or one word shared, different.</summary>
    public static OneField Words(string name, Field f, double shared) => new(name, f,
        LevelsOf(f.Spec.Name.Replace('_', ' '), f, (.7, "same"), (.06, "close"), (.06, "similar"), (.18, "different")),
        (a, b) =>
        {
            if (Edits.AreOneApart(a, b))
            {
                return 2;
            }

            var likeness = JaroWinkler.Similarity(a, b, 0.84);
            return likeness >= 0.93 ? 2 : likeness >= 0.84 || SharesWord(a, b) ? 3 : 4;
        },
        shared);

    private static bool SharesWord(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        foreach (var partA in a.Split((byte)' '))
        {
            foreach (var partB in b.Split((byte)' '))
            {
                if (a[partA].Length > 3 && a[partA].SequenceEqual(b[partB]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static ReadOnlySpan<byte> LocalPart(ReadOnlySpan<byte> address)
    {
        var at = address.IndexOf((byte)'@');
        return at <= 0 ? address : address[..at];
    }

    private static Level[] LevelsOf(string what, Field f, params (double Typical, string Name)[] levels) =>
    [
        new("missing", $"{what} not known on one side", 0, Neutral: true),
        .. levels.Select((l, i) => new Level(l.Name, InWords(what, l.Name), l.Typical, i == 0 ? f.Index : -1)),
    ];

    private static string InWords(string what, string level) => level switch
    {
        "same" => $"same {what}",
        "slip" => $"{what} one slip apart",
        "same_end" => $"{what} with the same last six digits",
        "same_name" => $"{what} with the same name at another provider",
        "close" => $"{what} close",
        "similar" => $"{what} similar, or one word shared",
        "both_valid_different" => $"{what} different, and both pass their check digit",
        _ => $"different {what}",
    };
}
