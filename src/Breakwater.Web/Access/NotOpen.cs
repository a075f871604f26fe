using Breakwater.Kernel.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Access;

/// <summary>
/// The one answer to "not there" and "not yours": the same status, the same bytes, whoever asks, and a title that says nothing in a
/// tab or a history. No form, no name and no script stands in it, because a token or a nonce would make two answers differ.
/// </summary>
public sealed class NotOpen(Hub hub) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context) => Write(context.HttpContext, hub);

    public static Task Write(HttpContext http, Hub hub)
    {
        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="en" class="govuk-template">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Local services</title><link rel="stylesheet" href="/dist/site.css"></head>
            <body class="govuk-template__body">
            <header class="bw-header"><div class="govuk-width-container bw-header__row"><a class="bw-header__home" href="/"><img class="bw-header__mark" src="/dist/logo.svg" alt="" width="46" height="38"><span class="bw-header__name">Breakwater</span></a></div></header>
            <div class="govuk-width-container">
            <main class="govuk-main-wrapper">
            <h1 class="govuk-heading-l">This doesn't exist or isn't open to you</h1>
            <p class="govuk-body">If you were sent it, ring the hub on {hub.Phone}.</p>
            <p class="govuk-body"><a class="govuk-link" href="/">Go to the first page</a></p>
            </main>
            </div>
            </body>
            </html>
            """);
    }
}
