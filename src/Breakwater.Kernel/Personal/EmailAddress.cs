using System.Text.RegularExpressions;

namespace Breakwater.Kernel.Personal;

/// <summary>Which form an e-mail address takes.</summary>
public static partial class EmailAddress
{
    /// <summary>One address and no list of them: what a mail's To would split is refused.</summary>
    public static bool IsOne(string text) => Form().IsMatch(text.Trim());

    [GeneratedRegex(@"^[^@\s,;:<>()\[\]\\""]{1,64}@[^@\s,;:<>()\[\]\\""]+\.[^@\s.,;:<>()\[\]\\""]{2,}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Form();
}
