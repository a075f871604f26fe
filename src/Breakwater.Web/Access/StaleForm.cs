using Breakwater.Kernel.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Breakwater.Web.Access;

/// <summary>
/// A form that was not made for this browser, or was opened before somebody signed in or out, changes nothing: says so in
/// words instead of an empty page.
/// </summary>
public sealed class StaleForm(PartnershipConfiguration configuration) : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult) return;
        var page = context.HttpContext.Request.Path.Value ?? "/";
        context.Result = new ContentResult
        {
            StatusCode = StatusCodes.Status400BadRequest,
            ContentType = "text/html; charset=utf-8",
            Content = $"""
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Local services</title></head>
                <body>
                <main>
                <h1>This page was open for too long</h1>
                <p>Nothing was sent. It also happens when a browser keeps no cookies, or when you signed in or out in another window.</p>
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
