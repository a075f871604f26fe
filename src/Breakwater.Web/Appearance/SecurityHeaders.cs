using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;

namespace Breakwater.Web.Appearance;

/// <summary>
/// Headers on every answer: only our own styles and scripts, no frame around us, no address passed on, nothing kept by a
/// browser or a proxy except the static files.
/// </summary>
public static class SecurityHeaders
{
    private static readonly object NonceKey = new();

    /// <summary>Put this first, so that errors carry the headers as well.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.Use((context, next) =>
        {
            // At the last moment: an error handler clears the headers that were set before it.
            context.Response.OnStarting(Write, context);
            return next(context);
        });
    }

    /// <summary>This request's nonce for the script element: 128 random bits, in letters and figures that need no escaping.</summary>
    public static string Nonce(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items[NonceKey] is not string nonce)
        {
            context.Items[NonceKey] = nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        }

        return nonce;
    }

    /// <summary>Lets a page be made with a stand-in that each answer replaces by its own nonce.</summary>
    internal static void StandInNonce(this HttpContext context, string? standIn)
    {
        if (standIn is null) context.Items.Remove(NonceKey);
        else context.Items[NonceKey] = standIn;
    }

    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{context.Nonce()}'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.IsHttps && !IsThisMachine(context.Request.Host))
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }

    // Browsers would hold it against every other program on the same machine.
    private static bool IsThisMachine(HostString host) => host.Host is "localhost" or "127.0.0.1" or "[::1]";
}
