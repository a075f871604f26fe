using Breakwater.Kernel.Workers;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Breakwater.Web.Access.SignIn;

/// <summary>
/// Passwords: at least twelve characters, not one that everybody guesses, nothing else asked (NIST SP 800-63B, NCSC).
/// Kept by PBKDF2-HMAC-SHA512 with 210,000 rounds.
/// </summary>
public static class Passwords
{
    public const int Shortest = 12, Longest = 200;
    private static readonly PasswordHasher<Worker> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private static readonly string[] Runs =
    [
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnmqwertyuiopasdfghjklzxcvbnm",
        "qazwsxedcrfvtgbyhnujmikolp", "mnbvcxzlkjhgfdsapoiuytrewq",
    ];
    private const string Around = "0123456789!?.,;:*#-_+=()[]{}<>/\\|~^&%\"' ", Shifted = "!@#$%^&*()";
    private static readonly string[] Keyboard = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
    private static readonly Lazy<string> Nobody = new(() => Hasher.HashPassword(null!, "nobody has this password"));
    private static readonly Lazy<HashSet<string>> Common = new(Load);

    public static string Hash(Worker worker, string password) => Hasher.HashPassword(worker, password);

    /// <summary>Whether it is right. Where there is no account (or none with a password) it takes as long and is wrong.</summary>
    public static bool IsRight(Worker? worker, string password)
    {
        var right = Hasher.VerifyHashedPassword(worker!, worker?.PasswordHash ?? Nobody.Value, password) != PasswordVerificationResult.Failed;
        return right && worker?.PasswordHash is not null;
    }

    /// <summary>What is wrong with a new password, as a sentence, or null.</summary>
    public static string? Fault(string? password, Worker worker)
    {
        if (password is null || password.Length < Shortest) return $"Choose a password of at least {Shortest} characters. Three or four words that don't belong together are good.";
        if (password.Length > Longest) return $"Choose a password of at most {Longest} characters.";
        var plain = Plain(password);
        var own = new[] { worker.Name, worker.Email, worker.Email.Split('@')[0] }.Select(Plain).Concat(worker.Name.Split(' ').Where(n => n.Length > 3).Select(Plain));
        if (plain.Length < 5 || Common.Value.Contains(plain) || plain.Distinct().Count() < 5 || IsRun(plain) || IsWalk(password) || IsWalk(password.Trim(Around.ToCharArray())))
            return "Too many people use this password or one like it, so it is guessed first. Choose another.";
        return own.Any(o => o.Length > 3 && plain.Replace(o, "", StringComparison.Ordinal).Length < 5) ? "Choose a password that isn't your own name or address." : null;
    }

    // "P@ssw0rd2026!!" is "password": look-alikes read as letters, numbers and signs at the ends dropped, repeats once.
    private static string Plain(string password)
    {
        var letters = password.ToLowerInvariant().Trim(Around.ToCharArray())
            .Replace('@', 'a').Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('4', 'a').Replace('5', 's').Replace('7', 't').Replace('$', 's').Replace('!', 'i');
        var plain = new string(letters.Where(char.IsLetterOrDigit).ToArray());
        for (var half = 3; half <= plain.Length / 2; half++)
            if (plain.Length % half == 0 && string.Concat(Enumerable.Repeat(plain[..half], plain.Length / half)) == plain) return plain[..half];
        return plain;
    }

    private static bool IsRun(string plain) => Array.Exists(Runs, run => run.Contains(plain, StringComparison.Ordinal));

    // "1q2w3e4r5t6y", "1qaz2wsx3edc": as typed, before look-alikes, nearly every key lies beside the one before.
    private static bool IsWalk(string typed)
    {
        var keys = typed.ToLowerInvariant().Select(c => Shifted.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Keyboard[0][at] : c).Where(char.IsLetterOrDigit).ToList();
        var jumps = keys.Zip(keys.Skip(1)).Count(step => !AreBeside(step.First, step.Second));
        return keys.Count >= 8 && jumps * 4 <= keys.Count;
    }

    private static bool AreBeside(char one, char other)
    {
        var ((row, column), (otherRow, otherColumn)) = (Key(one), Key(other));
        return row >= 0 && otherRow >= 0 && Math.Abs(row - otherRow) <= 1 && Math.Abs(column - otherColumn) <= 1;
    }

    private static (int Row, int Column) Key(char key)
    {
        var row = Array.FindIndex(Keyboard, keys => keys.Contains(key, StringComparison.Ordinal));
        return (row, row < 0 ? -1 : Keyboard[row].IndexOf(key, StringComparison.Ordinal));
    }

    private static HashSet<string> Load()
    {
        using var stream = typeof(Passwords).Assembly.GetManifestResourceStream("Breakwater.Web.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(Plain).ToHashSet(StringComparer.Ordinal);
    }
}
