using Breakwater.Web.Appearance;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Breakwater.Web.Tests.Servers;

/// <summary>The look alone: layouts, fields and static files around the example pages, without accounts or database.</summary>
public sealed class ExampleHost : IAsyncLifetime
{
    private WebApplication? _app;

    /// <summary>Saturday 21 November 2026, 20:00 in London.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 20, 0, 0, TimeSpan.Zero);

    public Uri Address { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ExampleHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
        });
        builder.AddLook();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(new StillTime());
        builder.Services.AddRazorPages();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.UseSecurityHeaders();
        _app.Use((context, next) =>
        {
            Fill(context.RequestServices.GetRequiredService<PageFrame>());
            return next(context);
        });
        _app.MapPagesAndFiles();
        _app.MapGet("/leave", () => Results.Text("left"));
        await _app.StartAsync();
        var port = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        Address = new Uri($"http://localhost:{port}");
        Client = new HttpClient { BaseAddress = Address };
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    private static void Fill(PageFrame frame)
    {
        frame.Partnership = "Merrowshire Safer Together";
        frame.IsDemonstration = true;
        frame.SignedInName = "Nadia Karim";
        frame.SignedInRole = "front door officer, Merrowshire County Council";
        frame.LeaveTo = "/example/worklist?elsewhere";
        frame.Navigation = [new("Worklist", "/example/worklist", 4), new("Daily huddle", "/example/huddle"), new("Log a concern", "/example/log"), new("Find a record", "/example/find")];
    }

    private sealed class StillTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
