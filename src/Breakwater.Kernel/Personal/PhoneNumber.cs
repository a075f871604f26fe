using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Breakwater.Kernel.Personal;

/// <summary>A telephone number, as told: what nobody could ring is kept too, for the words of whoever told us are never refused for it.</summary>
[JsonConverter(typeof(RedactedJson))]
public sealed partial record PhoneNumber : RedactedText, IStoredAs<PhoneNumber, string>
{
    private PhoneNumber(string text) : base(text) { }

    /// <summary>
    /// The digits that ring it, or null when none can be made out: a UK number with 0 in front, whether it was written 07…, +44,
    /// 0044 or +44 (0); one from abroad with + in front. An extension isn't among them: it stays in the text.
    /// </summary>
    public string? Digits
    {
        get
        {
            var number = Extension().Replace(Text, "");
            var digits = new string(number.Where(char.IsAsciiDigit).ToArray());
            var code = digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : number.TrimStart().StartsWith('+') || digits is ['4', '4', _, _, _, _, _, _, _, _, _, _] ? digits : null;
            if (code is null) return UkForm().IsMatch(digits) ? digits : UkForm().IsMatch("0" + digits) ? "0" + digits : null;
            if (!code.StartsWith("44", StringComparison.Ordinal)) return code.Length is >= 8 and <= 15 ? "+" + code : null;
            var national = "0" + code[2..].TrimStart('0');
            return UkForm().IsMatch(national) ? national : null;
        }
    }

    /// <summary>Whether it can be rung, and nothing else stands in it.</summary>
    public bool CanBeRung => Digits is not null && Extension().Replace(Text, "").All(c => char.IsAsciiDigit(c) || " +-()./".Contains(c, StringComparison.Ordinal));

    public override string Plain => Digits ?? PlainText.Of(Text);

    private protected override string Instead => "[phone]";

    string IStoredAs<PhoneNumber, string>.Stored => Text;

    /// <returns>Null when nothing was typed.</returns>
    public static PhoneNumber? Of(string? typed) => Told(typed) is { } text ? new(text) : null;

    static PhoneNumber IStoredAs<PhoneNumber, string>.From(string stored) => new(stored);

    // Mobiles have eleven digits, others nine to eleven; 04 and 06 are given to nobody.
    [GeneratedRegex("^0(7[0-9]{9}|[123589][0-9]{7,9})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex UkForm();

    [GeneratedRegex(@"[\s,]*(ext(ension|n)?\.?|x|#)\s*[0-9]{1,6}\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Extension();
}
