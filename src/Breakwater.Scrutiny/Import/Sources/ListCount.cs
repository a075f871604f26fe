using System.Globalization;

namespace Breakwater.Scrutiny.Import.Sources;

/// <summary>The number, letter or bullet that a browser or Word would draw before the next entry of a list.</summary>
internal sealed class ListCount(string style, int start)
{
    private int next = start;

    public string Next() => style == "•" ? "• " : Written(style, next++) + ". ";

    /// <summary>One number in the style of HTML's type attribute: 1, a, A, i, I.</summary>
    public static string Written(string style, int number) => style switch
    {
        "a" => Letters(number),
        "A" => Letters(number).ToUpperInvariant(),
        "i" => Roman(number),
        "I" => Roman(number).ToUpperInvariant(),
        "01" => number.ToString("00", CultureInfo.InvariantCulture),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Letters(int number)
    {
        // Word writes the 27th as "aa", the 28th as "bb".
        var letter = (char)('a' + ((Math.Max(1, number) - 1) % 26));
        return new string(letter, Math.Min(5, ((Math.Max(1, number) - 1) / 26) + 1));
    }

    private static string Roman(int number)
    {
        (int Value, string Sign)[] signs = [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
        var written = "";
        foreach (var (value, sign) in signs)
        {
            while (number >= value && written.Length < 20)
            {
                written += sign;
                number -= value;
            }
        }

        return written;
    }
}
