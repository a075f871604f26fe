using Breakwater.Kernel.Personal;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>How long a text may be, in characters, and which forms postcodes, telephone numbers and addresses take.</summary>
public static class TypedLimits
{
    public const int Name = 200;
    public const int Line = 500;
    public const int Words = 10_000;

    public static bool IsPostcode(string text) => Postcode.Of(text) is { IsWhole: true };

    public static bool IsPhone(string text) => PhoneNumber.Of(text) is { CanBeRung: true };

    /// <inheritdoc cref="EmailAddress.IsOne"/>
    public static bool IsEmail(string text) => EmailAddress.IsOne(text);

    /// <summary>As typed, with line breaks alike everywhere and without the one character that a database can't store.</summary>
    public static string? Tidy(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
}
