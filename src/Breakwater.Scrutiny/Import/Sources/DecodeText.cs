using System.Text;

namespace Breakwater.Scrutiny.Import.Sources;

/// <summary>
/// Turns bytes into characters without being told the encoding: byte-order mark first, then UTF-16 by its zero bytes,
/// then UTF-8, and where bytes are not UTF-8 (text pasted together from several sources) those bytes alone are read
/// as Windows-1252, because that is what Word and older council sites write.
/// </summary>
public static class DecodeText
{
    // Windows-1252, 0x80 to 0x9F (Unicode consortium mapping cp1252); five places are not assigned.
    private const string Upper = "€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ";

    /// <summary>The text, the name of the encoding and what should be told about it.</summary>
    public sealed record Decoded(string Text, string Encoding, IReadOnlyList<string> Notes);

    public static Decoded Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }))
            return ReadUtf8(bytes[3..]);
        if (bytes.StartsWith(new byte[] { 0xFF, 0xFE }))
            return Wide(bytes[2..], Encoding.Unicode, "UTF-16");
        if (bytes.StartsWith(new byte[] { 0xFE, 0xFF }))
            return Wide(bytes[2..], Encoding.BigEndianUnicode, "UTF-16BE");
        return ZeroBytes(bytes) switch
        {
            (var even, var odd) when odd > bytes.Length / 8 && even < odd / 8 => Wide(bytes, Encoding.Unicode, "UTF-16"),
            (var even, var odd) when even > bytes.Length / 8 && odd < even / 8 => Wide(bytes, Encoding.BigEndianUnicode, "UTF-16BE"),
            _ => ReadUtf8(bytes),
        };
    }

    private static (int Even, int Odd) ZeroBytes(ReadOnlySpan<byte> bytes)
    {
        var even = 0;
        var odd = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] == 0 && at % 2 == 0)
                even++;
            else if (bytes[at] == 0)
                odd++;
        }

        return (even, odd);
    }

    private static Decoded Wide(ReadOnlySpan<byte> bytes, Encoding encoding, string name) => new(
        encoding.GetString(bytes[..(bytes.Length / 2 * 2)]),
        name,
        bytes.Length % 2 == 1 ? ["The file ends in the middle of a character: it seems to have been cut."] : []);

    private static Decoded ReadUtf8(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        var strange = 0;
        var multibyte = 0;
        var cut = false;
        while (bytes.Length > 0)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var used);
            if (status == System.Buffers.OperationStatus.Done)
            {
                if (used > 1)
                    multibyte++;
                text.Append(rune.ToString());
            }
            else if (status == System.Buffers.OperationStatus.NeedMoreData && multibyte > 0)
            {
                cut = true;
                break;
            }
            else
            {
                strange++;
                used = 1;
                text.Append(bytes[0] is >= 0x80 and <= 0x9F ? Upper[bytes[0] - 0x80] : (char)bytes[0]);
            }

            bytes = bytes[used..];
        }

        var notes = new List<string>();
        if (cut)
            notes.Add("The file ends in the middle of a character: it seems to have been cut.");
        if (strange > 0 && multibyte > 0)
            notes.Add($"The file mixes encodings: {strange} bytes are not UTF-8 and were read as Windows-1252. Please check quotation marks, dashes and names.");
        return new Decoded(text.ToString(), strange == 0 ? "UTF-8" : multibyte == 0 ? "Windows-1252" : "UTF-8 with Windows-1252", notes);
    }
}
