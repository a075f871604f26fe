namespace Breakwater.Linkage.Identifiers;

/// <summary>NHS number: ten digits, the last a check digit (weights 10 to 2, modulus 11).</summary>
/// <remarks>NHS Data Dictionary, attribute NHS NUMBER.</remarks>
public static class NhsNumber
{
    /// <summary>Whether ten ASCII digits are a valid NHS number. Ten equal digits are not, although some pass the sum.</summary>
    public static bool IsValid(ReadOnlySpan<byte> digits)
    {
        if (digits.Length != 10 || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') || !digits.ContainsAnyExcept(digits[0]))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 9; i++)
        {
            sum += (digits[i] - '0') * (10 - i);
        }

        var check = 11 - (sum % 11);
        return check != 10 && (check == 11 ? 0 : check) == digits[9] - '0';
    }

    /// <summary>The ten digits of an NHS number written with or without spaces or hyphens, or null when it isn't a valid one.</summary>
    public static string? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var digits = text.Where(c => c is not (' ' or '-')).ToArray();
        return IsValid(digits.Select(c => c < 128 ? (byte)c : (byte)'?').ToArray()) ? new string(digits) : null;
    }
}
