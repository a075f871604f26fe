using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Breakwater.Web.Access.SignIn;

/// <summary>
/// Time-based one-time passwords (RFC 6238): HMAC-SHA1, 30 seconds, six digits, as every authenticator app makes them.
/// </summary>
public static class Totp
{
    public const int Digits = 6, StepSeconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A fresh secret of 160 bits, in base 32 without padding.</summary>
    public static string NewSecret() => Write(RandomNumberGenerator.GetBytes(20));

    /// <summary>The time step at an instant: whole 30 seconds since 1970.</summary>
    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of one step. <paramref name="secret"/> in base 32.</summary>
    public static string Code(string secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 lays down SHA-1 and the apps know nothing else; HMAC does not rest on its collisions.
        var hash = HMACSHA1.HashData(Read(secret), counter);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at)) & int.MaxValue;
        return (number % (int)Math.Pow(10, digits)).ToString("D" + digits, CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The step that <paramref name="typed"/> belongs to: this one, the one before or the one after, for clocks that differ;
    /// and later than <paramref name="lastUsed"/>, so that a code works once. Null: it is no code of now.
    /// </summary>
    public static long? Check(string secret, string? typed, DateTimeOffset now, long lastUsed)
    {
        var code = Encoding.ASCII.GetBytes(new string((typed ?? "").Where(char.IsAsciiDigit).ToArray()));
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(code, Encoding.ASCII.GetBytes(Code(secret, step))) && step > lastUsed) found = step;
        return found;
    }

    /// <summary>What the picture for the app says.</summary>
    public static string Uri(string secret, string issuer, string account) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(issuer)}:{System.Uri.EscapeDataString(account)}?secret={secret}&issuer={System.Uri.EscapeDataString(issuer)}";

    private static string Write(byte[] bytes)
    {
        var text = new StringBuilder();
        for (int bits = 0, held = 0, i = 0; i < bytes.Length || held >= 5;)
        {
            if (held < 5)
            {
                bits = ((bits << 8) | bytes[i++]) & 0xFFFF;
                held += 8;
            }
            held -= 5;
            text.Append(Base32[(bits >> held) & 31]);
        }
        return text.ToString();
    }

    private static byte[] Read(string text)
    {
        var bytes = new List<byte>(text.Length * 5 / 8);
        int bits = 0, held = 0;
        foreach (var c in text)
        {
            bits = ((bits << 5) | Base32.IndexOf(c, StringComparison.Ordinal)) & 0xFFFF;
            held += 5;
            if (held < 8) continue;
            held -= 8;
            bytes.Add((byte)(bits >> held));
        }
        return [.. bytes];
    }
}
