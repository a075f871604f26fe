using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Breakwater.Kernel.Personal;

/// <summary>A UK postcode, as told. One that isn't whole is kept too: "MR2" says something.</summary>
[JsonConverter(typeof(RedactedJson))]
public sealed partial record Postcode : RedactedText, IStoredAs<Postcode, string>
{
    private Postcode(string text) : base(text) { }

    /// <summary>Capitals without spaces: <c>MR1 2AB</c> → <c>MR12AB</c>.</summary>
    public override string Plain => new(Text.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant).ToArray());

    /// <summary>Whether it has the form of a whole one, however it is spaced or capitalised: A9, A99, AA9, AA99, A9A or AA9A before
    /// a digit and two letters (BS 7666), or GIR 0AA.</summary>
    public bool IsWhole => Form().IsMatch(Plain);

    private protected override string Instead => "[postcode]";

    string IStoredAs<Postcode, string>.Stored => Text;

    /// <returns>Null when nothing was typed.</returns>
    public static Postcode? Of(string? typed) => Told(typed) is { } text ? new(text) : null;

    static Postcode IStoredAs<Postcode, string>.From(string stored) => new(stored);

    [GeneratedRegex("^(GIR0AA|[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][ABD-HJLNP-UW-Z]{2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Form();
}
