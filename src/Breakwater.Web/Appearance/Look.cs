using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Breakwater.Web.Appearance;

/// <summary>Wires layouts, fields and static files into an application.</summary>
public static class Look
{
    /// <summary>
    /// Adds the page frame and plain words for what can't be read from a form. Finds the static files of a build that
    /// was not published, in every environment.
    /// </summary>
    public static WebApplicationBuilder AddLook(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.Services.AddScoped<PageFrame>();
        builder.Services.Configure<MvcOptions>(options =>
        {
            // "The Name field is required" is no sentence for a practitioner: pages say what to enter, with [Required].
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            Words(options.ModelBindingMessageProvider);
        });
        return builder;
    }

    /// <summary>Maps the pages and the fingerprinted static files, which anybody may fetch.</summary>
    public static PageActionEndpointConventionBuilder MapPagesAndFiles(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var manifest = Manifest(app.Environment);
        app.MapStaticAssets(manifest).AllowAnonymous();
        return app.MapRazorPages().WithStaticAssets(manifest);
    }

    // The list of static files carries the name of the project that was built to run: the program, or a test.
    private static string Manifest(IHostEnvironment environment)
    {
        string[] names = [environment.ApplicationName, "breakwater", typeof(Look).Assembly.GetName().Name!];
        var paths = names.Select(name => Path.Combine(AppContext.BaseDirectory, $"{name}.staticwebassets.endpoints.json")).ToList();
        return paths.Find(File.Exists) ?? paths[0];
    }

    private static void Words(DefaultModelBindingMessageProvider words)
    {
        words.SetAttemptedValueIsInvalidAccessor((value, name) => $"{name}: “{value}” can't be read. Check this answer");
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"“{value}” can't be read. Check this answer");
        words.SetValueIsInvalidAccessor(value => $"“{value}” can't be read. Check this answer");
        words.SetValueMustBeANumberAccessor(name => $"{name} must be a number");
        words.SetNonPropertyValueMustBeANumberAccessor(() => "This must be a number");
        words.SetValueMustNotBeNullAccessor(_ => "Answer this question");
        words.SetMissingBindRequiredValueAccessor(name => $"{name} is missing");
        words.SetMissingKeyOrValueAccessor(() => "Part of this answer is missing");
        words.SetMissingRequestBodyRequiredValueAccessor(() => "Nothing was sent");
        words.SetUnknownValueIsInvalidAccessor(name => $"{name}: check this answer");
        words.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Check this answer");
    }
}
