using System.Security.Cryptography;
using System.Text;
using Breakwater.Kernel.Log;

namespace Breakwater.Kernel.Keys;

/// <summary>
/// The keys that live outside database and backup, one file each, mode 0600, shared by the nodes of a partnership:
/// <c>master.key</c> wraps the records' own keys, <c>identity.key</c> wraps the keys of reporters' identities,
/// <c>hmac.key</c> makes exact-match keys and receipts, <c>checkpoint.pem</c> signs the log (ECDSA P-256).
/// Lose them and what they sealed is gone: back the directory up apart from the database.
/// </summary>
public sealed class KeyDirectory : IDisposable
{
    private static readonly string[] Files = ["master.key", "identity.key", "hmac.key", "checkpoint.pem", "checkpoint.pub.pem"];

    private readonly byte[] _hmac;

    private KeyDirectory(string path, byte[] master, byte[] identity, byte[] hmac, ECDsa checkpoint) =>
        (Path, Master, Identity, _hmac, Checkpoint) = (path, master, identity, hmac, checkpoint);

    public string Path { get; }

    public ECDsa Checkpoint { get; }

    internal byte[] Master { get; }

    internal byte[] Identity { get; }

    /// <summary>Opens the directory, making keys where there are none and <paramref name="mayCreate"/> allows it.</summary>
    /// <exception cref="InvalidOperationException">A key is missing, damaged or not to be read; the message says what to do.</exception>
    public static KeyDirectory Open(string path, bool mayCreate)
    {
        try
        {
            return Read(path, mayCreate);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException or ArgumentException)
        {
            throw new InvalidOperationException($"The key directory \"{path}\" can't be used: {fault.Message.TrimEnd('.')}. Make it, and each file in it, readable and writable for the user that runs Breakwater, or name another with --keys (verify: --state).", fault);
        }
    }

    private static KeyDirectory Read(string path, bool mayCreate)
    {
        Directory.CreateDirectory(path);
        using var turn = mayCreate && !Array.TrueForAll(Files, name => File.Exists(System.IO.Path.Combine(path, name))) ? Turn(path) : null;
        var pem = System.IO.Path.Combine(path, "checkpoint.pem");
        var master = Load(path, "master.key", mayCreate);
        var identity = Load(path, "identity.key", mayCreate);
        var hmac = Load(path, "hmac.key", mayCreate);
        if (!File.Exists(pem))
        {
            if (!mayCreate) throw Missing(pem);
            using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Write(pem, Encoding.ASCII.GetBytes(fresh.ExportPkcs8PrivateKeyPem()));
        }
        var checkpoint = Signing(pem);
        var open = System.IO.Path.Combine(path, "checkpoint.pub.pem");
        if (!File.Exists(open)) Write(open, Encoding.ASCII.GetBytes(checkpoint.ExportSubjectPublicKeyInfoPem()));
        return new KeyDirectory(path, master, identity, hmac, checkpoint);
    }

    /// <summary>A keyed digest (HMAC-SHA256) for exact matching and for receipts; <paramref name="use"/> keeps uses apart.</summary>
    public byte[] Hmac(string use, string value) => HMACSHA256.HashData(_hmac, Encoding.UTF8.GetBytes(use + "\n" + value));

    public void Dispose() => Checkpoint.Dispose();

    private static byte[] Load(string directory, string name, bool mayCreate)
    {
        var file = System.IO.Path.Combine(directory, name);
        if (!File.Exists(file))
        {
            if (!mayCreate) throw Missing(file);
            Write(file, RandomNumberGenerator.GetBytes(32));
        }
        var key = File.ReadAllBytes(file);
        return key.Length == 32 ? key : throw new InvalidOperationException($"{file} should hold 32 bytes and holds {key.Length}. Restore the key directory from its own backup.");
    }

    private static ECDsa Signing(string pem)
    {
        var text = File.ReadAllText(pem);
        try
        {
            return text.Contains("PRIVATE KEY", StringComparison.Ordinal) ? P256.FromPem(text, pem) : throw new FormatException($"{pem}: this is no private key.");
        }
        catch (FormatException fault)
        {
            throw new InvalidOperationException($"{fault.Message} It is damaged, or another file. Restore the key directory from its own backup.", fault);
        }
    }

    private static InvalidOperationException Missing(string file) =>
        new($"{file} is missing, and this database was sealed with it. Restore the key directory from its own backup; a new key would not open what is there.");

    // One node after the other makes keys. To move a file to where none is yet is not enough: that is looking first and renaming
    // then, and of two nodes that start in the same moment the second would put its key over the one that the first has read, and
    // what the first sealed would be gone when it stops.
    private static FileStream Turn(string path)
    {
        var file = System.IO.Path.Combine(path, "keys.lock");
        for (var until = Environment.TickCount64 + 30_000; ; Thread.Sleep(20))
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file) && Environment.TickCount64 < until)
            {
                // Another node is making the keys.
            }
        }
    }

    // Whole or not at all: a node that is killed in the middle leaves nothing half written.
    private static void Write(string file, byte[] bytes)
    {
        var fresh = file + "." + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(fresh, options))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }
        File.Move(fresh, file, overwrite: false);
    }
}
