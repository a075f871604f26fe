using System.Text.Json.Serialization;

namespace Breakwater.Kernel.Personal;

/// <summary>An NHS number, as told. One with a slip is kept too: it can still be looked up by hand.</summary>
[JsonConverter(typeof(RedactedJson))]
public sealed record NhsNumber : RedactedText, IStoredAs<NhsNumber, string>
{
    private NhsNumber(string text) : base(text) { }

    /// <summary>Without spaces and hyphens.</summary>
    public override string Plain => new(Text.Where(c => !char.IsWhiteSpace(c) && c != '-').ToArray());

    /// <summary>Whether it is ten digits of which the last is the check digit (weights 10 to 2, modulus 11; NHS Data Dictionary). Ten equal
    /// digits are no number, although some pass the sum.</summary>
    public bool IsWhole
    {
        get
        {
            var digits = Plain;
            if (digits.Length != 10 || !digits.All(char.IsAsciiDigit) || !digits.AsSpan().ContainsAnyExcept(digits[0])) return false;
            var check = 11 - (Enumerable.Range(0, 9).Sum(i => (digits[i] - '0') * (10 - i)) % 11);
            return check != 10 && check % 11 == digits[9] - '0';
        }
    }

    private protected override string Instead => "[NHS number]";

    string IStoredAs<NhsNumber, string>.Stored => Text;

    /// <returns>Null when nothing was typed.</returns>
    public static NhsNumber? Of(string? typed) => Told(typed) is { } text ? new(text) : null;

    static NhsNumber IStoredAs<NhsNumber, string>.From(string stored) => new(stored);
}
