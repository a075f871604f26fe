using System.Text.RegularExpressions;
using Breakwater.Kernel.Personal;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>How long a text may be, in characters, and which forms postcodes, telephone numbers and addresses take.</summary>
public static partial class TypedLimits
{
    public const int Name = 200;
    public const int Line = 500;
    public const int Words = 10_000;

    public static bool IsPostcode(string text) => Postcode.Of(text) is { IsWhole: true };

    public static bool IsPhone(string text) => PhoneNumber.Of(text) is { CanBeRung: true };

    /// <summary>One address and no list of them: what a mail's To would split is refused.</summary>
    public static bool IsEmail(string text) => EmailForm().IsMatch(text.Trim());

    /// <summary>As typed, with line breaks alike everywhere and without the one character that a database can't store.</summary>
    public static string? Tidy(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();

    [GeneratedRegex(@"^[^@\s,;:<>()\[\]\\""]{1,64}@[^@\s,;:<>()\[\]\\""]+\.[^@\s.,;:<>()\[\]\\""]{2,}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex EmailForm();
}
