namespace Breakwater.Linkage.Identifiers;

/// <summary>UK telephone number in national form: digits with a leading 0 ("07700900123").</summary>
public static class PhoneNumber
{
    /// <summary>
    /// Writes the digits of a number: +44, 0044 and 44 before nine or ten digits become 0. Fewer than six digits, or one digit
    /// over and over (0000000), are no number at all.
    /// </summary>
    /// <returns>Bytes written; 0 when there is no usable number.</returns>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> to)
    {
        var n = 0;
        for (var i = 0; i < text.Length && n < to.Length; i++)
        {
            // "+44 (0)7700 900123": the bracketed nought is only dialled at home.
            if (text[i..].StartsWith("(0)"u8) && n > 0)
            {
                i += 2;
            }
            else if ((uint)(text[i] - '0') < 10)
            {
                to[n++] = text[i];
            }
        }

        var digits = to[..n];
        var skip = digits.StartsWith("0044"u8) ? 4 : digits.StartsWith("44"u8) && n >= 11 ? 2 : 0;
        if (skip > 0)
        {
            to[0] = (byte)'0';
            digits[skip..].CopyTo(to[1..]);
            n -= skip - 1;
        }

        return n < 6 || to[..n][1..].IndexOfAnyExcept(to[1]) < 0 ? 0 : n;
    }
}
