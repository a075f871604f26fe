namespace Breakwater.Linkage.Identifiers;

/// <summary>
/// Unique pupil number: a check letter and twelve digits, or a temporary one whose last character is a letter.
/// </summary>
/// <remarks>DfE, "Unique pupil numbers (UPNs): a guide for schools": the letter is the sum of digit × place (2 to 13) modulus 23, of the letters without I, O and S.</remarks>
public static class UniquePupilNumber
{
    private const string Letters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    /// <summary>The thirteen characters of a valid UPN in capitals, or null.</summary>
    public static string? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var upn = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (upn.Length != 13)
        {
            return null;
        }

        var sum = 0;
        for (var i = 1; i < 13; i++)
        {
            var value = char.IsAsciiDigit(upn[i]) ? upn[i] - '0' : i == 12 ? Letters.IndexOf(upn[i], StringComparison.Ordinal) : -1;
            if (value < 0)
            {
                return null;
            }

            sum += value * (i + 1);
        }

        return Letters[sum % 23] == upn[0] ? upn : null;
    }
}
