using System.Security.Cryptography;

namespace Breakwater.Kernel.Log;

/// <summary>Opens PEM text as an ECDSA key and insists on P-256 (FIPS 186-5, "nistP256").</summary>
internal static class P256
{
    private const string Oid = "1.2.840.10045.3.1.7";

    public static ECDsa FromPem(string pem, string source)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value != Oid)
                throw new FormatException($"{source}: checkpoints are signed on the curve P-256; this key is on another.");
            return key;
        }
        catch (Exception refused) when (refused is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new FormatException($"{source}: expected an elliptic-curve key in PEM form ('-----BEGIN …').", refused);
        }
        catch (FormatException)
        {
            key.Dispose();
            throw;
        }
    }
}
