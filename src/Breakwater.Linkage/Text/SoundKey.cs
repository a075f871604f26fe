namespace Breakwater.Linkage.Text;

/// <summary>A short key that spellings of the same-sounding name share; used to find candidates and to tell a near name from a different one.</summary>
public static class SoundKey
{
    /// <summary>
    /// Writes the key of a folded name: the first letter's sound, then the consonants that follow, similar ones made one
    /// (c, k, q; s, z, x; f, v, ph; d, t; m, n), vowels and doubles dropped, at most six.
    /// </summary>
    /// <param name="name">A name as <see cref="Fold"/> leaves it.</param>
    /// <param name="to">At least six bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Write(ReadOnlySpan<byte> name, Span<byte> to)
    {
        var n = 0;
        byte before = 0;
        for (var i = 0; i < name.Length && n < 6; i++)
        {
            var c = name[i];
            var next = i + 1 < name.Length ? name[i + 1] : (byte)0;
            if ((c == 'm' && next == 'a' && i == 0 && name.Length > 4 && name[2] == 'c') || (c == 'm' && next == 'c' && i == 0))
            {
                // "mac" and "mc" begin alike.
                to[n++] = (byte)'m';
                to[n++] = (byte)'k';
                before = (byte)'k';
                i += next == 'a' ? 2 : 1;
                continue;
            }

            var sound = Sound(c, next, ref i);
            if (i == 0 && sound == 0)
            {
                sound = (byte)'a';
            }

            if (sound != 0 && sound != before)
            {
                to[n++] = sound;
            }

            before = sound;
        }

        return n;
    }

    private static byte Sound(byte c, byte next, ref int i)
    {
        switch ((char)c)
        {
            case 'c' when next == 'h':
            case 's' when next == 'h':
                i++;
                return (byte)'x';
            case 'p' when next == 'h':
                i++;
                return (byte)'f';
            case 't' when next == 'h':
                i++;
                return (byte)'t';
            case 'g' when next == 'h':
                i++;
                return 0;
            case 'c' or 'k' or 'q':
                return (byte)'k';
            case 's' or 'z' or 'x':
                return (byte)'s';
            case 'f' or 'v':
                return (byte)'f';
            case 'd' or 't':
                return (byte)'t';
            case 'm' or 'n':
                return (byte)'n';
            case 'g' or 'j':
                return (byte)'j';
            case 'b' or 'p' or 'l' or 'r':
                return c;
            case >= '0' and <= '9':
                return c;
            default:
                return c >= 0x80 ? c : (byte)0;
        }
    }
}
