using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Access;

/// <summary>A page that says why nothing was done, without layout, name or script: it is sent before anybody's record is loaded.</summary>
internal static class PlainPage
{
    /// <param name="status">The answer's status.</param>
    /// <param name="title">What happened.</param>
    /// <param name="why">In a sentence or two; no markup.</param>
    /// <param name="again">The page to open again.</param>
    /// <param name="phone">The hub's number.</param>
    public static ContentResult Of(int status, string title, string why, string again, string phone) => new()
    {
        StatusCode = status,
        ContentType = "text/html; charset=utf-8",
        Content = $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Local services</title></head>
            <body>
            <main>
            <h1>{title}</h1>
            <p>{why}</p>
            <p><a href="{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(again)}">Open the page again</a>. If it happens again, ring {phone}. If somebody is in danger now, ring 999.</p>
            </main>
            </body>
            </html>
            """,
    };
}
