using System.Security.Cryptography;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Workers;

namespace Breakwater.Web.Access.SignIn;

/// <summary>Ten codes for whoever loses the telephone, shown once; 50 random bits each, stored as HMACs, each good once.</summary>
public static class RecoveryCodes
{
    public const int Count = 10;
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ7";

    /// <summary>Gives somebody fresh codes in place of the old ones, and returns them to be shown.</summary>
    public static IReadOnlyList<string> Give(Worker worker, KeyDirectory keys)
    {
        var codes = Enumerable.Range(0, Count).Select(_ => New()).ToList();
        worker.RecoveryCodes = string.Join(',', codes.Select(c => Digest(worker, c, keys)));
        return codes;
    }

    /// <summary>Uses a code up. False: it isn't one, or was used.</summary>
    public static bool Use(Worker worker, string? typed, KeyDirectory keys)
    {
        var left = Left(worker);
        if (!left.Remove(Digest(worker, typed ?? "", keys))) return false;
        worker.RecoveryCodes = string.Join(',', left);
        return true;
    }

    public static List<string> Left(Worker worker) => [.. (worker.RecoveryCodes ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)];

    private static string New()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, 10);
        return code[..5] + "-" + code[5..];
    }

    private static string Digest(Worker worker, string code, KeyDirectory keys) =>
        Convert.ToHexStringLower(keys.Hmac("recovery code", worker.Id + "\n" + new string(code.ToUpperInvariant().Where(char.IsLetterOrDigit).ToArray()))[..16]);
}
