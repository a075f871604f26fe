using Breakwater.Safeguarding.Language;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Breakwater.Web.Pages.Reply;
using Breakwater.Web.Pages.Report;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Breakwater.Web.Hosting;

/// <summary>Puts the product together: services, the order of the gates, the pages.</summary>
public static class BreakwaterWeb
{
    /// <summary>Adds everything to a builder whose address is already set.</summary>
    public static WebApplicationBuilder AddBreakwater(this WebApplicationBuilder builder, OpenPartnership partnership)
    {
        builder.AddLook();
        var services = builder.Services;
        services.AddSingleton(partnership);
        services.AddSingleton(partnership.Partnership);
        services.AddSingleton(partnership.Partnership.Configuration);
        services.AddSingleton(partnership.Abilities);
        services.AddSingleton(partnership.Partnership.Clock);
        services.AddScoped(_ => partnership.Safeguarding());
        services.AddScoped(_ => partnership.Scrutiny());
        services.AddScoped<SentOnce>();
        services.AddScoped<Access.SignIn.HalfSignedIn>();
        services.AddScoped<Access.SignIn.WayIn>();
        services.AddSingleton<WordShelf>();
        services.AddSingleton<Pages.Worklist.ListShelf>();
        services.AddSingleton<GuessBrake>();
        services.AddSingleton<ReportBrake>();
        services.AddDataProtection().SetApplicationName("breakwater-" + partnership.Partnership.Code)
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(partnership.Settings.KeyFolder, "cookies")))
            // One pass for what the default does in three (derive two keys, encrypt, authenticate), four times a form.
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        // The key folder is private already and holds the master key besides; wrapping the cookie keys would hide nothing.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        services.AddSingleton<MailSender>();
        services.AddHostedService<Ticker>();
        services.AddSingleton(WordingList.Load(partnership.Settings.LanguageFile));
        services.AddSessionCookie();
        services.AddAntiforgery(forgery =>
        {
            forgery.Cookie.Name = "__Host-breakwater-form";
            // "Always" here refuses http://localhost, which browsers trust; the cookie policy below marks it Secure.
            forgery.Cookie.SecurePolicy = CookieSecurePolicy.None;
            forgery.Cookie.SameSite = SameSiteMode.Strict;
            forgery.Cookie.Path = "/";
            forgery.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<CookieTempDataProviderOptions>(temp =>
        {
            temp.Cookie.Name = "__Host-breakwater-note";
            temp.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            temp.Cookie.Path = "/";
        });
        services.AddRazorPages().AddApplicationPart(typeof(BreakwaterWeb).Assembly)
            .AddMvcOptions(mvc =>
            {
                mvc.Filters.Add<NothingToSend>();
                // Around the next one, whose answer to a second sending counts as sent.
                mvc.Filters.Add<Access.Unsent.SentAfterAll>();
                mvc.Filters.AddService<SentOnce>();
                mvc.Filters.Add<StaleForm>();
            });
        services.AddResponseCompression(c =>
        {
            // Behind TLS too. The length of an answer gives no form's token away: it is sealed anew for each page. Another site
            // can't post or embed anything with a session (SameSite, tokens), so to learn other words from lengths somebody would
            // have to listen on the line and lead a signed-in browser through thousands of links.
            c.EnableForHttps = true;
            c.Providers.Add<GzipCompressionProvider>();
        });
        services.AddHostedService<LogKeeper>();
        services.AddHealthChecks();
        builder.WebHost.ConfigureKestrel(Limits);
        return builder;
    }

    /// <summary>What the line to the network takes in.</summary>
    internal static void Limits(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
    }

    /// <summary>Sets the order: headers, files, who is there, whether they may, what the layout shows, the page.</summary>
    public static WebApplication UseBreakwater(this WebApplication app, OpenPartnership partnership)
    {
        // The server listens on the loopback address and the proxy in front, which is on this machine, says where somebody comes
        // from and whether by TLS: only what the nearest proxy added counts. Used for counting tries (see SourceBrake,
        // TakeSignIn) and for telling browsers to stay with TLS (SecurityHeaders), and kept nowhere.
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/problem");
        app.UseResponseCompression();
        app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always, HttpOnly = Microsoft.AspNetCore.CookiePolicy.HttpOnlyPolicy.Always });
        app.UseRouting();
        app.UsePublicShelf(new PublicShelf(partnership));
        app.UseAuthentication();
        app.UseAbilityGate(partnership);
        app.UseFrame(partnership);
        app.UseAntiforgery();
        app.MapPagesAndFiles();
        app.MapHealthChecks("/health").WithMetadata(new OpenToAllAttribute());
        return app;
    }
}
