using System.Security.Cryptography;
using System.Text;

namespace Breakwater.Kernel.Log;

/// <summary>
/// The private half: signs what the sequencer reached. It lives in the key directory, outside database and backup.
/// </summary>
public sealed class CheckpointSigner : IDisposable
{
    private readonly ECDsa key;

    private CheckpointSigner(ECDsa key)
    {
        this.key = key;
        PublicKey = new CheckpointKey(key);
    }

    /// <summary>What to give to whoever verifies.</summary>
    public CheckpointKey PublicKey { get; }

    /// <summary>Makes a new key.</summary>
    public static CheckpointSigner Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a private key from PEM (PKCS #8 or SEC 1).</summary>
    /// <exception cref="FormatException">It isn't a private key on P-256; the message names <paramref name="source"/>.</exception>
    public static CheckpointSigner FromPem(string pem, string source) => pem.Contains("PRIVATE KEY", StringComparison.Ordinal)
        ? new CheckpointSigner(P256.FromPem(pem, source))
        : throw new FormatException($"{source}: signing needs a private key ('-----BEGIN PRIVATE KEY-----').");

    /// <summary>The private key as PKCS #8 PEM, for the key directory only.</summary>
    public string ToPem() => key.ExportPkcs8PrivateKeyPem();

    /// <summary>Signs the state of a log.</summary>
    /// <param name="origin">The partnership's id.</param>
    /// <param name="epoch">From 1; the next after each restored backup.</param>
    /// <param name="treeSize">Facts covered.</param>
    /// <param name="root">Root over them.</param>
    /// <param name="time">Now, UTC.</param>
    /// <param name="previous">The newest checkpoint before this one, of this epoch or the one before; null for a new log.</param>
    public SignedCheckpoint Sign(string origin, int epoch, long treeSize, TreeHash root, DateTime time, Checkpoint? previous) => Sign(new Checkpoint
    {
        Origin = origin,
        Epoch = epoch,
        TreeSize = treeSize,
        Root = root,
        Time = time,
        Previous = previous?.Digest,
        KeyId = PublicKey.Id,
    });

    /// <summary>Signs a checkpoint that names this key.</summary>
    public SignedCheckpoint Sign(Checkpoint checkpoint)
    {
        if (checkpoint.KeyId != PublicKey.Id)
            throw new ArgumentException($"The checkpoint names key {checkpoint.KeyId}, this is {PublicKey.Id}.", nameof(checkpoint));
        var signature = key.SignData(Encoding.UTF8.GetBytes(checkpoint.Text), HashAlgorithmName.SHA256);
        return new SignedCheckpoint(checkpoint, Convert.ToBase64String(signature));
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
