using Breakwater.Linkage.Names;
using Breakwater.Linkage.Records;
using Breakwater.Linkage.Text;

namespace Breakwater.Linkage.Comparisons;

/// <summary>How alike two names are, whatever their place.</summary>
internal static class NameLikeness
{
    public const int Exact = 1, Related = 2, Close = 3, Similar = 4, Initial = 5, Swapped = 6, Different = 7;

    /// <summary>Exact, Related (nickname, spelling, or one part of a double name), Close, Similar, Initial or Different.</summary>
    public static int Of(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, bool given)
    {
        if (SharesPart(a, b, given) || (given && Nicknames.SameName(a, b)))
        {
            return Related;
        }

        if (given && (First(a).Length < a.Length || First(b).Length < b.Length))
        {
            // Middle names come and go; what counts is the first.
            return Of(First(a), First(b), given);
        }

        if (a.Length == 1 || b.Length == 1)
        {
            return a[0] == b[0] ? Initial : Different;
        }

        var shorter = Math.Min(a.Length, b.Length);
        if ((shorter >= 3 && Edits.AreOneApart(a, b)) || (shorter >= 8 && Math.Abs(a.Length - b.Length) <= 2 && Edits.Damerau(a, b) == 2))
        {
            return Close;
        }

        var likeness = JaroWinkler.Similarity(a, b, 0.85);
        return likeness >= 0.93 && shorter >= 4 ? Close
            : likeness >= 0.85 || SameSound(a, b) || (shorter >= 3 && (a.StartsWith(b) || b.StartsWith(a))) ? Similar
            : Different;
    }

    private static ReadOnlySpan<byte> First(ReadOnlySpan<byte> name) => name.IndexOf((byte)' ') is > 0 and var space ? name[..space] : name;

    private static bool SameSound(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        Span<byte> soundA = stackalloc byte[6];
        Span<byte> soundB = stackalloc byte[6];
        var n = SoundKey.Write(a, soundA);
        return n >= 2 && soundA[..n].SequenceEqual(soundB[..SoundKey.Write(b, soundB)]);
    }

    /// <summary>"smith jones" and "jones"; "anna maria" and "anna" (but not "anna maria" and "eva maria"); "mary jane" and "maryjane".</summary>
    private static bool SharesPart(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, bool given)
    {
        if (a.IndexOf((byte)' ') < 0 && b.IndexOf((byte)' ') < 0)
        {
            return false;
        }

        foreach (var partA in a.Split((byte)' '))
        {
            foreach (var partB in b.Split((byte)' '))
            {
                var first = partA.Start.Value == 0 || partB.Start.Value == 0;
                if (a[partA].Length > 2 && (first || !given) && (a[partA].SequenceEqual(b[partB]) || (given && Nicknames.SameName(a[partA], b[partB]))))
                {
                    return true;
                }
            }
        }

        return EqualWithoutSpaces(a, b);
    }

    private static bool EqualWithoutSpaces(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < a.Length && a[i] == ' ')
            {
                i++;
            }

            while (j < b.Length && b[j] == ' ')
            {
                j++;
            }

            if (i == a.Length || j == b.Length)
            {
                return i == a.Length && j == b.Length;
            }

            if (a[i++] != b[j++])
            {
                return false;
            }
        }
    }

    public static int Memoised(ValueSet names, int a, int b, bool given, LevelMemo memo)
    {
        if (a == b)
        {
            return Exact;
        }

        var level = memo.Get(given ? 0 : 1, a, b);
        return level >= 0 ? level : memo.Put(given ? 0 : 1, a, b, Of(names[a], names[b], given));
    }

    /// <summary>Whether each forename is like the other record's surname.</summary>
    public static bool AreSwapped(ValueSet names, int givenA, int familyA, int givenB, int familyB, LevelMemo memo)
    {
        // One of the crossed names must be equal, the other like: likeness alone is common among short names.
        return familyA != 0 && familyB != 0
            && ((givenA == familyB && Memoised(names, familyA, givenB, false, memo) <= Similar)
                || (familyA == givenB && Memoised(names, givenA, familyB, false, memo) <= Similar));
    }
}

/// <summary>Forename: same, nickname or other spelling, typing error, similar, initial, in the surname's place, different.</summary>
public sealed class Forename(string name, Field forename, Field? surname, double sharedAtHome = 0.01)
    : Comparison(name, LevelsOf(forename), surname is null ? [forename.Index] : [forename.Index, surname.Index], sharedAtHome)
{
    public override bool IsName => true;

    public override IReadOnlyList<int> SettledBy => [forename.Index];

    protected override int MainField => forename.Index;

    public override int Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelMemo memo)
    {
        var (x, y) = (a[forename.Index], b[forename.Index]);
        if (x == 0 || y == 0)
        {
            return 0;
        }

        var level = NameLikeness.Memoised(forename.Values, x, y, true, memo);
        return level >= NameLikeness.Similar && surname is not null
            && NameLikeness.AreSwapped(forename.Values, x, a[surname.Index], y, b[surname.Index], memo) ? NameLikeness.Swapped : level;
    }

    private static Level[] LevelsOf(Field f) =>
    [
        new("missing", "forename not known on one side", 0, Neutral: true),
        new("same", "same forename", .72, f.Index),
        new("nickname", "forenames are forms of one name", .08, f.Index),
        new("close", "forenames one typing error apart", .08, f.Index),
        new("similar", "forenames look or sound alike", .04),
        new("initial", "same initial only", .01),
        new("swapped", "forename and surname the other way round", .02),
        new("different", "different forenames", .03),
    ];
}

/// <summary>Surname: same, one part of a double-barrelled or a previous name, typing error, similar, different.</summary>
public sealed class Surname(string name, Field surname, Field? forename, Field? previous, double sharedAtHome = 0.8)
    : Comparison(name, LevelsOf(surname), new[] { surname, forename, previous }.OfType<Field>().Select(f => f.Index).ToList(), sharedAtHome)
{
    public override bool IsName => true;

    public override IReadOnlyList<int> SettledBy => [surname.Index];

    protected override int MainField => surname.Index;

    public override int Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelMemo memo)
    {
        var (x, y) = (a[surname.Index], b[surname.Index]);
        if (x == 0 || y == 0)
        {
            return 0;
        }

        var level = NameLikeness.Memoised(surname.Values, x, y, false, memo);
        if (level > NameLikeness.Related && previous is not null)
        {
            var (p, q) = (a[previous.Index], b[previous.Index]);
            level = (p != 0 && (p == y || p == q)) || (q != 0 && q == x) ? NameLikeness.Related : level;
        }

        return level >= NameLikeness.Similar && forename is not null
            && NameLikeness.AreSwapped(surname.Values, a[forename.Index], x, b[forename.Index], y, memo) ? NameLikeness.Swapped : level;
    }

    private static Level[] LevelsOf(Field f) =>
    [
        new("missing", "surname not known on one side", 0, Neutral: true),
        new("same", "same surname", .72, f.Index),
        new("part", "share one part of a double name, or a previous surname", .04, f.Index),
        new("close", "surnames one typing error apart", .08, f.Index),
        new("similar", "surnames look or sound alike", .03),
        new("initial", "same initial only", .005),
        new("swapped", "counted with the forename", 0, Neutral: true),
        new("different", "different surnames", .12),
    ];
}
