using System.Security.Cryptography;
using System.Text;

namespace Breakwater.Kernel.Log;

/// <summary>
/// The public half of a partnership's checkpoint key: all that a verifier needs, given to it from outside.
/// ECDSA on P-256 with SHA-256 (FIPS 186-5); signatures as r ‖ s (IEEE P1363).
/// </summary>
public sealed class CheckpointKey : IDisposable
{
    /// <summary>Bytes in a signature.</summary>
    public const int SignatureLength = 64;

    private readonly ECDsa key;

    internal CheckpointKey(ECDsa key)
    {
        this.key = key;
        Id = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 8));
    }

    /// <summary>First 16 hex digits of SHA-256 over the public key (SubjectPublicKeyInfo).</summary>
    public string Id { get; }

    /// <summary>"-----BEGIN PUBLIC KEY-----…", to be handed to whoever verifies.</summary>
    public string ToPem() => key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Reads what <see cref="ToPem"/> wrote.</summary>
    /// <param name="pem">The text of the PEM file.</param>
    /// <param name="source">File name, for the message.</param>
    /// <exception cref="FormatException">It isn't a public key on P-256.</exception>
    public static CheckpointKey FromPem(string pem, string source)
    {
        if (pem.Contains("PRIVATE KEY", StringComparison.Ordinal))
            throw new FormatException($"{source}: this is a private key. Verifying needs the public key only; take the private key away from here.");
        return new CheckpointKey(P256.FromPem(pem, source));
    }

    /// <summary>True only if <paramref name="shown"/> names this key and the signature is its.</summary>
    public bool HasSigned(SignedCheckpoint shown)
    {
        Span<byte> signature = stackalloc byte[SignatureLength];
        return shown.Checkpoint.KeyId == Id
            && Convert.TryFromBase64String(shown.Signature, signature, out var length) && length == SignatureLength
            && key.VerifyData(Encoding.UTF8.GetBytes(shown.Checkpoint.Text), signature, HashAlgorithmName.SHA256);
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
