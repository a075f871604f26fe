using System.Security.Cryptography;
using System.Text;
using Breakwater.Kernel.Storage;

namespace Breakwater.Kernel.Keys;

/// <summary>What a record key opens. Separate master keys wrap the two, so that one office can hold the identities.</summary>
public enum KeyClass
{
    /// <summary>Narrative, messages, the child's own words, fact payloads.</summary>
    Content,

    /// <summary>Who told us: opened by the identity guardian only.</summary>
    Identity,
}

/// <summary>
/// The key of one record, wrapped under a key of the <see cref="KeyDirectory"/>. To dispose of a record lawfully is to
/// destroy this: <see cref="Wrapped"/> becomes null, <see cref="DestroyedAt"/> stays as the tombstone.
/// </summary>
public sealed class RecordKey : IOutsideTheRule
{
    private const byte Format = 1;
    private byte[]? _open;

    public required Guid RecordId { get; init; }

    public required KeyClass Class { get; init; }

    [Kept]
    public byte[]? Wrapped { get; set; }

    [Kept]
    public DateTime? DestroyedAt { get; set; }

    public static RecordKey New(Guid recordId, KeyClass keyClass, KeyDirectory keys)
    {
        var open = RandomNumberGenerator.GetBytes(32);
        return new RecordKey
        {
            RecordId = recordId,
            Class = keyClass,
            Wrapped = Encrypt(Wrapper(keys, keyClass), open, Label(recordId, keyClass)),
            _open = open,
        };
    }

    /// <summary>Seals <paramref name="text"/> for one place (<c>table.column</c>): what is sealed there opens only there.</summary>
    public byte[] Seal(KeyDirectory keys, string place, string text) =>
        Encrypt(Open(keys), Encoding.UTF8.GetBytes(text), Label(RecordId, Class, place));

    /// <summary>Opens what <see cref="Seal"/> made.</summary>
    /// <exception cref="CryptographicException">It was altered, or moved here from another record or place.</exception>
    public string Unseal(KeyDirectory keys, string place, byte[] sealedText) =>
        Encoding.UTF8.GetString(Decrypt(Open(keys), sealedText, Label(RecordId, Class, place)));

    /// <summary>Whether it was wrapped under a key of this directory; false after it was destroyed.</summary>
    public bool Opens(KeyDirectory keys)
    {
        try
        {
            return Wrapped is not null && Decrypt(Wrapper(keys, Class), Wrapped, Label(RecordId, Class)).Length > 0;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public void Destroy(DateTime at) => (Wrapped, DestroyedAt, _open) = (null, at, null);

    private byte[] Open(KeyDirectory keys) =>
        _open ??= Decrypt(
            Wrapper(keys, Class),
            Wrapped ?? throw new InvalidOperationException("This record was lawfully disposed of; its words can't be opened any more."),
            Label(RecordId, Class));

    private static byte[] Wrapper(KeyDirectory keys, KeyClass keyClass) => keyClass == KeyClass.Identity ? keys.Identity : keys.Master;

    private static byte[] Label(Guid recordId, KeyClass keyClass, string place = "key") =>
        Encoding.UTF8.GetBytes($"{place}|{recordId:D}|{keyClass}");

    private static byte[] Encrypt(byte[] key, byte[] plain, byte[] label)
    {
        var sealedBytes = new byte[1 + 12 + 16 + plain.Length];
        sealedBytes[0] = Format;
        var nonce = sealedBytes.AsSpan(1, 12);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(29), sealedBytes.AsSpan(13, 16), label);
        return sealedBytes;
    }

    private static byte[] Decrypt(byte[] key, byte[] sealedBytes, byte[] label)
    {
        if (sealedBytes.Length < 29 || sealedBytes[0] != Format) throw new CryptographicException("These bytes were not sealed by Breakwater.");
        var plain = new byte[sealedBytes.Length - 29];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(sealedBytes.AsSpan(1, 12), sealedBytes.AsSpan(29), sealedBytes.AsSpan(13, 16), plain, label);
        return plain;
    }
}
