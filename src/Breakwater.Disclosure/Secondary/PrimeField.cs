namespace Breakwater.Disclosure;

/// <summary>
/// Arithmetic modulo the Mersenne prime 2^61 − 1. Elimination over it is exact: a small integer matrix has the same rank as over
/// the rationals unless the prime divides a minor, and a rank that is too low can only hide more, never less.
/// </summary>
internal static class PrimeField
{
    public const ulong Prime = (1UL << 61) - 1;

    public static ulong Of(long value) => value >= 0 ? (ulong)value % Prime : Prime - ((ulong)-value % Prime);

    public static ulong Subtract(ulong a, ulong b) => a >= b ? a - b : a + Prime - b;

    public static ulong Multiply(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        var sum = (low & Prime) + ((low >> 61) | (high << 3));
        sum = (sum & Prime) + (sum >> 61);
        return sum >= Prime ? sum - Prime : sum;
    }

    public static ulong Inverse(ulong a)
    {
        // a^(p−2), Fermat.
        ulong result = 1;
        for (var exponent = Prime - 2; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1) result = Multiply(result, a);
            a = Multiply(a, a);
        }
        return result;
    }
}
