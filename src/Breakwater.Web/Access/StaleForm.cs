using System.Globalization;
using Breakwater.Kernel.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Breakwater.Web.Access;

/// <summary>
/// A form that was not made for this browser, was opened before somebody signed in or out, or is larger than we take in,
/// changes nothing: says which, in words instead of an empty page.
/// </summary>
public sealed class StaleForm(PartnershipConfiguration configuration) : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult) return;
        var request = context.HttpContext.Request;
        var page = request.Path.Value ?? "/";
        var most = context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        var tooLarge = request.ContentLength > most;
        var (title, why) = tooLarge
            ? ("This was too long to take in", string.Create(CultureInfo.InvariantCulture, $"Nothing was sent. What you sent had about {request.ContentLength:N0} characters, and one page can take {most:N0}. Send it in parts."))
            : ("This page was open for too long", "Nothing was sent. It also happens when a browser keeps no cookies, or when you signed in or out in another window.");
        context.Result = new ContentResult
        {
            StatusCode = tooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest,
            ContentType = "text/html; charset=utf-8",
            Content = $"""
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Local services</title></head>
                <body>
                <main>
                <h1>{title}</h1>
                <p>{why}</p>
                <p><a href="{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(page)}">Open the page again</a>. If it happens again, ring {configuration.Hub.Phone}. If somebody is in danger now, ring 999.</p>
                </main>
                </body>
                </html>
                """,
        };
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
