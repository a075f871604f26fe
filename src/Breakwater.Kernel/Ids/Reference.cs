using System.Security.Cryptography;

namespace Breakwater.Kernel.Ids;

/// <summary>
/// The short reference that people say on the telephone, such as <c>C-4F7K-92QX</c>: a letter for the kind of record
/// and eight random characters of Crockford's base 32 (no I, L, O or U). Random, not counted: a running number would
/// tell an outsider how many concerns there are.
/// </summary>
public static class Reference
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New(char kind)
    {
        Span<char> text = stackalloc char[11];
        (text[0], text[1], text[6]) = (kind, '-', '-');
        for (var i = 2; i < 11; i++)
            if (i != 6) text[i] = Alphabet[RandomNumberGenerator.GetInt32(32)];
        return new string(text);
    }

    /// <summary>What somebody typed, put in the stored form: capitals, the look-alikes O, I and L read as 0 and 1.</summary>
    public static string Normalise(string typed)
    {
        var text = typed.Trim().ToUpperInvariant();
        return text.Length < 2 ? text : text[..1] + text[1..].Replace('O', '0').Replace('I', '1').Replace('L', '1').Replace(' ', '-');
    }
}
