using System.Runtime.CompilerServices;
using Breakwater.Linkage.Identifiers;
using Breakwater.Linkage.Names;
using Breakwater.Linkage.Text;

namespace Breakwater.Linkage.Records;

/// <summary>Brings a raw value to the one form in which it is compared. Called once for each distinct value.</summary>
public static class Canonical
{
    /// <summary>Longest canonical value, in bytes.</summary>
    public const int MaxLength = 96;

    private static readonly (string From, string To)[] StreetWords =
    [
        ("st", "street"), ("rd", "road"), ("ave", "avenue"), ("av", "avenue"), ("ln", "lane"), ("dr", "drive"), ("cl", "close"),
        ("ct", "court"), ("cres", "crescent"), ("gdns", "gardens"), ("gdn", "garden"), ("pl", "place"), ("sq", "square"), ("terr", "terrace"),
        ("ter", "terrace"), ("gr", "grove"), ("gro", "grove"), ("pk", "park"), ("hse", "house"), ("apt", "flat"), ("apartment", "flat"),
    ];

    /// <summary>Writes the canonical form of <paramref name="raw"/>; nothing written means missing.</summary>
    /// <returns>Bytes written to <paramref name="to"/>, which holds at least <see cref="MaxLength"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Write(FieldKind kind, ReadOnlySpan<byte> raw, Span<byte> to)
    {
        if (raw.IsEmpty)
        {
            return 0;
        }

        to = to[..MaxLength];
        return kind switch
        {
            FieldKind.Name => Name(raw, to),
            FieldKind.GivenPart => PartOfName(raw, to, family: false),
            FieldKind.FamilyPart => PartOfName(raw, to, family: true),
            FieldKind.Date => Dates.Write(raw, to),
            FieldKind.Postcode => Compact(raw, to),
            FieldKind.Address => Address(raw, to),
            FieldKind.Phone => PhoneNumber.Write(raw, to),
            FieldKind.Sex => Sex(raw, to),
            FieldKind.Identifier or FieldKind.NhsNumber => Identifier(raw, to),
            FieldKind.Email => Email(raw, to),
            _ => WithoutPlaceholder(to, Fold.Text(raw, to)),
        };
    }

    private static int Name(ReadOnlySpan<byte> raw, Span<byte> to) => WithoutPlaceholder(to, Fold.Text(raw, to));

    private static int WithoutPlaceholder(ReadOnlySpan<byte> text, int n) => n == 0 || PlaceholderNames.IsPlaceholder(text[..n]) ? 0 : n;

    private static int PartOfName(ReadOnlySpan<byte> raw, Span<byte> to, bool family)
    {
        var comma = raw.IndexOf((byte)',');
        if (comma >= 0)
        {
            return Name(family ? raw[..comma] : raw[(comma + 1)..], to);
        }

        raw = raw.Trim((byte)' ');
        var space = raw.LastIndexOf((byte)' ');
        return space < 0
            ? family ? Name(raw, to) : 0
            : Name(family ? raw[(space + 1)..] : raw[..space], to);
    }

    private static int Compact(ReadOnlySpan<byte> raw, Span<byte> to)
    {
        var n = 0;
        foreach (var c in raw)
        {
            if (n < to.Length && (char.IsAsciiLetterOrDigit((char)c) || c >= 0x80))
            {
                to[n++] = char.IsAsciiLetterUpper((char)c) ? (byte)(c | 0x20) : c;
            }
        }

        return n;
    }

    private static int Identifier(ReadOnlySpan<byte> raw, Span<byte> to)
    {
        var n = Compact(raw, to);
        return n < 3 || to[..n].IndexOfAnyExcept(to[0]) < 0 ? 0 : n;
    }

    private static int Sex(ReadOnlySpan<byte> raw, Span<byte> to)
    {
        var n = Fold.Text(raw, to);
        if (n == 0 || to[0] is (byte)'u' or (byte)'n' or (byte)'0' or (byte)'9' or (byte)'x')
        {
            return 0;
        }

        // NHS and police codes: 1 male, 2 female. Words for boys and men, girls and women.
        to[0] = to[..n] switch
        {
            [(byte)'1', ..] => (byte)'m',
            [(byte)'2', ..] => (byte)'f',
            [(byte)'b', (byte)'o', ..] => (byte)'m',
            [(byte)'g', (byte)'i', ..] or [(byte)'w', (byte)'o', ..] => (byte)'f',
            _ => to[0],
        };
        return 1;
    }

    private static int Email(ReadOnlySpan<byte> raw, Span<byte> to)
    {
        var n = 0;
        foreach (var c in raw)
        {
            if (n < to.Length && c > ' ')
            {
                to[n++] = char.IsAsciiLetterUpper((char)c) ? (byte)(c | 0x20) : c;
            }
        }

        return n < 3 ? 0 : n;
    }

    /// <summary>House part and street part with a bar between: "flat 3, 12 High St" becomes "3 12|high street".</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Address(ReadOnlySpan<byte> raw, Span<byte> to)
    {
        Span<byte> folded = stackalloc byte[MaxLength];
        Span<byte> street = stackalloc byte[MaxLength];
        ReadOnlySpan<byte> text = folded[..Fold.Text(raw, folded)];
        int house = 0, way = 0;
        foreach (var part in text.Split((byte)' '))
        {
            var word = text[part];
            if (word.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0)
            {
                Append(to, ref house, word);
            }
            else if (!word.SequenceEqual("flat"u8) && !word.SequenceEqual("apt"u8) && !word.SequenceEqual("no"u8))
            {
                Append(street, ref way, Expand(word, way == 0));
            }
        }

        if (house + way == 0)
        {
            return 0;
        }

        if (house + 1 + way > to.Length)
        {
            way = to.Length - house - 1;
        }

        to[house] = (byte)'|';
        street[..way].CopyTo(to[(house + 1)..]);
        return house + 1 + way;
    }

    private static void Append(Span<byte> to, ref int n, ReadOnlySpan<byte> word)
    {
        if (n + word.Length + 2 > to.Length)
        {
            return;
        }

        if (n > 0)
        {
            to[n++] = (byte)' ';
        }

        word.CopyTo(to[n..]);
        n += word.Length;
    }

    private static ReadOnlySpan<byte> Expand(ReadOnlySpan<byte> word, bool first)
    {
        // "St Mary's Road" begins with a saint, "Mary St" ends with a street.
        if (first || word.Length > 9)
        {
            return word;
        }

        foreach (var (from, full) in StreetWords)
        {
            if (from.Length == word.Length && System.Text.Ascii.Equals(word, from))
            {
                return System.Text.Encoding.ASCII.GetBytes(full);
            }
        }

        return word;
    }
}
