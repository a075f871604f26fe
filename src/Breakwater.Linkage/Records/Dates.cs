namespace Breakwater.Linkage.Records;

/// <summary>Dates as people write them, brought to yyyymmdd; 00 stands for an unknown day or month.</summary>
public static class Dates
{
    /// <summary>
    /// Reads yyyy-mm-dd, yyyymmdd, dd/mm/yyyy (day first, as in the UK), dd mon yyyy, mm/yyyy and yyyy. A time of day is ignored.
    /// An impossible date is kept digit by digit, since a typing error in it is still evidence; years outside 1800–2199 are missing.
    /// </summary>
    /// <returns>Eight when a date was written to <paramref name="to"/>, otherwise 0.</returns>
    public static int Write(ReadOnlySpan<byte> raw, Span<byte> to)
    {
        Span<int> numbers = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        int n = 0, month = 0;
        for (var i = 0; i < raw.Length && n < 3;)
        {
            if ((uint)(raw[i] - '0') < 10)
            {
                int value = 0, start = i;
                for (; i < raw.Length && (uint)(raw[i] - '0') < 10 && i - start < 9; i++)
                {
                    value = (value * 10) + raw[i] - '0';
                }

                numbers[n] = value;
                lengths[n++] = i - start;
            }
            else if (char.IsAsciiLetter((char)raw[i]) && i + 2 < raw.Length && MonthOf(raw.Slice(i, 3)) is > 0 and var m)
            {
                month = m;
                while (i < raw.Length && char.IsAsciiLetter((char)raw[i]))
                {
                    i++;
                }
            }
            else
            {
                i++;
            }
        }

        int year, day;
        switch (n)
        {
            case 1 when lengths[0] == 8:
                (year, month, day) = (numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100);
                if (year is < 1800 or > 2199)
                {
                    // ddmmyyyy without marks
                    (year, month, day) = (numbers[0] % 10000, numbers[0] / 10000 % 100, numbers[0] / 1000000);
                }

                break;
            case 1 when lengths[0] == 4:
                (year, day) = (numbers[0], 0);
                break;
            case 2 when month > 0:
                (year, day) = lengths[0] == 4 ? (numbers[0], numbers[1]) : (numbers[1], numbers[0]);
                break;
            case 2:
                (year, month) = lengths[0] == 4 ? (numbers[0], numbers[1]) : (numbers[1], numbers[0]);
                day = 0;
                break;
            case 3 when lengths[0] == 4:
                (year, month, day) = (numbers[0], numbers[1], numbers[2]);
                break;
            case 3 when month > 0:
                (year, day) = (numbers[1], numbers[0]);
                break;
            case 3:
                (year, month, day) = (numbers[2], numbers[1], numbers[0]);
                break;
            default:
                return 0;
        }

        if (year is < 1800 or > 2199 || month > 99 || day > 99)
        {
            return 0;
        }

        var digits = (((year * 100) + month) * 100) + day;
        for (var i = 7; i >= 0; i--)
        {
            to[i] = (byte)('0' + (digits % 10));
            digits /= 10;
        }

        return 8;
    }

    /// <summary>The number yyyymmdd of a canonical date.</summary>
    public static int Number(ReadOnlySpan<byte> canonical)
    {
        var value = 0;
        foreach (var c in canonical)
        {
            value = (value * 10) + c - '0';
        }

        return value;
    }

    private static int MonthOf(ReadOnlySpan<byte> three)
    {
        Span<byte> lower = [(byte)(three[0] | 0x20), (byte)(three[1] | 0x20), (byte)(three[2] | 0x20)];
        var at = "janfebmaraprmayjunjulaugsepoctnovdec"u8.IndexOf(lower);
        return at >= 0 && at % 3 == 0 ? (at / 3) + 1 : 0;
    }
}
