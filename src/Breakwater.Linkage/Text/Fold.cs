using System.Runtime.CompilerServices;
using System.Globalization;
using System.Text;

namespace Breakwater.Linkage.Text;

/// <summary>Turns text in any of the scripts met in UK records into plain lower-case Latin letters, digits and single spaces.</summary>
public static class Fold
{
    private static readonly Dictionary<char, string> Latin = Build();

    /// <summary>
    /// Folds UTF-8 text: accents dropped, Cyrillic and Greek written in Latin letters, apostrophes dropped
    /// (o'neill = oneill), every other mark a space. Text in scripts without a table is kept as it is.
    /// </summary>
    /// <param name="text">UTF-8 text.</param>
    /// <param name="to">Buffer for the result; what doesn't fit is cut.</param>
    /// <returns>The number of bytes written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Text(ReadOnlySpan<byte> text, Span<byte> to)
    {
        var n = 0;
        for (var i = 0; i < text.Length && n < to.Length; i++)
        {
            var c = text[i];
            if (c >= 0x80)
            {
                return Unicode(text, to);
            }

            n = Put(to, n, c);
        }

        return n > 0 && to[n - 1] == ' ' ? n - 1 : n;
    }

    private static int Put(Span<byte> to, int n, byte c)
    {
        if ((uint)(c - 'A') < 26)
        {
            c |= 0x20;
        }
        else if (c == '\'' || c == '`')
        {
            return n;
        }
        else if ((uint)(c - 'a') >= 26 && (uint)(c - '0') >= 10)
        {
            c = (byte)' ';
        }

        if (n < to.Length && (c != ' ' || (n > 0 && to[n - 1] != ' ')))
        {
            to[n++] = c;
        }

        return n;
    }

    private static int Unicode(ReadOnlySpan<byte> text, Span<byte> to)
    {
        var n = 0;
        Span<byte> raw = stackalloc byte[4];
        foreach (var c in Encoding.UTF8.GetString(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '\u2019' or '\u02bc' or 'ʹ')
            {
                continue;
            }

            if (c < 0x80)
            {
                n = Put(to, n, (byte)c);
            }
            else if (Latin.TryGetValue(char.ToLowerInvariant(c), out var letters))
            {
                foreach (var l in letters)
                {
                    n = Put(to, n, (byte)l);
                }
            }
            else if (!char.IsLetterOrDigit(c) && !char.IsSurrogate(c))
            {
                n = Put(to, n, (byte)' ');
            }
            else
            {
                var length = Encoding.UTF8.GetBytes([char.ToLowerInvariant(c)], raw);
                if (n + length <= to.Length)
                {
                    raw[..length].CopyTo(to[n..]);
                    n += length;
                }
            }
        }

        return n > 0 && to[n - 1] == ' ' ? n - 1 : n;
    }

    private static Dictionary<char, string> Build()
    {
        var map = new Dictionary<char, string>();
        void Letters(string from, string to)
        {
            var parts = to.Split(' ');
            for (var i = 0; i < from.Length; i++)
            {
                map[from[i]] = parts[i] == "-" ? "" : parts[i];
            }
        }

        // Passport-style Latin letters; й and ё arrive decomposed as и and е with a mark.
        Letters("абвгдежзиклмнопрстуфхцчшщъыьэюяієґђјљњћџ", "a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i ye g dj j lj nj c dz");
        Letters("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o");
        Letters("łøđðþßæœıŋħ", "l o d d th ss ae oe i n h");
        return map;
    }
}
