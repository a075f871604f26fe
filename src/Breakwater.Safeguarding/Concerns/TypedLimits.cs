using System.Text.RegularExpressions;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>How long a text may be, in characters, and which forms postcodes, telephone numbers and addresses take.</summary>
public static partial class TypedLimits
{
    public const int Name = 200;
    public const int Line = 500;
    public const int Words = 10_000;

    /// <summary>A UK postcode, however it is spaced or capitalised (form of BS 7666).</summary>
    public static bool IsPostcode(string text) => PostcodeForm().IsMatch(Normalised.Postcode(text));

    public static bool IsPhone(string text) => text.All(c => char.IsAsciiDigit(c) || " +-()".Contains(c, StringComparison.Ordinal)) && Normalised.Phone(text) is not null;

    /// <summary>One address and no list of them: what a mail's To would split is refused.</summary>
    public static bool IsEmail(string text) => EmailForm().IsMatch(text.Trim());

    /// <summary>As typed, with line breaks alike everywhere and without the one character that a database can't store.</summary>
    public static string? Tidy(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();

    [GeneratedRegex("^(GIR0AA|[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][ABD-HJLNP-UW-Z]{2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex PostcodeForm();

    [GeneratedRegex(@"^[^@\s,;:<>()\[\]\\""]{1,64}@[^@\s,;:<>()\[\]\\""]+\.[^@\s.,;:<>()\[\]\\""]{2,}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex EmailForm();
}
