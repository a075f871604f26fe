using System.Numerics;
using Breakwater.Linkage.Identifiers;
using Breakwater.Linkage.Records;
using Breakwater.Linkage.Text;

namespace Breakwater.Linkage.Comparisons;

/// <summary>
/// Where the person lives: postcode and address line judged as one, since whoever shares one shares the other;
/// the town only when neither is known. Any of the fields may be absent.
/// </summary>
public sealed class Residence(string name, Field? postcode, Field? address, Field? town, double sharedAtHome = 0.9)
    : Comparison(name, LevelsOf(postcode, address, town), new[] { postcode, address, town }.OfType<Field>().Select(f => f.Index).ToList(), sharedAtHome)
{
    private const int None = 0, Differs = 1, SameArea = 2, Near = 3, Same = 4;

    // Letters of each line's street: most streets are told apart by them without a look at either.
    private readonly uint[] letters = LettersOf(address);

    public override int Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelMemo memo)
    {
        var post = postcode is null ? None : Part(postcode, a, b, isLine: false);
        var line = address is null ? None : Part(address, a, b, isLine: true);
        return (post, line) switch
        {
            (None, None) => town is null ? 0 : Towns(town, a, b, memo),
            (Same, Same) => 1,
            (not Differs, Same) => 2,
            (Same, None) => 3,
            (Same, Near) => 2,
            (Near, Near) => 2,
            (Same, SameArea) => 4,
            (Same, Differs) => 5,
            (Differs, Same) => 6,
            (_, Near or SameArea) => 6,
            (Near, _) => 7,
            (SameArea, _) => 8,
            _ => 9,
        };
    }

    private static int Towns(Field town, ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelMemo memo)
    {
        var (x, y) = (a[town.Index], b[town.Index]);
        if (x == 0 || y == 0 || x == y)
        {
            return x == 0 || y == 0 ? 0 : 10;
        }

        var level = memo.Get(2, x, y);
        return level >= 0 ? level
            : memo.Put(2, x, y, Edits.Damerau(town.Values[x], town.Values[y]) <= 1 || JaroWinkler.Similarity(town.Values[x], town.Values[y], 0.88) >= 0.88 ? 11 : 12);
    }

    /// <summary>Strangers' addresses hardly ever meet twice, so nothing is remembered of them.</summary>
    private int Part(Field field, ReadOnlySpan<int> a, ReadOnlySpan<int> b, bool isLine)
    {
        var (x, y) = (a[field.Index], b[field.Index]);
        return x == 0 || y == 0 ? None
            : x == y ? Same
            : !isLine ? Postcodes(field.Values[x], field.Values[y])
            : MayBeAlike(x, y) ? Lines(field.Values[x], field.Values[y])
            : Differs;
    }

    /// <summary>
    /// False when two streets have so many letters of their own that they can't be alike: three slips bring in three letters at most,
    /// and of two lines that share all words one has no letter of its own. What was added since this comparison was made is looked at.
    /// </summary>
    private bool MayBeAlike(int x, int y)
    {
        if (x >= letters.Length || y >= letters.Length)
        {
            return true;
        }

        var (onlyX, onlyY) = (BitOperations.PopCount(letters[x] & ~letters[y]), BitOperations.PopCount(letters[y] & ~letters[x]));
        return onlyX == 0 || onlyY == 0 || (onlyX <= 3 && onlyY <= 3);
    }

    private static uint[] LettersOf(Field? address)
    {
        var found = new uint[address?.Values.Count ?? 0];
        for (var code = 1; code < found.Length; code++)
        {
            var line = address!.Values[code];
            var street = line[(EndOfHouse(line) + 1)..];
            // Only the beginning of a very long street is compared, so its letters rule nothing out.
            found[code] = street.Length > 64 ? 0 : JaroWinkler.Letters(street);
        }

        return found;
    }

    private static int Postcodes(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.Length >= 4 && b.Length >= 4 && Edits.AreOneApart(a, b))
        {
            return Near;
        }

        if (a[0] != b[0])
        {
            return Differs;
        }

        var sectorA = a[..Postcode.SectorLength(a)];
        if (sectorA.Length < a.Length && b.StartsWith(sectorA) && Postcode.SectorLength(b) == sectorA.Length)
        {
            return SameArea;
        }

        return a[..Postcode.DistrictLength(a)].SequenceEqual(b[..Postcode.DistrictLength(b)]) ? SameArea : Differs;
    }

    private static int Lines(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var (barA, barB) = (EndOfHouse(a), EndOfHouse(b));
        var houseA = a[..barA];
        var houseB = b[..barB];
        var streetA = a[(barA + 1)..];
        var streetB = b[(barB + 1)..];
        if (streetA.IsEmpty || streetB.IsEmpty)
        {
            return houseA.SequenceEqual(houseB) ? SameArea : Differs;
        }

        if (!SameStreet(streetA, streetB))
        {
            return Differs;
        }

        return houseA.SequenceEqual(houseB) ? Same
            : houseA.IsEmpty || houseB.IsEmpty ? Near
            : Math.Min(houseA.Length, houseB.Length) > 1 && Edits.AreOneApart(houseA, houseB) ? Near
            : SharesHouse(houseA, houseB) ? Near
            : SameArea;
    }

    /// <summary>Where the bar between house and street stands: a few bytes from the beginning, so looking is quicker than a search by vectors.</summary>
    private static int EndOfHouse(ReadOnlySpan<byte> line)
    {
        var at = 0;
        while (line[at] != '|')
        {
            at++;
        }

        return at;
    }

    /// <summary>Asks what is quick to answer first.</summary>
    private static bool SameStreet(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) =>
        a.SequenceEqual(b) || Edits.AreOneApart(a, b) || SharesWords(a, b)
        || (Math.Abs(a.Length - b.Length) <= 3 && JaroWinkler.Similarity(a, b, 0.92) >= 0.92 && Edits.Damerau(a, b) <= 3);

    /// <summary>"12" and "12a"; "3 12" (flat 3, number 12) and "12".</summary>
    private static bool SharesHouse(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => a.EndsWith(b) || b.EndsWith(a) || a.StartsWith(b) || b.StartsWith(a);

    /// <summary>Whether the shorter line's words all stand in the longer: "high street", "high street upper hamlet".</summary>
    private static bool SharesWords(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var shorter = a.Length < b.Length ? a : b;
        var longer = a.Length < b.Length ? b : a;
        return shorter.Length >= 6 && longer.IndexOf(shorter) >= 0;
    }

    private static Level[] LevelsOf(Field? postcode, Field? address, Field? town)
    {
        var (p, a) = (postcode?.Index ?? -1, address?.Index ?? postcode?.Index ?? -1);
        return
        [
            new("missing", "address not known on one side", 0, Neutral: true),
            new("same", "same address and postcode", .45, a),
            new("near", "same address but for a slip", .08, a),
            new("postcode", "same postcode, one address line missing", .1, p),
            new("street", "same postcode, another house in the street", .02, p),
            new("postcode_only", "same postcode, different address line", .02, p),
            new("line_only", "same street name, another postcode", .02),
            new("postcode_slip", "postcodes one slip apart", .02),
            new("district", "same postal district", .06),
            new("different", "different addresses", .25),
            new("town", "same town, nothing more known", .6, town?.Index ?? -1),
            new("town_like", "towns alike, nothing more known", .1),
            new("town_different", "different towns, nothing more known", .3),
        ];
    }
}
